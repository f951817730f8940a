// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.idp;

import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.function.UnaryOperator;
import javax.crypto.spec.SecretKeySpec;
import org.apache.xml.security.Init;
import org.apache.xml.security.encryption.EncryptedData;
import org.apache.xml.security.encryption.EncryptedKey;
import org.apache.xml.security.encryption.XMLCipher;
import org.apache.xml.security.keys.KeyInfo;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.apache.xml.security.transforms.params.InclusiveNamespaces;
import org.ozgsdk.core.keys.KeyMaterial;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** An answer in the manner of some other identity provider, signed and encrypted by Santuario as those do. */
public final class ForeignAnswer {

    public static final String NS = " xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\""
            + " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"";
    public static final String TYPES =
            " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
    public static final String REQUEST = "_4711";
    private static final SecureRandom RANDOM = new SecureRandom();

    static {
        Init.init();
    }

    public String responseDeclares = NS;
    public String assertionDeclares = NS + TYPES;
    public String responseIssuer = "<saml:Issuer>" + Answer.IDP + "</saml:Issuer>";
    public String issuer = "<saml:Issuer>" + Answer.IDP + "</saml:Issuer>";
    public String status =
            "<samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/></samlp:Status>";
    public String nameId =
            "<saml:NameID Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:transient\">_x1</saml:NameID>";
    public String confirmation = confirmation("");
    public String audience =
            "<saml:AudienceRestriction><saml:Audience>" + Answer.SP + "</saml:Audience></saml:AudienceRestriction>";
    public String statements =
            authn("urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport", " SessionIndex=\"_s\"")
                    + attributes("<saml:Attribute Name=\"urn:oid:2.5.4.4\"><saml:AttributeValue"
                            + " xsi:type=\"xs:string\">Muster</saml:AttributeValue></saml:Attribute>");
    public String algorithm = Signing.RSA_SHA256;
    public String digest = Signing.SHA256;
    public String prefixes = "";
    public boolean signAssertion = true;
    public boolean signResponse;
    public UnaryOperator<String> change = xml -> xml;
    public KeyMaterial key = Keys.IDP;
    public PublicKey encryptFor;
    public String content = XMLCipher.AES_128_GCM;
    public String transport = XMLCipher.RSA_OAEP;

    public static String confirmation(String more) {
        return "<saml:SubjectConfirmation"
                + " Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"><saml:SubjectConfirmationData InResponseTo=\""
                + REQUEST + "\" NotOnOrAfter=\"" + Keys.NOW.plusSeconds(300) + "\" Recipient=\"" + Answer.ACS + "\""
                + more
                + "/></saml:SubjectConfirmation>";
    }

    public static String authn(String classRef, String more) {
        return "<saml:AuthnStatement AuthnInstant=\"" + Keys.NOW + "\"" + more
                + "><saml:AuthnContext><saml:AuthnContextClassRef>" + classRef
                + "</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>";
    }

    public static String attributes(String inside) {
        return "<saml:AttributeStatement>" + inside + "</saml:AttributeStatement>";
    }

    private String xml() {
        String assertion = "<saml:Assertion" + assertionDeclares + " ID=\"_a1\" Version=\"2.0\" IssueInstant=\""
                + Keys.NOW + "\">"
                + issuer + "<saml:Subject>" + nameId + confirmation + "</saml:Subject><saml:Conditions NotBefore=\""
                + Keys.NOW.minusSeconds(30) + "\" NotOnOrAfter=\"" + Keys.NOW.plusSeconds(300) + "\">" + audience
                + "</saml:Conditions>" + statements + "</saml:Assertion>";
        boolean success = status.contains("status:Success");
        return "<samlp:Response" + responseDeclares + " ID=\"_r1\" Version=\"2.0\" IssueInstant=\"" + Keys.NOW
                + "\" Destination=\"" + Answer.ACS + "\" InResponseTo=\"" + REQUEST + "\">" + responseIssuer + status
                + (success ? assertion : "") + "</samlp:Response>";
    }

    /** {@return the answer as it goes to the browser} */
    public byte[] xmlBytes() {
        try {
            Document document = Trees.parse(change.apply(xml()));
            Element assertion = Trees.first(document, "Assertion");
            if (signAssertion && assertion != null) {
                sign(assertion);
            }
            if (encryptFor != null) {
                encrypt(document, assertion);
            }
            if (signResponse) {
                sign(document.getDocumentElement());
            }
            return Trees.bytes(document);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void sign(Element element) throws Exception {
        element.setIdAttribute("ID", true);
        Document document = element.getOwnerDocument();
        XMLSignature signature =
                new XMLSignature(document, "", algorithm, Transforms.TRANSFORM_C14N_EXCL_OMIT_COMMENTS);
        Element issuer = Trees.first(element, "Issuer");
        element.insertBefore(signature.getElement(), issuer.getNextSibling());
        Transforms transforms = new Transforms(document);
        transforms.addTransform(Transforms.TRANSFORM_ENVELOPED_SIGNATURE);
        boolean plain = prefixes.isEmpty() || element.getLocalName().equals("Response");
        if (plain) {
            transforms.addTransform(Transforms.TRANSFORM_C14N_EXCL_OMIT_COMMENTS);
        } else {
            transforms.addTransform(
                    Transforms.TRANSFORM_C14N_EXCL_OMIT_COMMENTS,
                    new InclusiveNamespaces(document, prefixes).getElement());
        }
        signature.addDocument("#" + element.getAttribute("ID"), transforms, digest);
        signature.addKeyInfo(key.certificate());
        signature.addKeyInfo(key.certificate().getPublicKey());
        signature.sign(key.privateKey());
    }

    private void encrypt(Document document, Element assertion) throws Exception {
        byte[] secret = new byte[content.contains("256") ? 32 : 16];
        RANDOM.nextBytes(secret);
        SecretKeySpec contentKey = new SecretKeySpec(secret, "AES");
        XMLCipher wrap = XMLCipher.getInstance(transport);
        wrap.init(XMLCipher.WRAP_MODE, encryptFor);
        EncryptedKey wrapped = wrap.encryptKey(document, contentKey);
        XMLCipher cipher = XMLCipher.getInstance(content);
        cipher.init(XMLCipher.ENCRYPT_MODE, contentKey);
        EncryptedData data = cipher.getEncryptedData();
        KeyInfo info = new KeyInfo(document);
        info.add(wrapped);
        data.setKeyInfo(info);
        Element around = document.createElementNS("urn:oasis:names:tc:SAML:2.0:assertion", "saml:EncryptedAssertion");
        assertion.getParentNode().replaceChild(around, assertion);
        around.appendChild(assertion);
        cipher.doFinal(document, assertion, false);
    }
}
