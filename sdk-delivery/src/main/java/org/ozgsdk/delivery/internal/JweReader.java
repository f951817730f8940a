// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Base64Url;
import org.ozgsdk.core.keys.KeyUnwrap;

/**
 * Decrypts what was encrypted for our key: compact JWE (RFC 7516) with RSA-OAEP-256 and A256GCM and nothing else. The plaintext is released only after its
 * tag was verified. A wrong key, a changed header and a changed content end in the same message, so that nobody can ask which it was.
 */
final class JweReader {

    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int KEY_BYTES = 32;
    /** Old senders compress. Deflate cannot do better than about 1 to 1000; documents stay far below 1 to 100. */
    private static final long MOST_INFLATED = 128L * 1024 * 1024;

    private static final long MOST_RATIO = 100;

    private final KeyUnwrap key;
    private final String kid;

    JweReader(PrivateKey key, String kid) {
        this(KeyUnwrap.of(key), kid);
    }

    JweReader(KeyUnwrap key, String kid) {
        this.key = key;
        this.kid = kid;
    }

    /** {@return the key id in the header, not yet proven} */
    static String kid(String compact, String what) {
        String header = compact.substring(0, Math.max(0, compact.indexOf('.')));
        return Json.object(Base64Url.decode(header, what), what + ", header").text("kid");
    }

    /** {@return the fifth part of a compact JWE as it stands, by which both sides name the content} */
    static String tag(String compact) {
        return compact.substring(compact.lastIndexOf('.') + 1);
    }

    byte[] open(String compact, String what) {
        String[] parts = compact.split("\\.", 6);
        if (parts.length != 5) {
            throw new UntrustedException(what + ": expected a compact JWE of five parts.");
        }
        JsonObject header = Json.object(Base64Url.decode(parts[0], what), what + ", header");
        requireAllowed(header, what);
        byte[] wrapped = Base64Url.decode(parts[1], what);
        byte[] iv = Base64Url.decode(parts[2], what);
        byte[] content = Base64Url.decode(parts[3], what);
        byte[] tag = Base64Url.decode(parts[4], what);
        if (iv.length != IV_BYTES || tag.length != TAG_BYTES) {
            throw new UntrustedException(what + ": expected an IV of 96 bits and a tag of 128 bits.");
        }
        byte[] plain = decrypt(unwrap(wrapped, what), iv, parts[0], content, tag, what);
        return header.has("zip") ? inflated(plain, what) : plain;
    }

    private void requireAllowed(JsonObject header, String what) {
        if (!header.text("alg").equals("RSA-OAEP-256") || !header.text("enc").equals("A256GCM")) {
            throw new UntrustedException(what + ": expected RSA-OAEP-256 with A256GCM, found other algorithms.");
        }
        if (!header.text("kid").equals(kid)) {
            throw new UntrustedException(what + ": encrypted for another key than the one in the reply channel.");
        }
        if (header.has("crit") || !header.optionalText("zip").orElse("DEF").equals("DEF")) {
            throw new UntrustedException(what + ": the header asks for an extension (crit, zip) that is not known.");
        }
    }

    private byte[] unwrap(byte[] wrapped, String what) {
        try {
            byte[] contentKey = key.unwrap(wrapped);
            if (contentKey.length == KEY_BYTES) {
                return contentKey;
            }
            throw changed(what, null);
        } catch (GeneralSecurityException e) {
            throw changed(what, e);
        }
    }

    private static byte[] decrypt(
            byte[] contentKey, byte[] iv, String header, byte[] content, byte[] tag, String what) {
        try {
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(
                    Cipher.DECRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new GCMParameterSpec(8 * TAG_BYTES, iv));
            aes.updateAAD(header.getBytes(StandardCharsets.US_ASCII));
            byte[] sealed = Arrays.copyOf(content, content.length + TAG_BYTES);
            System.arraycopy(tag, 0, sealed, content.length, TAG_BYTES);
            return aes.doFinal(sealed);
        } catch (GeneralSecurityException e) {
            throw changed(what, e);
        } finally {
            Arrays.fill(contentKey, (byte) 0);
        }
    }

    /** Small inputs may have any ratio, since they can do no harm. */
    private static byte[] inflated(byte[] packed, String what) {
        long most = Math.min(MOST_INFLATED, Math.max(64 * 1024, MOST_RATIO * packed.length));
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                out.write(buffer, 0, read);
                if (out.size() > most || (read == 0 && !inflater.finished())) {
                    throw new UntrustedException(
                            what + ": the compressed content is cut off or grows without measure.");
                }
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new UntrustedException(what + ": the compressed content is damaged.", e);
        } finally {
            inflater.end();
        }
    }

    private static UntrustedException changed(String what, @Nullable Exception cause) {
        return new UntrustedException(
                what + ": cannot be opened. It was changed, or encrypted for another key.", cause);
    }
}
