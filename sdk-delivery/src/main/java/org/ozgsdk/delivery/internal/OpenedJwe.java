// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.Base64Url;
import org.ozgsdk.delivery.fitconnect.DecryptionKey;

/**
 * A JWE (RFC 7516, compact, RSA-OAEP-256 with A256GCM and nothing else) whose tag was verified, its plaintext not yet released: {@link #stream} decrypts it. The
 * ciphertext lies in the {@link Spool} until {@link #close}, which also wipes the content key; plaintext never lies on disk. A wrong key, a changed header
 * and a changed content end in the same message after the same work, so that nobody can ask which it was. Safe for use by many threads.
 */
public final class OpenedJwe implements AutoCloseable {

    private static final int MOST_HEADER = 16 * 1024;
    /** RSA of 16384 bits. */
    private static final int MOST_WRAPPED = 2731;

    private static final int IV_TEXT = 16;
    private static final int TAG_TEXT = 22;

    private final Sealed sealed;
    private final Known known;
    private final String what;
    private volatile boolean closed;

    private OpenedJwe(Sealed sealed, Known known, String what) {
        this.sealed = sealed;
        this.known = known;
        this.what = what;
    }

    /** What can be decrypted as often as wished. */
    private record Sealed(JweHeader header, byte[] contentKey, byte[] iv, SpooledBytes content) {

        GcmOpening opening() {
            return new GcmOpening(contentKey, iv, header.aad());
        }

        InputStream stream(String tag, BooleanSupplier closed) throws IOException {
            GcmOpening opening = opening();
            InputStream plain = new PlainStream(content.open(), opening, Base64Url.decode(tag, "tag"), closed);
            return header.zipped() ? new Inflation(plain, content.length()) : plain;
        }

        void destroy() {
            Arrays.fill(contentKey, (byte) 0);
            content.close();
        }
    }

    /** What is known once the tag holds. */
    private record Known(String tag, String sha512, long length) {}

    /**
     * Spools a compact JWE and verifies its tag; releases nothing yet.
     *
     * @param compact the JWE, read to its end; not closed here
     * @param keys our keys, one of which its {@code kid} must name
     * @param spool where the ciphertext goes if it is large
     * @param what what it is, for messages
     * @return the opened JWE; close it
     * @throws UntrustedException if it is malformed, asks for other algorithms, names no key of ours or its tag does not hold
     * @throws org.ozgsdk.core.ConfigurationException if our key cannot be used at all
     * @throws IOException if the stream or the spool fails
     */
    public static OpenedJwe open(InputStream compact, Collection<DecryptionKey> keys, Spool spool, String what)
            throws IOException {
        return open(compact, keys, spool, OutputStream.nullOutputStream(), what);
    }

    /**
     * Decrypts in one pass, without spool: what is written is <em>not verified</em> until this returns, and must be thrown away on any exception. For measuring what
     * the second pass costs; not for compressed content.
     *
     * @return SHA-512 of the plaintext
     */
    static String singlePass(InputStream compact, Collection<DecryptionKey> keys, OutputStream unverified, String what)
            throws IOException {
        try (OpenedJwe opened = open(compact, keys, null, unverified, what)) {
            return opened.sha512();
        }
    }

    private static OpenedJwe open(
            InputStream compact,
            Collection<DecryptionKey> keys,
            @Nullable Spool spool,
            OutputStream unverified,
            String what)
            throws IOException {
        CompactText text = new CompactText(compact, what);
        JweHeader header = JweHeader.parse(text.part(MOST_HEADER), keys, what);
        byte[] wrapped = Base64Url.decode(text.part(MOST_WRAPPED), what);
        byte[] iv = Base64Url.decode(text.part(IV_TEXT), what);
        if (iv.length != GcmOpening.IV_BYTES) {
            throw new UntrustedException(what + ": expected an IV of 96 bits.");
        }
        Sealed sealed = new Sealed(header, ContentKeys.unwrap(header.key(), wrapped), iv, new SpooledBytes(spool));
        try {
            return new OpenedJwe(sealed, verified(sealed, text, unverified, what), what);
        } catch (IOException | RuntimeException | Error e) {
            sealed.destroy();
            throw e;
        }
    }

