// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks whose files lie in a spool: beside {@code ozg-<owner>-*.jwe} lies {@code ozg-<owner>.lock}, which the process keeps locked while it has any. The
 * operating system lets go of the lock when a process dies in whatever way; so who gets the lock of others knows that their files are left over.
 */
final class SpoolOwner {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolOwner.class);
    private static final Pattern LOCK = Pattern.compile("ozg-(\\d+-\\d+)-[0-9a-f]{16}\\.lock");
    /** To close any channel of a file may release all locks that the process has on it, so those of this process are never opened again. */
    private static final String PROCESS = ProcessHandle.current().pid() + "-"
            + ProcessHandle.current()
                    .info()
                    .startInstant()
                    .orElse(Instant.EPOCH)
                    .toEpochMilli();

    private static final Map<Path, SpoolOwner> OWNERS = new HashMap<>();

    private final Path directory;
    private final String name;
    private final @Nullable FileChannel lock;
    private int files;

    private SpoolOwner(Path directory, String name, @Nullable FileChannel lock) {
        this.directory = directory;
        this.name = name;
        this.lock = lock;
    }

    /** {@return a new empty file of this process} */
    static Path create(Path directory, FileAttribute<?>... rights) throws IOException {
        synchronized (OWNERS) {
            SpoolOwner owner = OWNERS.get(directory);
            if (owner == null) {
                owner = locked(directory, rights);
                OWNERS.put(directory, owner);
            }
            owner.files++;
            try {
                return Files.createTempFile(directory, "ozg-" + owner.name + "-", ".jwe", rights);
            } catch (IOException e) {
                owner.release();
                throw e;
            }
        }
    }

    /** Deletes a file; with the last one the lock goes too. */
    static void delete(Path directory, Path file) throws IOException {
        synchronized (OWNERS) {
            Files.deleteIfExists(file);
            SpoolOwner owner = OWNERS.get(directory);
            if (owner != null) {
                owner.release();
            }
        }
    }

    private void release() throws IOException {
        files--;
        if (files > 0) {
            return;
        }
        OWNERS.remove(directory);
        if (lock != null) {
            Files.deleteIfExists(lockFile(directory, name));
            lock.close();
        }
    }

    private static Path lockFile(Path directory, String name) {
        return directory.resolve("ozg-" + name + ".lock");
    }

    private static SpoolOwner locked(Path directory, FileAttribute<?>... rights) throws IOException {
        while (true) {
            String name = PROCESS + "-"
                    + UUID.randomUUID().toString().replace("-", "").substring(16);
            Path file = Files.createFile(lockFile(directory, name), rights);
            try {
                FileChannel channel = locked(file);
                if (channel != null) {
                    return new SpoolOwner(directory, name, channel);
                }
            } catch (NoSuchFileException e) {
                LOG.debug("Another process swept the spool.");
            } catch (IOException e) {
                // Without locks nobody could tell whether we live, so there must be no lock to find.
                Files.deleteIfExists(file);
                LOG.warn("The spool's file system has no locks; what a killed process leaves there stays.");
                return new SpoolOwner(directory, name, null);
            }
        }
    }

    /** Whoever sweeps between our creating and our locking takes the file away; then this is null. */
    private static @Nullable FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        boolean good = false;
        try {
            good = channel.tryLock() != null && Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            return good ? channel : null;
        } finally {
            if (!good) {
                channel.close();
            }
        }
    }

    /** Deletes what processes left that live no more. Hinders nobody: what cannot be looked at stays. */
    static void sweep(Path directory) {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(directory, "ozg-*.lock")) {
            for (Path file : locks) {
                Matcher owner = LOCK.matcher(file.getFileName().toString());
                if (owner.matches()
                        && !owner.group(1).equals(PROCESS)
                        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && Files.isWritable(file)) {
                    sweep(directory, file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn(
                    "What killed processes left in the spool could not be deleted ({}).",
                    e.getClass().getSimpleName());
        }
    }

    private static void sweep(Path directory, Path lockFile) throws IOException {
        String lockName = lockFile.getFileName().toString();
        String files = lockName.substring(0, lockName.length() - ".lock".length()) + "-*.jwe";
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return; // its owner lives
            }
            try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, files)) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(lockFile);
        } catch (OverlappingFileLockException e) {
            LOG.debug("Another thread sweeps the spool.");
        } catch (NoSuchFileException e) {
            LOG.debug("Another process swept the spool.");
        }
    }
}
