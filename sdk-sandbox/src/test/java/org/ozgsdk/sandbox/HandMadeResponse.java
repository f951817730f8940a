// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.ozgsdk.core.xml.Xml;
import org.ozgsdk.core.xml.XmlLimits;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A response as it reached the browser, taken apart by hand with the JDK's ciphers and signatures. */
final class HandMadeResponse {

    static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String SAMLP = "urn:oasis:names:tc:SAML:2.0:protocol";
    static final XmlLimits LIMITS = XmlLimits.DEFAULT.withTextLength(1 << 20);

    final HandMadeService service;
    final RawClient.Answer page;
    final String text;

    HandMadeResponse(HandMadeService service, RawClient.Answer page) {
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        this.service = service;
        this.page = page;
        this.text = new String(
                Base64.getDecoder().decode(HandMadeService.field(page.body(), "SAMLResponse")), StandardCharsets.UTF_8);
    }

    Element root() {
        return parsed(text);
    }

    static Element parsed(String xml) {
        return Xml.document(xml.getBytes(StandardCharsets.UTF_8), LIMITS).getDocumentElement();
    }

    String secondCode() {
        Element top = first(root(), SAMLP, "StatusCode");
        return first(top, SAMLP, "StatusCode").getAttribute("Value").replace("urn:oasis:names:tc:SAML:2.0:status:", "");
    }

    String topCode() {
        return first(root(), SAMLP, "StatusCode")
                .getAttribute("Value")
                .replace("urn:oasis:names:tc:SAML:2.0:status:", "");
    }

    String plain() {
        return new String(decrypted(), StandardCharsets.UTF_8);
    }

    Element assertion() {
        return parsed(plain());
    }

    byte[] decrypted() {
        Element data = first(root(), XENC, "EncryptedData");
        Element encryptedKey = first(root(), XENC, "EncryptedKey");
        try {
            byte[] key = unwrapped(encryptedKey);
            byte[] sealed = cipherValue(data);
            String algorithm = method(data);
            boolean gcm = algorithm.endsWith("gcm");
            int ivLength = gcm ? 12 : 16;
            byte[] iv = Arrays.copyOf(sealed, ivLength);
            Cipher cipher = Cipher.getInstance(gcm ? "AES/GCM/NoPadding" : "AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    gcm ? new GCMParameterSpec(128, iv) : new IvParameterSpec(iv));
            return cipher.doFinal(sealed, ivLength, sealed.length - ivLength);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not decrypted", e);
        }
    }

    private byte[] unwrapped(Element encryptedKey) throws GeneralSecurityException {
        Cipher cipher;
        switch (method(encryptedKey)) {
            case XENC + "rsa-oaep-mgf1p" -> {
                cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
                cipher.init(
                        Cipher.DECRYPT_MODE,
                        service.encryption,
                        new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT));
            }
            case "http://www.w3.org/2009/xmlenc11#rsa-oaep" -> {
                cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
                cipher.init(
                        Cipher.DECRYPT_MODE,
                        service.encryption,
                        new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            }
            default -> {
                cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
                cipher.init(Cipher.DECRYPT_MODE, service.encryption);
            }
        }
        return cipher.doFinal(cipherValue(encryptedKey));
    }

    static String method(Element encrypted) {
        return child(encrypted, "EncryptionMethod").getAttribute("Algorithm");
    }

    static byte[] cipherValue(Element encrypted) {
        return Base64.getDecoder()
                .decode(child(child(encrypted, "CipherData"), "CipherValue").getTextContent());
    }

    /** True if the signature directly below this root fits the account's key. */
    boolean verifies(Element root) {
        return verifies(root, service.sandbox.account().certificates().get(0).getPublicKey());
    }

    static boolean verifies(Element root, PublicKey key) {
        try {
            DOMValidateContext context = new DOMValidateContext(key, child(root, "Signature"));
            context.setProperty("org.jcp.xml.dsig.secureValidation", true);
            for (Element element : all(root, SAML, "Assertion")) {
                context.setIdAttributeNS(element, null, "ID");
            }
            context.setIdAttributeNS(root, null, "ID");
            XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            return signature.validate(context);
        } catch (MarshalException | XMLSignatureException e) {
            return false;
        }
    }

    static Element child(Element parent, String name) {
        return children(parent).stream()
                .filter(element -> element.getLocalName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no child " + name));
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static List<String> names(Element parent) {
        return children(parent).stream().map(Element::getLocalName).toList();
    }

    static List<Element> all(Element root, String namespace, String name) {
        NodeList nodes = root.getElementsByTagNameNS(namespace, name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            all.add((Element) nodes.item(i));
        }
        return all;
    }

    static Element first(Element root, String namespace, String name) {
        List<Element> all = all(root, namespace, name);
        assertThat(all).as(name).isNotEmpty();
        return all.get(0);
    }

    Element attribute(String oid) {
        return all(assertion(), SAML, "Attribute").stream()
                .filter(one -> one.getAttribute("Name").equals("urn:oid:" + oid))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no attribute " + oid));
    }

    String value(String oid) {
        return attribute(oid).getTextContent();
    }

    String trust(String oid) {
        return attribute(oid).getAttributeNS("https://www.akdb.de/request/2018/09", "TrustLevel");
    }
}
