// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.List;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.UntrustedException;

/** What came out of a {@link Pickup}: a submission that passed every check, or one whose sender made a mistake. Nothing is ever rejected by itself. */
public sealed interface Received extends AutoCloseable permits ReceivedSubmission, Faulty {

    /** {@return what was fetched} */
    Pickup pickup();

    /** {@return what was noticed and does not stand against taking it} */
    List<Finding> findings();

    /** Deletes the ciphertext that lies in the spool. Does nothing the second time. */
    @Override
    void close();

    /**
     * For callers who treat a faulty submission as a failure.
     *
     * @return the submission
     * @throws UntrustedException if it is {@link Faulty}; names the types of its problems
     */
    default ReceivedSubmission orThrow() {
        if (this instanceof ReceivedSubmission good) {
            return good;
        }
        List<String> types = ((Faulty) this)
                .problems().stream().map(problem -> problem.type()).toList();
        throw new UntrustedException("Submission " + pickup().submissionId() + " cannot be taken: " + types
                + ". Reject it with these problems, or ask the sender.");
    }
}
