// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes that are written once and read often: in memory while they are few, else in a file of the {@link Spool} that goes with {@link #close}. */
final class SpooledBytes implements AutoCloseable {

    /** Up to here memory is cheaper than a file. */
    private static final int IN_MEMORY = 1 << 20;

    private static final int BUFFER = 64 * 1024;

    private final @Nullable Spool spool;
    private byte[] memory = new byte[0];
    private long length;
    private @Nullable Path file;
    private @Nullable OutputStream out;
    private boolean deleted;

    /** Without a spool it only counts. */
    SpooledBytes(@Nullable Spool spool) {
        this.spool = spool;
    }

    void write(byte[] bytes, int count) throws IOException {
        if (spool == null) {
            length += count;
            return;
        }
        if (out == null && length + count <= IN_MEMORY) {
            if (length + count > memory.length) {
                memory = Arrays.copyOf(memory, (int) Math.min(IN_MEMORY, Math.max(2L * memory.length, length + count)));
            }
            System.arraycopy(bytes, 0, memory, (int) length, count);
        } else {
            toFile(spool).write(bytes, 0, count);
        }
        length += count;
    }

    /** {@return a stream that adds to these bytes; closing it does nothing} */
    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                SpooledBytes.this.write(from == 0 ? bytes : Arrays.copyOfRange(bytes, from, from + count), count);
            }
        };
    }

    /** {@return whether they lie on disk} */
    boolean isOnDisk() {
        return file != null;
    }

    /** A plain stream and not a channel: an interrupted thread must not close what others read. */
    private OutputStream toFile(Spool spool) throws IOException {
        if (out == null) {
            file = spool.file();
            out = new BufferedOutputStream(new FileOutputStream(file.toFile()), BUFFER);
            out.write(memory, 0, (int) length);
            memory = new byte[0];
        }
        return out;
    }

    /** All is written. */
    void complete() throws IOException {
        if (out != null) {
            out.close();
        }
    }

    long length() {
        return length;
    }

    /** {@return a new stream of the bytes from their beginning} */
    InputStream open() throws IOException {
        return file == null ? new ByteArrayInputStream(memory, 0, (int) length) : new FileInputStream(file.toFile());
    }

    @Override
    public void close() {
        memory = new byte[0];
        try {
            complete();
        } catch (IOException e) {
            // what could not be written is thrown away anyway
        }
        if (file != null && spool != null && !deleted) {
            deleted = true;
            delete(spool, file);
        }
    }

    private static void delete(Spool spool, Path file) {
        try {
            spool.delete(file);
        } catch (IOException e) {
            // Some systems keep a file that is still read.
            file.toFile().deleteOnExit();
        }
    }
}
