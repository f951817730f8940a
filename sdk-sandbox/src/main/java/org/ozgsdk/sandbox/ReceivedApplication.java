// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the office made of one submission. The data is copied in and out; nothing of it is printed.
 *
 * @param submissionId id of the submission
 * @param caseId id of the case
 * @param destinationId the office's destination
 * @param schemaUri schema of the data by the verified metadata, empty if rejected
 * @param dataSha512 SHA-512 of the data as computed by the office, 128 lower-case hex digits, empty if rejected
 * @param data the decrypted data exactly as sent, empty if rejected
 * @param attachments the decrypted attachments in the order of the metadata, empty if rejected
 * @param outcome what became of it
 * @param problems why it was rejected, empty otherwise
 * @param paymentReference {@code transactionReference} of the verified metadata's payment, if any
 * @param replyId id of the reply the office sent, once the delivery service has it; empty if none was asked for
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by id and outcome only
public record ReceivedApplication(
        UUID submissionId,
        UUID caseId,
        UUID destinationId,
        String schemaUri,
        String dataSha512,
        byte[] data,
        List<ReceivedAttachment> attachments,
        Outcome outcome,
        List<Problem> problems,
        Optional<String> paymentReference,
        Optional<UUID> replyId) {

    /** What became of it. */
    public enum Outcome {
        /** Verified and kept; the delivery service has not yet taken the office's answer. */
        RECEIVED,
        /** Accepted; the delivery service took the signed event. */
        ACCEPTED,
        /** Rejected; nothing of the content was kept. */
        REJECTED
    }

    /** Copies the data and the lists. */
    public ReceivedApplication {
        data = data.clone();
        attachments = List.copyOf(attachments);
        problems = List.copyOf(problems);
    }

    @Override
    public byte[] data() {
        return data.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReceivedApplication application
                && submissionId.equals(application.submissionId)
                && outcome == application.outcome;
    }

    @Override
    public int hashCode() {
        return submissionId.hashCode();
    }

    @Override
    public String toString() {
        return "ReceivedApplication[" + submissionId + ", " + outcome + ", " + data.length + " bytes, "
                + attachments.size() + " attachments]";
    }
}
