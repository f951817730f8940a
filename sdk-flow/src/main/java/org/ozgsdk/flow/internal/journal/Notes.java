// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.journal;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.flow.ReviewRecord;

/** How values stand in the journal, and back. */
public final class Notes {

    private Notes() {}

    /** A review as it is noted. */
    public static Map<String, Object> of(ReviewRecord review) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sha512", review.sha512());
        json.put("shownAt", review.shownAt().toString());
        review.warnedAt().ifPresent(at -> json.put("warnedAt", at.toString()));
        review.warning().ifPresent(text -> json.put("warning", text));
        return json;
    }

    /** A review as it was noted. */
    public static ReviewRecord review(JsonObject json) {
        return new ReviewRecord(
                json.text("sha512"),
                Instant.parse(json.text("shownAt")),
                json.optionalText("warnedAt").map(Instant::parse),
                json.optionalText("warning"));
    }

    /** Evidence as it is noted. */
    public static Map<String, Object> of(PaymentEvidence evidence) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("provider", evidence.provider());
        json.put("transactionId", evidence.transactionId());
        evidence.transactionReference().ifPresent(text -> json.put("reference", text));
        json.put("paidAt", evidence.paidAt().toString());
        json.put("method", evidence.method().name());
        evidence.methodDetail().ifPresent(text -> json.put("methodDetail", text));
        json.put("cents", evidence.amount().cents());
        evidence.transactionUrl().ifPresent(uri -> json.put("url", uri.toString()));
        json.put("source", evidence.source().name());
        return json;
    }

    /** Evidence as it was noted. */
    public static PaymentEvidence evidence(JsonObject json) {
        return new PaymentEvidence(
                json.text("provider"),
                json.text("transactionId"),
                json.optionalText("reference"),
                Instant.parse(json.text("paidAt")),
                PaymentMethod.valueOf(json.text("method")),
                json.optionalText("methodDetail"),
                Money.ofCents(json.number("cents")),
                json.optionalText("url").map(URI::create),
                PaymentEvidence.Source.valueOf(json.text("source")));
    }

    /** A receipt as it is noted. */
    public static Map<String, Object> of(Receipt receipt) {
        Map<String, Object> attachments = new LinkedHashMap<>();
        receipt.tags().attachments().forEach((id, tag) -> attachments.put(id.toString(), tag));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("channel", receipt.channel());
        json.put("destination", receipt.destinationId().toString());
        json.put("case", receipt.caseId().toString());
        json.put("submission", receipt.submissionId().toString());
        json.put("sentAt", receipt.sentAt().toString());
        json.put("metadata", receipt.tags().metadata());
        json.put("data", receipt.tags().data());
        json.put("attachments", attachments);
        return json;
    }

    /** A receipt as it was noted. */
    public static Receipt receipt(JsonObject json) {
        JsonObject tags = json.object("attachments");
        Map<UUID, String> attachments = new LinkedHashMap<>();
        tags.names().forEach(id -> attachments.put(UUID.fromString(id), tags.text(id)));
        return new Receipt(
                json.text("channel"),
                UUID.fromString(json.text("destination")),
                UUID.fromString(json.text("case")),
                UUID.fromString(json.text("submission")),
                Instant.parse(json.text("sentAt")),
                new AuthenticationTags(json.text("metadata"), json.text("data"), attachments));
    }
}
