// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.idp;

import java.security.Key;
import java.security.PublicKey;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.ExcC14NParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.ozgsdk.core.keys.KeyMaterial;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Signs and verifies by javax.xml.crypto of the JDK: other code than the one under test. Every part of the form can be another one. */
public final class Signing {

    public static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    public static final String PSS_SHA256 = "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";
    public static final String SHA256 = DigestMethod.SHA256;

    public Key key;
    public KeyMaterial shown;
    public String method = PSS_SHA256;
    public String digest = SHA256;
    public String c14n = CanonicalizationMethod.EXCLUSIVE;
    public List<String> transforms = List.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE);
    public List<String> prefixes = List.of("xsd");
    public String uri;
    public boolean twoReferences;

    public Signing(KeyMaterial material) {
        this.key = material.privateKey();
        this.shown = material;
    }

    /** Signs the root, the signature directly behind its first child. */
    public void sign(Document document) {
        Element root = document.getDocumentElement();
        root.setIdAttribute("ID", true);
        try {
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            List<Transform> all = new java.util.ArrayList<>();
            for (String transform : transforms) {
                boolean exclusive = transform.startsWith(CanonicalizationMethod.EXCLUSIVE) && !prefixes.isEmpty();
                all.add(factory.newTransform(
                        transform, exclusive ? (TransformParameterSpec) new ExcC14NParameterSpec(prefixes) : null));
            }
            String target = uri == null ? "#" + root.getAttribute("ID") : uri;
            Reference reference = factory.newReference(target, factory.newDigestMethod(digest, null), all, null, null);
            List<Reference> references = twoReferences
                    ? List.of(
                            reference,
                            factory.newReference(target, factory.newDigestMethod(digest, null), all, null, null))
                    : List.of(reference);
            SignedInfo info = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(c14n, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(method, null),
                    references);
            KeyInfo keyInfo = null;
            if (shown != null) {
                KeyInfoFactory keys = factory.getKeyInfoFactory();
                keyInfo = keys.newKeyInfo(List.of(keys.newX509Data(List.of(shown.certificate()))));
            }
            DOMSignContext context =
                    new DOMSignContext(key, root, root.getFirstChild().getNextSibling());
            context.putNamespacePrefix("http://www.w3.org/2000/09/xmldsig#", "ds");
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
            factory.newXMLSignature(info, keyInfo).sign(context);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the JDK, told all IDs and nothing about places, finds the first signature valid: the verifier that wrapping is made for. */
    public static boolean verifiesSomewhere(Document document, PublicKey key) {
        for (Element element : Wrapping.all(document.getDocumentElement())) {
            if (element.hasAttribute("ID")) {
                element.setIdAttribute("ID", true);
            }
        }
        try {
            DOMValidateContext context = new DOMValidateContext(key, Trees.first(document, "Signature"));
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
            return XMLSignatureFactory.getInstance("DOM")
                    .unmarshalXMLSignature(context)
                    .validate(context);
        } catch (Exception e) {
            return false;
        }
    }

    /** Whether the JDK finds the signature of the root valid. */
    public static boolean verifies(Document document, PublicKey key) {
        Element root = document.getDocumentElement();
        root.setIdAttribute("ID", true);
        try {
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            DOMValidateContext context = new DOMValidateContext(key, Trees.first(root, "Signature"));
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
            return factory.unmarshalXMLSignature(context).validate(context);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
