// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attachments on disk, one file each in a directory that only this user can read. A file is written while it arrives, so that the heap sets no limit; the
 * directory goes when the sandbox is closed. Safe for use by many threads.
 */
final class ContentFiles implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ContentFiles.class);
    private static final int BUFFER = 64 * 1024;

    /** Sees the bytes on their way. */
    private interface Onlooker {
        void sees(byte[] bytes, int count);
    }

    private final Path directory;
    private boolean closed;

    ContentFiles() {
        try {
            // The JDK gives temporary directories and files to their owner alone (0700, 0600).
            directory = Files.createTempDirectory("ozg-sandbox-");
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox needs a directory for temporary files", e);
        }
    }

    /**
     * Takes in the JWE that a call carries, checking it on its way.
     *
     * @param most the bytes it may have
     * @param changeAt where an attacker changes a character before it arrives, from 0 to 1; empty for nowhere
     */
    SealedFile take(Call call, long most, ToIntFunction<String> keyBytes, OptionalDouble changeAt) {
        InputStream in = call.stream(most);
        try {
            return taken(create(), in, most, new JweShape(keyBytes), changeAt);
        } catch (IOException e) {
            LOG.error("The sandbox cannot keep an attachment.", e);
            throw Refusal.of(507, "sandbox-disk-failed", "The sandbox cannot keep the attachment; see its log.");
        }
    }

    private static SealedFile taken(Path file, InputStream in, long most, JweShape shape, OptionalDouble changeAt)
            throws IOException {
        boolean whole = false;
        try {
            long size = changeAt.isEmpty()
                    ? receive(in, most, file, shape::feed)
                    : changed(in, most, file, shape, changeAt.getAsDouble());
            SealedFile taken = new SealedFile(file, size, shape.end());
            whole = true;
            return taken;
        } finally {
            if (!whole) {
                delete(file);
            }
        }
    }

    /** Where to change is known only at the end, so the shape is looked at afterwards. */
    private static long changed(InputStream in, long most, Path file, JweShape shape, double position)
            throws IOException {
        long size = receive(in, most, file, (bytes, count) -> {});
        Patch.letter(file, position).applyTo(file);
        byte[] buffer = new byte[BUFFER];
        try (InputStream arrived = Files.newInputStream(file)) {
            for (int read = arrived.read(buffer); read >= 0; read = arrived.read(buffer)) {
                shape.feed(buffer, read);
            }
        }
        return size;
    }

    private static long receive(InputStream in, long most, Path file, Onlooker onlooker) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = next(in, buffer); read >= 0; read = next(in, buffer)) {
                size += read;
                if (size > most) {
                    throw Call.tooLarge(most);
                }
                onlooker.sees(buffer, read);
                out.write(buffer, 0, read);
            }
        }
        return size;
    }

    /** A body that breaks off is the caller's failure, not the disk's. */
    private static int next(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException("the body could not be read", e);
        }
    }

    private synchronized Path create() throws IOException {
        if (closed) {
            throw Refusal.of(503, "sandbox-closed", "The sandbox is being closed.");
        }
        return Files.createTempFile(directory, "", ".jwe");
    }

    /** Reads the first half of a body and keeps nothing. */
    static void readHalf(Call call) {
        byte[] buffer = new byte[BUFFER];
        long left = Math.max(1, call.announcedLength() / 2);
        InputStream in = call.stream(Long.MAX_VALUE);
        while (left > 0) {
            int read = next(in, buffer);
            left = read < 0 ? 0 : left - read;
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("A temporary file of the sandbox stays: {}", e.toString());
        }
    }

    /** Deletes all; after that nothing is taken in. */
    @Override
    public void close() {
        List<Path> left;
        synchronized (this) {
            closed = true;
            try (Stream<Path> files = Files.list(directory)) {
                left = files.toList();
            } catch (IOException e) {
                LOG.warn("The temporary files of the sandbox stay: {}", e.toString());
                return;
            }
        }
        left.forEach(ContentFiles::delete);
        delete(directory);
    }
}
