// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyUnwrap;
import org.ozgsdk.delivery.fitconnect.DecryptionKey;

/**
 * What is compared, for one size of plaintext: <em>peer</em> is Nimbus as a program uses it (whole arrays, SHA-512 beside it), <em>ours</em> the streaming codec,
 * <em>limit</em> the sum of the primitives none can do without (RSA-4096, AES, SHA-512, base64) in the same small pieces.
 */
final class JweCases {

    private static final int BLOCK = 12 * 1024;
    private static final KeyPair PAIR = pair();
    private static final Jwk KEY = Jwk.of(PAIR.getPublic())
            .kid("benchmark")
            .alg("RSA-OAEP-256")
            .keyOps("wrapKey")
            .build();
    private static final List<DecryptionKey> OURS = List.of(DecryptionKey.of("benchmark", PAIR.getPrivate()));

    private final byte[] plain;
    private final byte[] jwe;
    private final byte[] wrapped;

    JweCases(int size) {
        plain = new byte[size];
        new Random(size).nextBytes(plain);
        String text = JweWriter.seal(KEY, "application/pdf", plain).jwe();
        jwe = text.getBytes(StandardCharsets.US_ASCII);
        wrapped = Base64.getUrlDecoder().decode(text.split("\\.", 3)[1]);
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(4096);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Object encryptPeer() throws JOSEException, GeneralSecurityException {
        JWEObject object = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                        .keyID("benchmark")
                        .contentType("application/pdf")
                        .build(),
                new Payload(plain));
        object.encrypt(new RSAEncrypter((RSAPublicKey) PAIR.getPublic()));
        return object.serialize().length() + sha512(plain).length;
    }

    Object encryptOurs() throws IOException {
        return JweWriter.write(
                KEY, "application/pdf", new ByteArrayInputStream(plain), OutputStream.nullOutputStream());
    }

    Object encryptLimit() throws GeneralSecurityException {
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        rsa.init(Cipher.ENCRYPT_MODE, PAIR.getPublic());
        int length = rsa.doFinal(new byte[32]).length;
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] iv = new byte[12];
        new java.security.SecureRandom().nextBytes(iv);
        gcm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[32], "AES"), new GCMParameterSpec(128, iv));
        MessageDigest hash = MessageDigest.getInstance("SHA-512");
        byte[] secret = new byte[BLOCK];
        byte[] text = new byte[BLOCK / 3 * 4];
        int at = 0;
        for (; at + BLOCK <= plain.length; at += BLOCK) {
            hash.update(plain, at, BLOCK);
            gcm.update(plain, at, BLOCK, secret, 0);
            length += Base64.getUrlEncoder().encode(secret, text);
        }
        hash.update(plain, at, plain.length - at);
        byte[] rest = gcm.doFinal(plain, at, plain.length - at);
        return length + Base64.getUrlEncoder().encode(rest).length + hash.digest().length;
    }

    Object decryptPeer() throws ParseException, JOSEException, GeneralSecurityException {
        JWEObject object = JWEObject.parse(new String(jwe, StandardCharsets.US_ASCII));
        object.decrypt(new RSADecrypter(PAIR.getPrivate()));
        return sha512(object.getPayload().toBytes());
    }

    Object decryptOurs() throws IOException {
        try (OpenedJwe opened = OpenedJwe.open(new ByteArrayInputStream(jwe), OURS, Spool.ofSystem(), "benchmark");
                InputStream in = opened.stream()) {
            return in.transferTo(OutputStream.nullOutputStream()) + opened.sha512();
        }
    }

    /** The same work without the second pass: what a caller gets who throws unverified plaintext away himself. */
    Object decryptOursSinglePass() throws IOException {
        return OpenedJwe.singlePass(new ByteArrayInputStream(jwe), OURS, OutputStream.nullOutputStream(), "benchmark");
    }

    Object decryptLimit() throws GeneralSecurityException {
        byte[] key = KeyUnwrap.of(PAIR.getPrivate()).unwrap(wrapped);
        Cipher counter = Cipher.getInstance("AES/CTR/NoPadding");
        counter.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
        MessageDigest hash = MessageDigest.getInstance("SHA-512");
        byte[] text = new byte[BLOCK / 3 * 4];
        byte[] secret = new byte[BLOCK];
        byte[] out = new byte[BLOCK];
        int begin = jwe.length - plain.length / 3 * 4;
        for (int at = begin; at + text.length <= jwe.length; at += text.length) {
            System.arraycopy(jwe, at, text, 0, text.length);
            java.util.Arrays.fill(text, text.length - 40, text.length, (byte) 'A'); // the last block holds a dot
            Base64.getUrlDecoder().decode(text, secret);
            counter.update(secret, 0, BLOCK, out, 0);
            hash.update(out);
        }
        return hash.digest();
    }

    private static byte[] sha512(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-512").digest(bytes);
    }
}
