// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.delivery.fitconnect.DecryptionKey;
import org.ozgsdk.delivery.fitconnect.Jwe;

/** Runs in a JVM with a small heap. Arguments: bytes of plaintext, an empty directory. */
final class LargeJweProgram {

    private LargeJweProgram() {}

    public static void main(String[] args) throws Exception {
        long length = Long.parseLong(args[0]);
        Path directory = Path.of(args[1]);
        Path spool = Files.createDirectory(directory.resolve("spool"));
        Path file = directory.resolve("large.jwe");
        Jwk key = TestKeys.encryption("small-2048").build();
        List<DecryptionKey> ours = List.of(DecryptionKey.of(
                key.kid().orElseThrow(), TestKeys.pair("small-2048").getPrivate()));

        JweWriter.Seal seal;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            seal = JweWriter.write(key, "application/octet-stream", new Pattern(length), out);
        }
        try (InputStream in = watched(file, spool);
                OpenedJwe opened = OpenedJwe.open(in, ours, new Spool(spool), "large")) {
            check(opened.length() == length, "the length");
            check(opened.sha512().equals(seal.sha512()) && opened.tag().equals(seal.tag()), "hash and tag");
            try (InputStream plain = opened.stream()) {
                check(same(plain, new Pattern(length)), "the plaintext");
            }
        }
        check(isEmpty(spool), "the spool is empty after success");
        long end = Files.size(file);
        // The last characters of the tag, its first, the last of the ciphertext.
        for (long at : new long[] {end - 2, end - 16, end - 22, end - 24, end - 40}) {
            char before = flip(file, at);
            CountedOutput out = new CountedOutput();
            try (InputStream in = watched(file, spool)) {
                Jwe.decrypt(in, ours, spool, out);
                throw new AssertionError("opened in spite of a flipped bit at " + (end - at) + " before the end");
            } catch (UntrustedException e) {
                check(out.count == 0, "no plaintext is handed out");
                check(isEmpty(spool), "the spool is empty after failure");
            }
            restore(file, at, before);
        }
        System.out.println("LARGE OK " + length + " bytes, heap at most "
                + Runtime.getRuntime().maxMemory() / 1024 / 1024 + " MB");
    }

    /** The JWE, with a look into the spool each few megabytes: nothing of the plaintext may lie there. */
    private static InputStream watched(Path file, Path spool) throws IOException {
        byte[] begin = new Pattern(64).readNBytes(64);
        return new BufferedInputStream(Files.newInputStream(file)) {
            private int calls;

            @Override
            public synchronized int read(byte[] b, int off, int len) throws IOException {
                if (calls++ % 1000 == 0) {
                    try (Stream<Path> files = Files.list(spool)) {
                        for (Path spooled : files.toList()) {
                            check(!beginsWith(spooled, begin), "no plaintext lies in the spool");
                        }
                    }
                }
                return super.read(b, off, len);
            }
        };
    }

    private static boolean beginsWith(Path file, byte[] begin) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] found = in.readNBytes(begin.length);
            return found.length > 0 && Arrays.equals(found, Arrays.copyOf(begin, found.length));
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    /** Another character of the alphabet, one bit away where that is one. */
    private static char flip(Path file, long at) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            access.seek(at);
            char before = (char) access.read();
            restore(
                    file,
                    at,
                    before == 'A' ? 'I' : before == 'Q' ? 'Y' : before == 'g' ? 'o' : before == 'B' ? 'C' : 'B');
            return before;
        }
    }

    private static void restore(Path file, long at, char value) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(at);
            access.write(value);
        }
    }

    private static boolean same(InputStream one, InputStream other) throws IOException {
        byte[] first = new byte[10_000];
        byte[] second = new byte[10_000];
        while (true) {
            int count = one.readNBytes(first, 0, first.length);
            other.readNBytes(second, 0, second.length);
            if (!Arrays.equals(first, second)) {
                return false;
            }
            if (count < first.length) {
                return other.read() < 0;
            }
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    /** Bytes that do not repeat, made as they are read. */
    private static final class Pattern extends InputStream {

        private long left;
        private long state = 88172645463325252L;

        Pattern(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            return (int) state & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            for (int i = 0; i < count; i++) {
                buffer[offset + i] = (byte) read();
            }
            return count;
        }
    }

    private static final class CountedOutput extends OutputStream {

        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
