// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.ExcC14NParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.crypto.dsig.spec.XPathFilterParameterSpec;
import org.ozgsdk.core.xml.Xml;
import org.ozgsdk.core.xml.XmlLimits;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSOutput;
import org.w3c.dom.ls.LSSerializer;

/** Puts an enveloped signature behind the Issuer, as the official sample has it (interface description, 10.2), with the JDK alone. */
final class XmlSigner {

    static final String PSS = "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";
    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
    static final String HMAC_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";

    private static final XmlLimits LIMITS = XmlLimits.DEFAULT.withTextLength(1 << 20);

    private XmlSigner() {}

    /**
     * How a signature is made.
     *
     * @param canonical canonicalisation of ds:SignedInfo
     * @param xpath a third transform of the reference; empty for none
     */
    record Form(String method, String canonical, String digest, String xpath) {

        static Form of(String method) {
            return new Form(method, Saml.EXCLUSIVE, DigestMethod.SHA256, "");
        }

        Form by(String other) {
            return new Form(other, canonical, digest, xpath);
        }
    }

    /**
     * Signs the root by its ID.
     *
     * @param prefixes namespace prefixes that only stand in values, so that canonicalisation must be told of them
     */
    static String sign(String xml, Form form, Key key, X509Certificate certificate, List<String> prefixes) {
        Document document = Xml.document(xml.getBytes(StandardCharsets.UTF_8), LIMITS);
        Element root = document.getDocumentElement();
        XMLSignatureFactory factory = SignatureRules.factory();
        DOMSignContext context =
                new DOMSignContext(key, root, Dom.children(root).get(1));
        context.setDefaultNamespacePrefix("ds");
        context.putNamespacePrefix(Saml.EXCLUSIVE, "ec");
        context.setIdAttributeNS(root, null, "ID");
        try {
            SignedInfo info = info(factory, form, root.getAttribute("ID"), prefixes);
            factory.newXMLSignature(info, keyInfo(factory, certificate)).sign(context);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException("the sandbox cannot sign", e);
        }
        unbreak(root, "SignatureValue");
        unbreak(root, "X509Certificate");
        return write(document);
    }

    private static SignedInfo info(XMLSignatureFactory factory, Form form, String id, List<String> prefixes)
            throws GeneralSecurityException {
        C14NMethodParameterSpec none = null;
        TransformParameterSpec told = prefixes.isEmpty() ? null : new ExcC14NParameterSpec(prefixes);
        List<Transform> transforms = new ArrayList<>();
        transforms.add(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null));
        if (!form.xpath().isEmpty()) {
            transforms.add(factory.newTransform(Transform.XPATH, new XPathFilterParameterSpec(form.xpath())));
        }
        transforms.add(factory.newTransform(CanonicalizationMethod.EXCLUSIVE, told));
        Reference reference =
                factory.newReference("#" + id, factory.newDigestMethod(form.digest(), null), transforms, null, null);
        return factory.newSignedInfo(
                factory.newCanonicalizationMethod(form.canonical(), none),
                factory.newSignatureMethod(form.method(), null),
                List.of(reference));
    }

    private static KeyInfo keyInfo(XMLSignatureFactory factory, X509Certificate certificate) {
        KeyInfoFactory keys = factory.getKeyInfoFactory();
        return keys.newKeyInfo(List.of(keys.newX509Data(List.of(certificate))));
    }

    /** The JDK breaks Base64 by CR LF, which XML then writes as a character reference. Neither text is signed. */
    private static void unbreak(Element root, String name) {
        var texts = root.getElementsByTagNameNS(Saml.SIGNATURE, name);
        for (int i = 0; i < texts.getLength(); i++) {
            Element element = (Element) texts.item(i);
            element.setTextContent(String.valueOf(element.getTextContent()).replaceAll("\\s", ""));
        }
    }

    private static String write(Document document) {
        DOMImplementationLS implementation =
                (DOMImplementationLS) document.getImplementation().getFeature("LS", "3.0");
        LSSerializer serializer = implementation.createLSSerializer();
        serializer.getDomConfig().setParameter("xml-declaration", false);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LSOutput output = implementation.createLSOutput();
        output.setByteStream(bytes);
        output.setEncoding("UTF-8");
        serializer.write(document.getDocumentElement(), output);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
