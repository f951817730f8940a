// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.ozgsdk.core.keys.KeyMaterial;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Makes the response that all are measured with: one assertion with 20 attributes, signed by rsa-sha256, encrypted by RSA-OAEP-MGF1P and AES-256-GCM. Knows nothing of the code it measures. */
final class SamlResponse {

    static final String IDP = "https://idp.ozgsdk.example/idp";
    static final String SP = "https://service.ozgsdk.example/sp";
    static final String ACS = "https://service.ozgsdk.example/acs";
    static final String REQUEST = "_0123456789abcdef0123456789abcdef01234567";

    private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";

    private SamlResponse() {}

    static String base64(KeyMaterial idp, PublicKey sp, Instant now) throws Exception {
        String xml =
                "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_response\""
                        + " Version=\"2.0\" IssueInstant=\"" + now + "\" Destination=\"" + ACS + "\" InResponseTo=\""
                        + REQUEST
                        + "\"><saml:Issuer>" + IDP
                        + "</saml:Issuer><samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/></samlp:Status>"
                        + "<saml:EncryptedAssertion>" + encrypted(signed(assertion(now), idp), sp)
                        + "</saml:EncryptedAssertion></samlp:Response>";
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String assertion(Instant now) {
        Instant end = now.plusSeconds(300);
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            String name = i == 0 ? "urn:oid:2.5.4.4" : "urn:oid:1.3.6.1.4.1.99999." + i;
            attributes
                    .append("<saml:Attribute FriendlyName=\"attribut")
                    .append(i)
                    .append("\" Name=\"")
                    .append(name)
                    .append(
                            "\" NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:uri\"><saml:AttributeValue xsi:type=\"xsd:string\">")
                    .append("Wert ".repeat(40))
                    .append(i)
                    .append("</saml:AttributeValue></saml:Attribute>");
        }
        return "<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ID=\"_assertion\" IssueInstant=\"" + now
                + "\" Version=\"2.0\"><saml:Issuer>" + IDP + "</saml:Issuer><saml:Subject><saml:NameID"
                + " Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\">person-1</saml:NameID>"
                + "<saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"><saml:SubjectConfirmationData InResponseTo=\""
                + REQUEST + "\" NotOnOrAfter=\"" + end + "\" Recipient=\"" + ACS
                + "\"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore=\"" + now
                + "\" NotOnOrAfter=\""
                + end + "\"><saml:AudienceRestriction><saml:Audience>" + SP
                + "</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant=\""
                + now
                + "\" SessionIndex=\"_session\"><saml:AuthnContext><saml:AuthnContextClassRef>http://eidas.europa.eu/LoA/substantial"
                + "</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>"
                + attributes + "</saml:AttributeStatement></saml:Assertion>";
    }

    private static byte[] signed(String assertion, KeyMaterial idp) throws Exception {
        DocumentBuilderFactory builders = DocumentBuilderFactory.newDefaultNSInstance();
        Document document = builders.newDocumentBuilder()
                .parse(new ByteArrayInputStream(assertion.getBytes(StandardCharsets.UTF_8)));
        Element root = document.getDocumentElement();
        root.setIdAttribute("ID", true);
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        var reference = factory.newReference(
                "#_assertion",
                factory.newDigestMethod(DigestMethod.SHA256, null),
                List.of(
                        factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                        factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                null,
                null);
        var info = factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
                List.of(reference));
        factory.newXMLSignature(info, null)
                .sign(new DOMSignContext(
                        idp.privateKey(), root, root.getFirstChild().getNextSibling()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        var transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty("omit-xml-declaration", "yes");
        transformer.transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }

    private static String encrypted(byte[] assertion, PublicKey sp) throws Exception {
        byte[] key = new byte[32];
        byte[] iv = new byte[12];
        SecureRandom random = new SecureRandom();
        random.nextBytes(key);
        random.nextBytes(iv);
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
        byte[] text = gcm.doFinal(assertion);
        byte[] whole = new byte[iv.length + text.length];
        System.arraycopy(iv, 0, whole, 0, iv.length);
        System.arraycopy(text, 0, whole, iv.length, text.length);
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        rsa.init(Cipher.ENCRYPT_MODE, sp);
        Base64.Encoder base64 = Base64.getEncoder();
        return "<xenc:EncryptedData xmlns:xenc=\"" + XENC + "\" Type=\"" + XENC
                + "Element\"><xenc:EncryptionMethod Algorithm=\"http://www.w3.org/2009/xmlenc11#aes256-gcm\"/>"
                + "<ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><xenc:EncryptedKey><xenc:EncryptionMethod Algorithm=\""
                + XENC + "rsa-oaep-mgf1p\"/><xenc:CipherData><xenc:CipherValue>"
                + base64.encodeToString(rsa.doFinal(key))
                + "</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo><xenc:CipherData><xenc:CipherValue>"
                + base64.encodeToString(whole) + "</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>";
    }
}
