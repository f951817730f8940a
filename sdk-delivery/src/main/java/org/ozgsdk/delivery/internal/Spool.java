// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Where ciphertext lies while it is too large for memory: files that only we can read (0600), with random names. Plaintext never gets here. */
public record Spool(Path directory) {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** {@return the directory of the system for temporary files} */
    public static Spool ofSystem() {
        return new Spool(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * Deletes what processes left here that were killed; files of living ones, this one among them, stay.
     *
     * @return this
     */
    public Spool swept() {
        SpoolOwner.sweep(directory);
        return this;
    }

    /** {@return a new empty file; the caller gives it back with {@link #delete}} */
    Path file() throws IOException {
        FileAttribute<?>[] rights = POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        return SpoolOwner.create(directory, rights);
    }

    void delete(Path file) throws IOException {
        SpoolOwner.delete(directory, file);
    }
}
