// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Enumeration;
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
        try {
            return new Fragments(new Following(parts.iterator()));
        } catch (Unreadable e) {
            throw e.why;
        }
    }

    @Override
    public void close() {
        parts.forEach(OpenedJwe::close);
    }

    /** {@link SequenceInputStream} asks an enumeration, which cannot throw an {@link IOException}. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final IOException why;

        Unreadable(IOException why) {
            super(why);
            this.why = why;
        }
    }

    private record Following(Iterator<OpenedJwe> parts) implements Enumeration<InputStream> {

        @Override
        public boolean hasMoreElements() {
            return parts.hasNext();
        }

        @Override
        public InputStream nextElement() {
            try {
                return parts.next().stream();
            } catch (IOException e) {
                throw new Unreadable(e);
            }
        }
    }

    /** One fragment after the other, each opened when its turn comes. */
    private static final class Fragments extends SequenceInputStream {

        Fragments(Enumeration<InputStream> streams) {
            super(streams);
        }

        @Override
        public int read(byte[] buffer, int from, int count) throws IOException {
            try {
                return super.read(buffer, from, count);
            } catch (Unreadable e) {
                throw e.why;
            }
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (Unreadable e) {
                throw e.why;
            }
        }

        /** That of the JDK opens what is left only to close it. */
        @Override
        public void close() throws IOException {
            try {
                super.close();
            } catch (Unreadable e) {
                throw e.why;
            }
        }
    }
}
