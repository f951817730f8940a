// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Bytes of a file of any size, read when they are needed and never held in memory as a whole. Reading from several threads is safe, each by its own stream. */
public interface Content {

    /**
     * Opens the bytes from their beginning.
     *
     * @return a new stream; the caller closes it
     * @throws IOException if they cannot be read
     * @throws IllegalStateException if they can be read only once and were read
     */
    InputStream open() throws IOException;

    /** {@return how many bytes there are; empty if only reading them tells} */
    OptionalLong length();

    /**
     * Bytes in memory.
     *
     * @param bytes copied
     * @return the content
     */
    static Content of(byte[] bytes) {
        byte[] copy = bytes.clone();
        return of(copy.length, () -> new ByteArrayInputStream(copy));
    }

    /**
     * A file, read anew each time. It must not change until the application is submitted.
     *
     * @param file the file
     * @return the content
     * @throws IOException if its size cannot be read
     */
    static Content of(Path file) throws IOException {
        return of(Files.size(file), () -> Files.newInputStream(file));
    }

    /**
     * Bytes from elsewhere, such as an object store.
     *
     * @param length how many there are
     * @param source opens them, each time from the beginning
     * @return the content
     */
    static Content of(long length, Source source) {
        return new ReadAgain(OptionalLong.of(length), source);
    }

    /**
     * A stream that can be read only once, such as an upload that is still arriving. A crash cannot be made good with it: a half-sent application is sent anew.
     *
     * @param stream read once and then closed
     * @return the content, its length unknown
     */
    static Content once(InputStream stream) {
        return new ReadOnce(stream);
    }

    /** Opens bytes from their beginning. */
    @FunctionalInterface
    interface Source {

        /**
         * Opens them.
         *
         * @return a new stream
         * @throws IOException if they cannot be read
         */
        InputStream open() throws IOException;
    }
}
