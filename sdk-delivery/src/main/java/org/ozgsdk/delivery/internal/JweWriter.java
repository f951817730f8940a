// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.Base64Url;
import org.ozgsdk.core.keys.Jwk;

/**
 * Encrypts for a destination: compact JWE (RFC 7516) with RSA-OAEP-256 and A256GCM, no compression, a fresh content key and IV each time. The plaintext is read
 * once, in small pieces, and hashed on the way, so the hash is that of exactly the encrypted bytes.
 */
public final class JweWriter {

    /** Small pieces stay in the cache and let the JIT compile the loop early; a multiple of 3 (base64) and 16 (AES). */
    private static final int CHUNK = CompactText.BLOCK;

    private static final int TAG_BYTES = GcmOpening.TAG_BYTES;
    private static final OAEPParameterSpec OAEP_256 =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
    private static final SecureRandom RANDOM = new SecureRandom();

    private JweWriter() {}

    /** What is known once all is written: the authentication tag (fifth part, base64url) and SHA-512 of the plaintext (lower-case hex). */
    public record Seal(String tag, String sha512) {}

    /** A JWE in memory. The bytes are ASCII. */
    record Sealed(String jwe, Seal seal) {}

    static Sealed seal(Jwk key, String contentType, byte[] plaintext) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plaintext.length / 3 * 4 + 1024);
        try {
            Seal seal = write(key, contentType, new ByteArrayInputStream(plaintext), out);
            return new Sealed(out.toString(StandardCharsets.US_ASCII), seal);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    /**
     * Encrypts what a stream holds, of any length below 2 GiB.
     *
     * @param key the destination's, checked by the caller
     * @param contentType {@code cty}
     * @param plaintext read to its end; not closed here
     * @param out gets the JWE, ASCII; not closed here
     * @return tag and hash
     * @throws IOException if reading or writing fails, or the plaintext is too long
     */
    public static Seal write(Jwk key, String contentType, InputStream plaintext, OutputStream out) throws IOException {
        byte[] contentKey = new byte[32];
        byte[] iv = new byte[12];
        RANDOM.nextBytes(contentKey);
        RANDOM.nextBytes(iv);
        try {
            String header = Base64Url.encode(Json.write(header(key, contentType)));
            String wrapped = Base64Url.encode(wrap(key, contentKey));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new GCMParameterSpec(8 * TAG_BYTES, iv));
            cipher.updateAAD(ascii(header));
            out.write(ascii(header + "." + wrapped + "." + Base64Url.encode(iv) + "."));
            return body(cipher, plaintext, out);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK 17 has AES-GCM, RSA-OAEP and SHA-512", e);
        } finally {
            Arrays.fill(contentKey, (byte) 0);
        }
    }

    private static Seal body(Cipher cipher, InputStream plaintext, OutputStream out)
            throws IOException, GeneralSecurityException {
        MessageDigest hash = MessageDigest.getInstance("SHA-512");
        Base64UrlOutput encoded = new Base64UrlOutput(out);
        byte[] plain = new byte[CHUNK];
        byte[] secret = new byte[CHUNK + 4 * TAG_BYTES];
        long left = GcmOpening.MOST_BYTES;
        for (int read = plaintext.readNBytes(plain, 0, CHUNK); read > 0; read = plaintext.readNBytes(plain, 0, CHUNK)) {
            left -= read;
            if (left < 0) {
                throw new IOException(
                        "longer than 2 GiB, which AES-GCM of the JDK does not take under one key; send fragments");
            }
            hash.update(plain, 0, read);
            encoded.write(secret, cipher.update(plain, 0, read, secret));
        }
        Arrays.fill(plain, (byte) 0);
        byte[] end = cipher.doFinal();
        encoded.write(end, end.length - TAG_BYTES);
        encoded.finish();
        String tag = Base64Url.encode(Arrays.copyOfRange(end, end.length - TAG_BYTES, end.length));
        out.write(ascii("." + tag));
        return new Seal(tag, HexFormat.of().formatHex(hash.digest()));
    }

    private static Map<String, String> header(Jwk key, String contentType) {
        Map<String, String> header = new LinkedHashMap<>();
        header.put("alg", "RSA-OAEP-256");
        header.put("enc", "A256GCM");
        header.put("kid", key.kid().orElseThrow());
        header.put("cty", contentType);
        return header;
    }

    private static byte[] wrap(Jwk key, byte[] contentKey) throws GeneralSecurityException {
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(Cipher.ENCRYPT_MODE, key.publicKey(), OAEP_256);
        return rsa.doFinal(contentKey);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
