// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * An answer of the authority (Antwort), decrypted and verified: exactly the bytes it encrypted. Experimental. Content is copied in and out; {@code toString}
 * shows none of it.
 *
 * @param replyId its id
 * @param caseId the case it belongs to
 * @param at when the delivery service had it complete, by the service's signed clock
 * @param schema what form the data has
 * @param data the data
 * @param attachments the files, in the authority's order; may be empty
 */
public record Reply(
        UUID replyId, UUID caseId, Instant at, DataSchema schema, byte[] data, List<ReplyAttachment> attachments) {

    /** Copies the data and the list. */
    public Reply {
        data = data.clone();
        attachments = List.copyOf(attachments);
    }

    @Override
    public byte[] data() {
        return data.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reply reply
                && replyId.equals(reply.replyId)
                && caseId.equals(reply.caseId)
                && at.equals(reply.at)
                && schema.equals(reply.schema)
                && Arrays.equals(data, reply.data)
                && attachments.equals(reply.attachments);
    }

    @Override
    public int hashCode() {
        return replyId.hashCode();
    }

    @Override
    public String toString() {
        return "Reply[" + replyId + ", case " + caseId + ", " + schema.mediaType() + " " + data.length + " bytes, "
                + attachments.size() + " attachments]";
    }
}
