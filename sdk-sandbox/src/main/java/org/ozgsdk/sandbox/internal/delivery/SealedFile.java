// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The JWE of an attachment, on disk: checked, never changed, deleted by whoever holds it last. */
record SealedFile(Path file, long size, JweShape.Seal seal) {

    /** Opens it; what is open stays readable when the file is deleted. */
    InputStream open() {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException("an attachment cannot be read", e);
        }
    }

    /** Another letter at a relative position from 0 to 1. */
    Patch letter(double position) {
        try {
            return Patch.letter(file, position);
        } catch (IOException e) {
            throw new UncheckedIOException("an attachment cannot be read", e);
        }
    }

    void delete() {
        ContentFiles.delete(file);
    }
}
