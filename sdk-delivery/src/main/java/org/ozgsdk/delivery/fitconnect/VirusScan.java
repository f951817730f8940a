// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/**
 * Looks for malware in each attachment after its tag and hash were verified and before anything of it is handed over. Safe for use by many threads.
 */
@FunctionalInterface
public interface VirusScan {

    /** What was found. */
    enum Verdict {
        /** Nothing. */
        CLEAN,
        /** Malware. The submission becomes {@link Faulty}. */
        INFECTED
    }

    /** Looks at nothing. The default. */
    VirusScan NONE = (id, content) -> Verdict.CLEAN;

    /**
     * Scans one file.
     *
     * @param attachmentId its id
     * @param content its verified plaintext; need not be read to its end, not closed here
     * @return what was found
     * @throws IOException if the scanner cannot be reached; the submission then stays for the next time
     */
    Verdict scan(UUID attachmentId, InputStream content) throws IOException;
}
