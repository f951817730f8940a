// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.delivery.fitconnect.DecryptionKey;

/** One part on its way into the spool; read anew from the beginning where the connection broke. */
final class Download {

    private final List<DecryptionKey> keys;
    private final Spool spool;
    private final String what;
    private String tag = "";
    private @Nullable OpenedJwe opened;
    private @Nullable UntrustedException failure;

    Download(List<DecryptionKey> keys, Spool spool, String what) {
        this.keys = keys;
        this.spool = spool;
        this.what = what;
    }

    void read(InputStream content) throws IOException {
        forget();
        TagWatch watch = new TagWatch(content);
        try {
            opened = OpenedJwe.open(watch, keys, spool, what);
        } catch (UntrustedException e) {
            failure = e;
            watch.readToTheEnd();
        }
        tag = watch.tag();
    }

    /** The tag first: it tells whether the sender or somebody on the way is to blame. */
    OpenedJwe finished(String signed, UUID attachment) {
        if (!tag.equals(signed)) {
            throw new UntrustedException(
                    what + ": is not what the delivery service received and signed for (authentication tag).");
        }
        if (opened == null) {
            throw SenderFault.of(
                    "attachment/encryption-issue",
                    failure == null ? "unreadable" : String.valueOf(failure.getMessage()),
                    "attachment:" + attachment);
        }
        return opened;
    }

    void forget() {
        if (opened != null) {
            opened.close();
        }
        opened = null;
        failure = null;
    }
}
