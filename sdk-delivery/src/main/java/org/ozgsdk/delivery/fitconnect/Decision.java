// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.List;
import org.ozgsdk.delivery.Problem;

/** What becomes of a received submission. */
public sealed interface Decision {

    /**
     * We have it, the delivery service may delete it.
     *
     * @param problems what was noticed nevertheless; usually empty
     */
    record Accept(List<Problem> problems) implements Decision {

        /** Copies the list. */
        public Accept {
            problems = List.copyOf(problems);
        }
    }

    /**
     * We do not take it; the sender has to mend it and send it anew.
     *
     * @param problems why, at least one
     */
    record Reject(List<Problem> problems) implements Decision {

        /** Copies the list and refuses an empty one. */
        public Reject {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a rejection needs at least one problem");
            }
        }
    }

    /** Not now: it stays with the delivery service and is handed over again at the next round. */
    record Later() implements Decision {}

    /** {@return the decision to take it} */
    static Decision accept() {
        return new Accept(List.of());
    }

    /**
     * Refuses it.
     *
     * @param problems why, at least one
     * @return the decision
     */
    static Decision reject(List<Problem> problems) {
        return new Reject(problems);
    }

    /**
     * Refuses it.
     *
     * @param problems why, at least one
     * @return the decision
     */
    static Decision reject(Problem... problems) {
        return new Reject(List.of(problems));
    }

    /** {@return the decision to be asked again} */
    static Decision later() {
        return new Later();
    }
}
