// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import java.time.Instant;
import java.util.List;

/** What became of an application, from verified proofs. Both answers of an authority are expected outcomes, so neither is an exception. */
public sealed interface Outcome {

    /** {@return true if nothing more will happen} */
    default boolean isFinal() {
        return !(this instanceof Underway);
    }

    /** How far an application has come. */
    enum State {
        /** Announced, not all parts are there. */
        INCOMPLETE,
        /** Complete at the delivery service. */
        SUBMITTED,
        /** The authority was told about it. */
        NOTIFIED,
        /** A system between passed it on. */
        FORWARDED
    }

    /**
     * Still on its way.
     *
     * @param state how far
     * @param since since when
     */
    record Underway(State state, Instant since) implements Outcome {}

    /**
     * The authority has it, decrypted and checked it, and signed that what it has is what was sent.
     *
     * @param at when it signed
     * @param problems what it noticed and accepted nevertheless; usually empty
     */
    record Accepted(Instant at, List<Problem> problems) implements Outcome {

        /** Copies the list. */
        public Accepted {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The authority (or, after its deadline, the delivery service) did not take it. Mend the cause and send a new application.
     *
     * @param at when it signed
     * @param problems why; may be empty
     */
    record Rejected(Instant at, List<Problem> problems) implements Outcome {

        /** Copies the list. */
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The delivery service deleted it before any answer, for instance because it never became complete. Send it anew.
     *
     * @param at when
     */
    record Deleted(Instant at) implements Outcome {}
}
