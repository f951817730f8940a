// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.List;
import java.util.UUID;

/**
 * What a verified callback tells (FIT-Connect documentation "Callbacks"). A hint only: what is true says the Submission API, and polling goes on as a safety
 * net. Values of other types of callback are {@link Unknown}, never an error.
 */
public sealed interface Callback {

    /**
     * New submissions wait.
     *
     * @param submissions which; fetch only those of destinations that are ours
     */
    record NewSubmissions(List<Waiting> submissions) implements Callback {

        /** Copies the list. */
        public NewSubmissions {
            submissions = List.copyOf(submissions);
        }
    }

    /**
     * Something happened in cases.
     *
     * @param caseIds which
     */
    record NewEvents(List<UUID> caseIds) implements Callback {

        /** Copies the list. */
        public NewEvents {
            caseIds = List.copyOf(caseIds);
        }
    }

    /**
     * Answers of authorities have come. Experimental.
     *
     * @param replies which
     */
    record NewReplies(List<Answer> replies) implements Callback {

        /** Copies the list. */
        public NewReplies {
            replies = List.copyOf(replies);
        }
    }

    /**
     * Something else, or a known type in a form that is not known.
     *
     * @param type the type as it stands there; empty if there is none
     */
    record Unknown(String type) implements Callback {}

    /**
     * A submission that waits.
     *
     * @param destinationId where
     * @param caseId its case
     * @param submissionId its id
     */
    record Waiting(UUID destinationId, UUID caseId, UUID submissionId) {}

    /**
     * An answer that has come.
     *
     * @param caseId its case
     * @param replyId its id
     */
    record Answer(UUID caseId, UUID replyId) {}
}
