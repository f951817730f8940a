// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.delivery.Submission;

/** How submissions are sent. Not thread-safe. */
abstract class SendingSettings<B> {

    private static final long LARGEST_FRAGMENT = 374_000_000;

    long fragments = 50_000_000;

    int uploads = 3;

    MetadataCheck metadataCheck = MetadataCheck.NONE;

    @Nullable
    Store store;

    abstract B self();

    /**
     * Sets from how many bytes on an attachment is cut into fragments of this size. Default 50,000,000. FIT-Connect takes 500 MB per fragment encrypted,
     * 100 attachments and fragments together, and advises fragments from 200 MB on.
     *
     * @param bytes of plaintext, 1 to 374,000,000
     * @return this
     * @throws ConfigurationException if it is out of range
     */
    @Assumption("fitconnect.fragments")
    public B fragments(long bytes) {
        if (bytes < 1 || bytes > LARGEST_FRAGMENT) {
            throw new ConfigurationException(
                    "FitConnect.Builder.fragments must be 1 to " + LARGEST_FRAGMENT + " bytes; found " + bytes + ".");
        }
        this.fragments = bytes;
        return self();
    }

    /**
     * Sets how many attachments of one submission are uploaded at the same time. Default 3. FIT-Connect refuses too many.
     *
     * @param most 1 to 10
     * @return this
     * @throws ConfigurationException if it is out of range
     */
    public B uploads(int most) {
        if (most < 1 || most > 10) {
            throw new ConfigurationException("FitConnect.Builder.uploads must be 1 to 10; found " + most + ".");
        }
        this.uploads = most;
        return self();
    }

    /**
     * Adds a full check of the metadata against FITKO's schema. Default none: only the structure is checked.
     *
     * @param check safe for use by many threads
     * @return this
     */
    public B metadataCheck(MetadataCheck check) {
        this.metadataCheck = check;
        return self();
    }

    /**
     * Keeps how far submissions got that are {@link Submission.Builder#resumable}. Ids, tags and hashes only; a begun one for 23 hours, since FIT-Connect
     * deletes what is not submitted within a day, a submitted one for 90 days. Default none.
     *
     * @param value shared by all programs that send the same applications
     * @return this
     */
    public B store(Store value) {
        this.store = value;
        return self();
    }
}
