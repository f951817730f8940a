// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import org.jspecify.annotations.Nullable;
import org.ozgsdk.delivery.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds up how far one submission is and tells it, one thread at a time. */
final class ProgressMeter {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressMeter.class);

    private long total;
    private @Nullable Progress listener;
    private long done;

    ProgressMeter(@Nullable Progress listener, long total) {
        this.listener = listener;
        this.total = total;
    }

    /** Bytes of a source whose length nobody knew; they were not in the total. */
    synchronized void addUnforeseen(long bytes) {
        total += bytes;
        add(bytes);
    }

    /** Negative where an upload begins anew. */
    synchronized void add(long bytes) {
        done += bytes;
        if (listener == null || bytes == 0) {
            return;
        }
        try {
            listener.uploaded(done, total);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The progress listener failed and is not called again: {}",
                    e.getClass().getName());
            listener = null;
        }
    }
}
