// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.ozgsdk.sandbox.internal.control.FaultSwitches;
import org.ozgsdk.sandbox.internal.keys.Base64Url;

/** A stretch of a file that is replaced by other bytes: how an attacker changes what lies on disk or comes from there. */
final class Patch {

    static final Patch NONE = new Patch(0, 0, new byte[0]);

    private final long from;
    private final int length;
    private final byte[] by;

    Patch(long from, int length, byte[] by) {
        this.from = from;
        this.length = length;
        this.by = by.clone();
    }

    /**
     * Another letter at a relative position, or at the nearest before it that is no dot.
     *
     * @param position from 0 to 1
     */
    static Patch letter(Path file, double position) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            for (long at = Math.round(position * (channel.size() - 1)); at >= 0; at--) {
                one.clear();
                int letter = channel.read(one, at) == 1 ? one.get(0) : -1;
                if (Base64Url.isLetter(letter)) {
                    return letter(at, letter);
                }
            }
            return NONE;
        }
    }

    /** Another letter at a known place. */
    static Patch letter(long at, int letter) {
        return new Patch(at, 1, new byte[] {FaultSwitches.otherLetter(letter)});
    }

    long from() {
        return from;
    }

    int length() {
        return length;
    }

    byte[] by() {
        return by.clone();
    }

    /** Writes it into the file; it must not change the length. */
    void applyTo(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(by);
            while (bytes.hasRemaining()) {
                channel.write(bytes, from + bytes.position());
            }
        }
    }
}
