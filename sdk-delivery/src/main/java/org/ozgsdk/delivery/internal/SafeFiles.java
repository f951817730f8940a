// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.delivery.Content;

/** Files that are on the disk when they are said to be, that only owner and group may read, and that are never reached through a symbolic link. */
final class SafeFiles {

    private static final int CHUNK = 64 * 1024;
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> GROUP = PosixFilePermissions.fromString("rwxrwx---");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r-----");

    private SafeFiles() {}

    /** A file as it was written. */
    record Written(String sha512, long length) {

        Map<String, Object> members(String path) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("path", path);
            members.put("sha512", sha512);
            members.put("length", length);
            return members;
        }
    }

    static Written write(Path file, byte[] content) throws IOException {
        return write(file, Content.of(content), bytes -> {});
    }

    /** Writes a new file and syncs it, and tells how many bytes each step wrote. A failure of the source does not name the source, which may be a path with personal data. */
    static Written write(Path file, Content source, LongConsumer told) throws IOException {
        MessageDigest digest = digest();
        long length = 0;
        byte[] chunk = new byte[CHUNK];
        try (InputStream content = open(source);
                FileChannel out = FileChannel.open(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, NOFOLLOW_LINKS)) {
            permit(file, FILE);
            for (int read = read(content, chunk); read >= 0; read = read(content, chunk)) {
                digest.update(chunk, 0, read);
                ByteBuffer rest = ByteBuffer.wrap(chunk, 0, read);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                length += read;
                told.accept(read);
            }
            out.force(true);
        }
        return new Written(HexFormat.of().formatHex(digest.digest()), length);
    }

    private static InputStream open(Content source) {
        try {
            return source.open();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static int read(InputStream content, byte[] chunk) {
        try {
            return content.read(chunk);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static UnavailableException unreadable(IOException e) {
        return new UnavailableException(
                "Ein Inhalt der Einreichung ist nicht lesbar (" + e.getClass().getSimpleName()
                        + "). / A content of the submission cannot be read.",
                null,
                null);
    }

    /** Reads a small file that others may have written. */
    static byte[] read(Path file, int most) throws IOException {
        if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
            if (Files.notExists(file, NOFOLLOW_LINKS)) {
                throw new NoSuchFileException(file.toString());
            }
            throw new UntrustedException(
                    "hand-over: expected a file " + file.getFileName() + ", found something else.");
        }
        try (SeekableByteChannel in = Files.newByteChannel(file, StandardOpenOption.READ, NOFOLLOW_LINKS)) {
            ByteBuffer all = ByteBuffer.allocate((int) Math.min(in.size(), most + 1L));
            while (all.hasRemaining() && in.read(all) >= 0) {
                // until full or at the end
            }
            if (all.position() > most) {
                throw new UntrustedException("hand-over: " + file.getFileName() + " has more than " + most + " bytes.");
            }
            byte[] bytes = new byte[all.position()];
            all.flip().get(bytes);
            return bytes;
        }
    }

    static String sha512(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    /** Makes a directory that only we may read, or empties it. Links in it are removed, not followed. */
    static void emptyDirectory(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory, NOFOLLOW_LINKS)) {
                throw e;
            }
            Files.walkFileTree(directory, new Emptying(directory));
        }
        permit(directory, OWNER);
    }

    private static final class Emptying extends SimpleFileVisitor<Path> {

        private final Path kept;

        Emptying(Path kept) {
            this.kept = kept;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            if (!directory.equals(kept)) {
                Files.delete(directory);
            }
            return FileVisitResult.CONTINUE;
        }
    }

    /** Lets the receiver's group read everything and write its answer. */
    static void openToGroup(Path directory) throws IOException {
        permit(directory.resolve("attachments"), GROUP);
        permit(directory, GROUP);
    }

    private static void permit(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }

    /** Syncs the entries of a directory, where the system can do that (Windows cannot open one). */
    static void sync(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }
}
