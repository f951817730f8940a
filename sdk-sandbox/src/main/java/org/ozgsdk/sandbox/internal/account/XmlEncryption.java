// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.AccountFault;

/** XML encryption by hand over the JDK's ciphers: data under a fresh AES key, that key under the service's RSA key (XML Encryption 1.1, 5.2 and 5.5). */
final class XmlEncryption {

    static final String AES_256_GCM = Saml.ENCRYPTION_11 + "aes256-gcm";
    static final String AES_128_GCM = Saml.ENCRYPTION_11 + "aes128-gcm";
    static final String AES_256_CBC = Saml.ENCRYPTION + "aes256-cbc";
    static final String OAEP_MGF1P = Saml.ENCRYPTION + "rsa-oaep-mgf1p";
    static final String OAEP_11 = Saml.ENCRYPTION_11 + "rsa-oaep";
    static final String RSA_15 = Saml.ENCRYPTION + "rsa-1_5";

    private static final SecureRandom RANDOM = new SecureRandom();

    private XmlEncryption() {}

    /**
     * Encrypts an element.
     *
     * @param receiver to whose key
     * @param inFlight changes the Base64 of the data, or leaves it
     * @return the content of saml:EncryptedAssertion
     */
    @Assumption("bundid.gcm-key-size")
    @Assumption("bundid.key-transport")
    static String encrypt(byte[] element, Answer answer, X509Certificate receiver, UnaryOperator<String> inFlight) {
        SecretKey key = newKey(answer.dataEncryption.equals(AES_128_GCM) ? 16 : 32);
        String keyId = Saml.newId();
        String encryptedKey = encryptedKey(
                keyId, key, answer.keyTransport, answer.demand.provider().entityId(), receiver);
        byte[] sealed = seal(answer, key, element);
        String retrieval = "<ds:RetrievalMethod Type=\"" + Saml.ENCRYPTION + "EncryptedKey\" URI=\"#" + keyId + "\"/>";
        String data = Saml.line("""
                <xenc:EncryptedData xmlns:xenc="%s" Id="%s" Type="http://www.w3.org/2001/04/xmlenc#Element">
                <xenc:EncryptionMethod Algorithm="%s"/>
                <ds:KeyInfo xmlns:ds="%s">%s</ds:KeyInfo>
                <xenc:CipherData>%s</xenc:CipherData>
                </xenc:EncryptedData>
                """)
                .formatted(
                        Saml.ENCRYPTION,
                        Saml.newId(),
                        answer.dataEncryption,
                        Saml.SIGNATURE,
                        answer.keyBeside ? retrieval : encryptedKey,
                        cipherData(answer, inFlight.apply(base64(sealed))));
        return answer.keyBeside ? data + encryptedKey : data;
    }

    /** The data itself, or where a careless reader would fetch it. */
    private static String cipherData(Answer answer, String base64) {
        if (answer.has(AccountFault.CIPHER_REFERENCE)) {
            return "<xenc:CipherReference URI=\"" + Saml.escape(answer.idp) + "\"/>";
        }
        if (answer.has(AccountFault.CIPHER_TRANSFORMS)) {
            return Saml.line("""
                    <xenc:CipherReference URI=""><xenc:Transforms>
                    <ds:Transform xmlns:ds="%s" Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>//*</ds:XPath></ds:Transform>
                    </xenc:Transforms></xenc:CipherReference>
                    """).formatted(Saml.SIGNATURE);
        }
        return "<xenc:CipherValue>" + base64 + "</xenc:CipherValue>";
    }

    private static String encryptedKey(
            String id, SecretKey key, String transport, String recipient, X509Certificate receiver) {
        return Saml.line("""
                <xenc:EncryptedKey xmlns:xenc="%s" Id="%s" Recipient="%s">
                <xenc:EncryptionMethod Algorithm="%s">%s</xenc:EncryptionMethod>
                <ds:KeyInfo xmlns:ds="%s"><ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
                <xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue></xenc:CipherData>
                </xenc:EncryptedKey>
                """)
                .formatted(
                        Saml.ENCRYPTION,
                        id,
                        Saml.escape(recipient),
                        transport,
                        parameters(transport),
                        Saml.SIGNATURE,
                        der(receiver),
                        base64(wrap(transport, key, receiver)));
    }

    private static String parameters(String transport) {
        String digest = "<ds:DigestMethod xmlns:ds=\"" + Saml.SIGNATURE + "\" Algorithm=\"%s\"/>";
        return switch (transport) {
            case OAEP_MGF1P -> digest.formatted(Saml.SIGNATURE + "sha1");
            case OAEP_11 ->
                digest.formatted(Saml.ENCRYPTION + "sha256") + "<xenc11:MGF xmlns:xenc11=\"" + Saml.ENCRYPTION_11
                        + "\" Algorithm=\"" + Saml.ENCRYPTION_11 + "mgf1sha256\"/>";
            default -> "";
        };
    }

    private static byte[] wrap(String transport, SecretKey key, X509Certificate certificate) {
        try {
            Cipher cipher =
                    Cipher.getInstance(transport.equals(RSA_15) ? "RSA/ECB/PKCS1Padding" : "RSA/ECB/OAEPPadding");
            switch (transport) {
                case OAEP_MGF1P ->
                    cipher.init(Cipher.ENCRYPT_MODE, certificate.getPublicKey(), oaep("SHA-1", MGF1ParameterSpec.SHA1));
                case OAEP_11 ->
                    cipher.init(
                            Cipher.ENCRYPT_MODE, certificate.getPublicKey(), oaep("SHA-256", MGF1ParameterSpec.SHA256));
                default -> cipher.init(Cipher.ENCRYPT_MODE, certificate.getPublicKey());
            }
            return cipher.doFinal(key.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sandbox cannot encrypt a key", e);
        }
    }

    private static OAEPParameterSpec oaep(String hash, MGF1ParameterSpec mask) {
        return new OAEPParameterSpec(hash, "MGF1", mask, PSource.PSpecified.DEFAULT);
    }

    /** IV in front, with GCM the tag behind (XML Encryption 1.1, 5.2.4); with CBC the padding names its length in the last byte. */
    private static byte[] seal(Answer answer, SecretKey key, byte[] plain) {
        boolean cbc = answer.dataEncryption.equals(AES_256_CBC);
        int tag = answer.has(AccountFault.SHORT_TAG) ? 96 : 128;
        byte[] iv = new byte[cbc ? 16 : 12];
        RANDOM.nextBytes(iv);
        try {
            Cipher cipher = Cipher.getInstance(cbc ? "AES/CBC/PKCS5Padding" : "AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, cbc ? new IvParameterSpec(iv) : new GCMParameterSpec(tag, iv));
            byte[] sealed = new byte[iv.length + cipher.getOutputSize(plain.length)];
            System.arraycopy(iv, 0, sealed, 0, iv.length);
            cipher.doFinal(plain, 0, plain.length, sealed, iv.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sandbox cannot encrypt", e);
        }
    }

    private static SecretKey newKey(int bytes) {
        byte[] key = new byte[bytes];
        RANDOM.nextBytes(key);
        return new SecretKeySpec(key, "AES");
    }

    static String der(X509Certificate certificate) {
        try {
            return base64(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate cannot be written", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
