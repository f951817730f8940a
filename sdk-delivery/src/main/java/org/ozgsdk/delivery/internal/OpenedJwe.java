// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.delivery.fitconnect.DecryptionKey;

/**
 * A JWE whose tag was verified, its plaintext not yet released: {@link #stream} decrypts it. The ciphertext lies in the {@link Spool} until {@link #close}.
 * Safe for use by many threads.
 */
public final class OpenedJwe implements AutoCloseable {

    private final String tag;
    private final String sha512;
    private final byte[] plain;

    private OpenedJwe(String tag, String sha512, byte[] plain) {
        this.tag = tag;
        this.sha512 = sha512;
        this.plain = plain;
    }

    /**
     * Spools a compact JWE and verifies its tag; releases nothing yet.
     *
     * @param compact the JWE, read to its end; not closed here
     * @param keys our keys, one of which its {@code kid} must name
     * @param spool where the ciphertext goes if it is large
     * @param what what it is, for messages
     * @return the opened JWE; close it
     * @throws UntrustedException if it is malformed, asks for other algorithms, names no key of ours or its tag does not hold
     * @throws IOException if the stream or the spool fails
     */
    public static OpenedJwe open(InputStream compact, Collection<DecryptionKey> keys, Spool spool, String what)
            throws IOException {
        // First form, in memory; the spool is used by the streaming one.
        String jwe = new String(compact.readAllBytes(), StandardCharsets.US_ASCII);
        String kid = JweReader.kid(jwe, what);
        DecryptionKey key = keys.stream()
                .filter(candidate -> candidate.kid().equals(kid))
                .findFirst()
                .orElseThrow(() -> new UntrustedException(what + ": encrypted for a key that is none of ours."));
        byte[] plain = new JweReader(key.unwrap(), kid).open(jwe, what);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(plain);
            return new OpenedJwe(JweReader.tag(jwe), HexFormat.of().formatHex(hash), plain);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }

    /** {@return the fifth part as it stood there, base64url} */
    public String tag() {
        return tag;
    }

    /** {@return SHA-512 of the plaintext, lower-case hex} */
    public String sha512() {
        return sha512;
    }

    /** {@return how many bytes the plaintext has} */
    public long length() {
        return plain.length;
    }

    /** {@return a new stream of the plaintext; recomputes the tag on its way and ends in an {@link IOException} if the spool was changed meanwhile} */
    public InputStream stream() throws IOException {
        return new ByteArrayInputStream(plain);
    }

    /** {@return the whole plaintext, for small parts such as metadata and data; refused beyond a limit} */
    public byte[] bytes(int most) throws IOException {
        if (length() > most) {
            throw new UntrustedException("a part of " + length() + " bytes is larger than the " + most + " allowed");
        }
        try (InputStream in = stream()) {
            return in.readNBytes(most);
        }
    }

    @Override
    public void close() {
        // deletes the spooled ciphertext
    }
}
