// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyRules;
import org.ozgsdk.delivery.internal.JweWriter;
import org.ozgsdk.delivery.internal.OpenedJwe;
import org.ozgsdk.delivery.internal.Spool;

/**
 * The encryption of FIT-Connect alone, for programs that do the rest themselves: compact JWE (RFC 7516, 7.1) with RSA-OAEP-256 and A256GCM, in constant memory
 * whatever the length (below 2 GiB, where the JDK's AES-GCM ends; FIT-Connect takes 500 MB). {@link FitConnect} does all of this by itself. Stateless and safe for use by
 * many threads, each with streams of its own.
 */
public final class Jwe {

    private Jwe() {}

    /**
     * What is known once all is encrypted, to be named in metadata and event log.
     *
     * @param tag the authentication tag, base64url as it stands in the fifth part
     * @param sha512 SHA-512 of the plaintext, lower-case hex
     */
    public record Seal(String tag, String sha512) {}

    /**
     * What is known of a plaintext whose tag held.
     *
     * @param tag the authentication tag, base64url as it stood in the fifth part; compare it with the event log's
     * @param sha512 SHA-512 of the plaintext, lower-case hex; compare it with the metadata's
     * @param length bytes of the plaintext
     * @param contentType what the sender calls it ({@code cty}); empty if nothing
     */
    public record Decrypted(String tag, String sha512, long length, Optional<String> contentType) {}

    /**
     * Encrypts what a stream holds. The key must be one of FIT-Connect: RSA of at least 4096 bits with exponent 65537, {@code alg} RSA-OAEP-256, {@code key_ops}
     * with wrapKey, and a {@code kid}. Whether it is the destination's is not checked here: verify its certificates with
     * {@link org.ozgsdk.core.keys.CertificateTrust}.
     *
     * @param recipient the destination's public key
     * @param contentType media type of the plaintext, for the header's {@code cty}
     * @param plaintext read once to its end, in small pieces; not closed
     * @param out gets the JWE, ASCII; not closed
     * @return tag and hash
     * @throws UntrustedException if the key is not as said; nothing is written then
     * @throws IOException if reading or writing fails, or the plaintext has 2 GiB or more; what was written by then is worthless
     */
    public static Seal encrypt(Jwk recipient, String contentType, InputStream plaintext, OutputStream out)
            throws IOException {
        require(recipient);
        JweWriter.Seal seal = JweWriter.write(recipient, contentType, plaintext, out);
        return new Seal(seal.tag(), seal.sha512());
    }

    private static void require(Jwk key) {
        String what = "key to encrypt for";
        KeyRules.FIT_CONNECT.require(key.publicKey(), what);
        if (!key.alg().orElse("").equals("RSA-OAEP-256") || !key.keyOps().contains("wrapKey")) {
            throw new UntrustedException(what + ": expected alg RSA-OAEP-256 and key_ops with wrapKey, found " + key
                    + ". Take the encryption key of the destination, not its signature key.");
        }
        if (key.kid().isEmpty()) {
            throw new UntrustedException(what + ": expected a kid, by which the receiver finds his key; found none.");
        }
    }

    /**
     * Decrypts a JWE, and writes nothing before all of it was verified: the ciphertext is spooled (in memory up to 1 MB, else in a file only we can read, deleted
     * at the end), its tag is checked, then it is decrypted into the stream. Who has a hash from the metadata compares it with the result's.
     *
     * <p>A wrong key, a changed header and a changed content end in the same exception. Compressed plaintext ({@code zip: DEF}) is inflated, up to 2 GiB
     * and 100 times its size.
     *
     * @param compact the JWE, read to its end; not closed
     * @param keys our keys; its {@code kid} names the one
     * @param spoolDirectory where the ciphertext lies meanwhile
     * @param plaintext gets the plaintext; not closed
     * @return tag, hash and length
     * @throws UntrustedException if it is malformed, uses other algorithms, is for none of the keys, or was changed; nothing is written then
     * @throws ConfigurationException if the key cannot be used at all; nothing is written then
     * @throws IOException if a stream or the directory fails
     */
    public static Decrypted decrypt(
            InputStream compact, Collection<DecryptionKey> keys, Path spoolDirectory, OutputStream plaintext)
            throws IOException {
        try (OpenedJwe opened = OpenedJwe.open(compact, keys, new Spool(spoolDirectory), "JWE");
                InputStream in = opened.stream()) {
            in.transferTo(plaintext);
            return new Decrypted(opened.tag(), opened.sha512(), opened.length(), opened.contentType());
        }
    }
}
