// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.office;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.sandbox.ReceivedApplication;

/**
 * What the office keeps. An answer and its entry are one step: who sees the event or the reply at the delivery service and asks the office must see the
 * outcome too. Safe for many threads.
 */
final class ReceivedBook {

    private final Map<UUID, ReceivedApplication> received = new LinkedHashMap<>();

    synchronized void keep(ReceivedApplication application) {
        received.put(application.submissionId(), application);
    }

    /** Keeps the application once its answer went out. */
    synchronized void keepAfter(Runnable answer, ReceivedApplication application) {
        answer.run();
        keep(application);
    }

    /** Notes the reply once it went out. */
    synchronized void replied(Runnable answer, UUID submissionId, UUID replyId) {
        answer.run();
        received.computeIfPresent(submissionId, (id, before) -> withReply(before, replyId));
    }

    synchronized List<ReceivedApplication> list() {
        return List.copyOf(received.values());
    }

    private static ReceivedApplication withReply(ReceivedApplication before, UUID replyId) {
        return new ReceivedApplication(
                before.submissionId(),
                before.caseId(),
                before.destinationId(),
                before.schemaUri(),
                before.dataSha512(),
                before.data(),
                before.attachments(),
                before.outcome(),
                before.problems(),
                before.paymentReference(),
                Optional.of(replyId));
    }
}
