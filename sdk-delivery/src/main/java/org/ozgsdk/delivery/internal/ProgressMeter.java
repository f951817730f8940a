// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import org.jspecify.annotations.Nullable;
import org.ozgsdk.delivery.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds up what the uploads of one submission did and tells it, one thread at a time. */
final class ProgressMeter {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressMeter.class);

    private final long total;
    private @Nullable Progress listener;
    private long done;

    ProgressMeter(@Nullable Progress listener, long total) {
        this.listener = listener;
        this.total = total;
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
