// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;

/** A file whose parts were opened; more than one if it came in fragments. Each part's tag holds; the hash of the whole is for the caller to compare. */
public final class OpenedFile implements AutoCloseable {

    private final ReceivedMetadata.FilePart entry;
    private final List<OpenedJwe> parts;

    OpenedFile(ReceivedMetadata.FilePart entry, List<OpenedJwe> parts) {
        this.entry = entry;
        this.parts = List.copyOf(parts);
    }

    /** {@return what the metadata say about it} */
    public ReceivedMetadata.FilePart entry() {
        return entry;
    }

    /** {@return how many bytes it has} */
    public long length() {
        return parts.stream().mapToLong(OpenedJwe::length).sum();
    }

    /** {@return SHA-512 of the whole; of fragments by decrypting all once more, in constant memory} */
    String sha512() throws IOException {
        if (parts.size() == 1) {
            return parts.get(0).sha512();
        }
        try (InputStream whole = open()) {
            MessageDigest hash = MessageDigest.getInstance("SHA-512");
            byte[] buffer = new byte[16 * 1024];
            for (int read = whole.read(buffer); read >= 0; read = whole.read(buffer)) {
                hash.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(hash.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }

    /**
     * Decrypts it from its beginning.
     *
     * @return a new stream
     * @throws IOException if the spool fails or it was closed
     */
    public InputStream open() throws IOException {
        if (parts.size() == 1) {
            return parts.get(0).stream();
        }
        return new InTurn(parts);
    }

    @Override
    public void close() {
        parts.forEach(OpenedJwe::close);
    }

    /** One fragment after the other, each opened when its turn comes. */
    private static final class InTurn extends InputStream {

        private final Iterator<OpenedJwe> waiting;
        private InputStream current = InputStream.nullInputStream();

        InTurn(List<OpenedJwe> parts) {
            this.waiting = parts.iterator();
        }

        @Override
        public int read(byte[] buffer, int from, int count) throws IOException {
            int read = current.read(buffer, from, count);
            while (read < 0 && waiting.hasNext()) {
                current.close();
                current = waiting.next().stream();
                read = current.read(buffer, from, count);
            }
            return read;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public void close() throws IOException {
            current.close();
        }
    }
}