    /** Pass 1. */
    private static Known verified(Sealed sealed, CompactText text, OutputStream unverified, String what)
            throws IOException {
        MessageDigest hash = sha512Digest();
        GcmOpening opening = sealed.opening();
        SpooledBytes content = sealed.content();
        byte[] secret = new byte[CompactText.BLOCK];
        byte[] plain = new byte[CompactText.BLOCK];
        for (int read = text.content(secret); read > 0; read = text.content(secret)) {
            if (content.length() + read > GcmOpening.MOST_BYTES) {
                throw new UntrustedException(
                        what + ": longer than 2 GiB, which AES-GCM of the JDK does not take under one key.");
            }
            content.write(secret, read);
            opening.decrypt(secret, read, plain);
            hash.update(plain, 0, read);
            unverified.write(plain, 0, read);
        }
        Arrays.fill(plain, (byte) 0);
        content.complete();
        String tag = text.tag(TAG_TEXT);
        if (!opening.holds(Base64Url.decode(tag, what))) {
            throw new UntrustedException(what + ": cannot be opened. It was changed, or encrypted for another key.");
        }
        return sealed.header().zipped()
                ? inflated(sealed, tag, what)
                : new Known(tag, HexFormat.of().formatHex(hash.digest()), content.length());
    }

    /** Only once the tag holds: what does not inflate must not be told from what was changed. */
    private static Known inflated(Sealed sealed, String tag, String what) throws IOException {
        MessageDigest hash = sha512Digest();
        byte[] plain = new byte[CompactText.BLOCK];
        long length = 0;
        try (InputStream in = sealed.stream(tag, () -> false)) {
            for (int read = in.read(plain); read >= 0; read = in.read(plain)) {
                hash.update(plain, 0, read);
                length += read;
            }
        } catch (ZipException | EOFException e) {
            throw new UntrustedException(
                    what + ": the compressed content is damaged, cut off or grows without measure.", e);
        }
        return new Known(tag, HexFormat.of().formatHex(hash.digest()), length);
    }

    private static MessageDigest sha512Digest() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }

    /** {@return the fifth part as it stood there, base64url} */
    public String tag() {
        return known.tag();
    }

    /** {@return SHA-512 of the plaintext, lower-case hex} */
    public String sha512() {
        return known.sha512();
    }

    /** {@return how many bytes the plaintext has} */
    public long length() {
        return known.length();
    }

    /** {@return what the sender calls the plaintext ({@code cty}); empty if nothing} */
    public Optional<String> contentType() {
        return sealed.header().contentType();
    }

    /** {@return a new stream of the plaintext; recomputes the tag on its way and ends in an {@link IOException} if the spool was changed meanwhile} */
    public InputStream stream() throws IOException {
        synchronized (sealed) {
            if (closed) {
                throw new IOException(what + ": was closed");
            }
            return sealed.stream(known.tag(), () -> closed);
        }
    }

    /** {@return the whole plaintext, for small parts such as metadata and data; refused beyond a limit} */
    public byte[] bytes(int most) throws IOException {
        if (length() > most) {
            throw new UntrustedException(
                    what + ": has " + length() + " bytes, more than the " + most + " allowed here.");
        }
        byte[] whole = new byte[(int) length()];
        try (InputStream in = stream()) {
            if (in.readNBytes(whole, 0, whole.length) < whole.length || in.read() >= 0) {
                throw new IOException(what + ": the spool was changed");
            }
            return whole;
        }
    }

    @Override
    public void close() {
        synchronized (sealed) {
            closed = true;
            sealed.destroy();
        }
    }

    @Override
    public String toString() {
        return "OpenedJwe[" + what + ", " + length() + " bytes]";
    }
}
