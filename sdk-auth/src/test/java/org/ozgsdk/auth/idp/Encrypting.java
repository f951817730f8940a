// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.idp;

import java.io.ByteArrayOutputStream;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts an assertion by hand with JCA. Every part of the form can be another one. */
public final class Encrypting {

    private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    private static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";
    private static final SecureRandom RANDOM = new SecureRandom();

    public PublicKey key;
    public String data = XENC11 + "aes256-gcm";
    public int keyBytes = 32;
    public String transport = XENC + "rsa-oaep-mgf1p";
    public String digest = "SHA-1";
    public String digestUri = "";
    public String mask = "SHA-1";
    public String maskUri = "";
    public boolean beside;
    public String retrieval = "#_key";
    public String methodExtra = "";
    public String keyMethodExtra = "";
    public String type = XENC + "Element";
    public String lineBreak = "";

    public Encrypting(PublicKey key) {
        this.key = key;
    }

    public Encrypting content(String size) {
        this.data = XENC11 + "aes" + size + "-gcm";
        this.keyBytes = Integer.parseInt(size) / 8;
        return this;
    }

    public Encrypting oaep11(String ofDigest, String ofMask) {
        this.transport = XENC11 + "rsa-oaep";
        this.mask = ofMask;
        this.maskUri = XENC11 + "mgf1" + ofMask.replace("-", "").toLowerCase(java.util.Locale.ROOT);
        return digest(ofDigest);
    }

    public Encrypting digest(String ofDigest) {
        this.digest = ofDigest;
        this.digestUri = switch (ofDigest) {
            case "SHA-1" -> "http://www.w3.org/2000/09/xmldsig#sha1";
            case "SHA-256" -> XENC + "sha256";
            case "SHA-384" -> "http://www.w3.org/2001/04/xmldsig-more#sha384";
            case "SHA-512" -> XENC + "sha512";
            default -> throw new IllegalArgumentException(ofDigest);
        };
        return this;
    }

    /** {@return the element EncryptedAssertion} */
    public String encrypted(byte[] plaintext) {
        try {
            byte[] contentKey = new byte[keyBytes];
            RANDOM.nextBytes(contentKey);
            String keyElement = keyElement(wrap(contentKey));
            String keyInfo = beside
                    ? "<ds:RetrievalMethod Type=\"" + XENC + "EncryptedKey\" URI=\"" + retrieval + "\"/>"
                    : keyElement;
            return "<saml:EncryptedAssertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">"
                    + "<xenc:EncryptedData xmlns:xenc=\"" + XENC + "\" xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\""
                    + " Id=\"_data\" Type=\"" + type + "\">"
                    + "<xenc:EncryptionMethod Algorithm=\"" + data + "\">" + methodExtra + "</xenc:EncryptionMethod>"
                    + "<ds:KeyInfo>" + keyInfo + "</ds:KeyInfo>"
                    + "<xenc:CipherData><xenc:CipherValue>" + base64(encrypt(contentKey, plaintext))
                    + "</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>"
                    + (beside ? keyElement : "")
                    + "</saml:EncryptedAssertion>";
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Declares no prefix it does not use: an unused declaration is under no signature, and a test could not tell it from a hole. */
    private String keyElement(byte[] wrapped) {
        return "<xenc:EncryptedKey xmlns:xenc=\"" + XENC + "\" Id=\"_key\"><xenc:EncryptionMethod Algorithm=\""
                + transport
                + "\">"
                + (digestUri.isEmpty()
                        ? ""
                        : "<ds:DigestMethod xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Algorithm=\"" + digestUri
                                + "\"/>")
                + (maskUri.isEmpty()
                        ? ""
                        : "<xenc11:MGF xmlns:xenc11=\"" + XENC11 + "\" Algorithm=\"" + maskUri + "\"/>")
                + keyMethodExtra
                + "</xenc:EncryptionMethod><xenc:CipherData><xenc:CipherValue>" + base64(wrapped)
                + "</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey>";
    }

    private byte[] wrap(byte[] contentKey) throws Exception {
        if (transport.endsWith("rsa-1_5")) {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return cipher.doFinal(contentKey);
        }
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        AlgorithmParameterSpec spec =
                new OAEPParameterSpec(digest, "MGF1", new MGF1ParameterSpec(mask), PSource.PSpecified.DEFAULT);
        cipher.init(Cipher.ENCRYPT_MODE, key, spec);
        return cipher.doFinal(contentKey);
    }

    private byte[] encrypt(byte[] contentKey, byte[] plaintext) throws Exception {
        boolean cbc = data.endsWith("-cbc");
        byte[] iv = new byte[cbc ? 16 : 12];
        RANDOM.nextBytes(iv);
        Cipher cipher = Cipher.getInstance(cbc ? "AES/CBC/PKCS5Padding" : "AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(contentKey, "AES"),
                cbc ? new IvParameterSpec(iv) : new GCMParameterSpec(128, iv));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(iv);
        out.write(cipher.doFinal(plaintext));
        return out.toByteArray();
    }

    private String base64(byte[] bytes) {
        return lineBreak.isEmpty()
                ? Base64.getEncoder().encodeToString(bytes)
                : Base64.getMimeEncoder(76, lineBreak.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .encodeToString(bytes);
    }
}
