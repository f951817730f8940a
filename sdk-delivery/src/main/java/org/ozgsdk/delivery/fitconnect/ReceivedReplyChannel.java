// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.keys.Jwk;

/**
 * Where the sender wants an answer (Rückkanal; FIT-Connect metadata, {@code replyChannel}). Prints its kind only.
 *
 * @param kind the member's name in the metadata: {@code eMail}, {@code deMail}, {@code fink}, {@code elster}, {@code fitConnect}, {@code idBundDeMailbox} or
 *     one that is not known yet
 * @param members its texts, for instance {@code address}, {@code accountId}, {@code mailboxUuid}
 * @param key the key to encrypt an answer for; only for {@code fitConnect}
 * @param processStandards the forms of answer the sender understands; only for {@code fitConnect}
 */
public record ReceivedReplyChannel(
        String kind, Map<String, String> members, Optional<Jwk> key, List<String> processStandards) {

    /** Copies map and list. */
    public ReceivedReplyChannel {
        members = Map.copyOf(members);
        processStandards = List.copyOf(processStandards);
    }

    @Override
    public String toString() {
        return "ReceivedReplyChannel[" + kind + "]";
    }
}
