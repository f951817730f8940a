// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

/**
 * Is told how far sending is, for a bar on a screen. Called by one thread at a time, not always the same, and often (about every 64 KiB), so it should return
 * quickly. What it throws is logged once and else ignored: a broken bar must not stop an application.
 */
@FunctionalInterface
public interface Progress {

    /**
     * Is told how far the attachments are. FIT-Connect counts bytes of ciphertext, a directory the bytes of the files themselves.
     *
     * @param done bytes that went out; less than before where a broken upload begins anew; equal to {@code total} once all are there
     * @param total bytes of all attachments; those that an earlier try had uploaded do not count. Grows at a directory while a content of unknown length is read
     */
    void uploaded(long done, long total);
}
