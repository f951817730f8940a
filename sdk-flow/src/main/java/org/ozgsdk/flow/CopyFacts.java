// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.json.JsonObject;

/** What the journal knows for the copy of a declaration. */
final class CopyFacts {

    private CopyFacts() {}

    static SubmissionCopy.Facts of(UUID journey, State state) {
        JsonObject about = state.about();
        return new SubmissionCopy.Facts(
                journey.toString(),
                state.receipt().map(receipt -> receipt.submissionId().toString()),
                about.text("authority"),
                about.text("serviceName"),
                Instant.parse(state.row().member("submitted").orElseThrow().text("at")),
                state.review().orElseThrow(),
                fees(state),
                state.evidence().flatMap(PaymentEvidence::transactionReference));
    }

    private static List<SubmissionCopy.FeeLine> fees(State state) {
        return state.row()
                .member("fee")
                .map(fee -> fee.objects("lines").stream()
                        .map(line -> new SubmissionCopy.FeeLine(
                                line.text("text"), line.text("amount"), Optional.of(line.text("citation"))))
                        .toList())
                .orElse(List.of());
    }
}
