// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.epaybl;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.payment.NotificationOutcome;
import org.ozgsdk.payment.NotificationReply;
import org.ozgsdk.payment.NotificationRequest;
import org.ozgsdk.payment.Notifications;
import org.ozgsdk.payment.internal.Answers;
import org.ozgsdk.payment.internal.Macs;
import org.ozgsdk.payment.internal.Replies;

/**
 * A JSON body whose fields are hashed together with a secret behind them: a plain SHA-256, not an HMAC (payment sheet 4.1). The values stand without anything between
 * them, so tenant and unit are compared one by one; our id stands in the address, which is not hashed, and counts as proved only where {@code tan} is our number.
 */
final class EpayBlNotifications implements Notifications {

    private static final String WHAT = "notification of ePayBL";

    private final EpayBlSettings settings;

    EpayBlNotifications(EpayBlSettings settings) {
        this.settings = settings;
    }

    @Override
    public Notice read(NotificationRequest request) {
        Optional<String> id = request.query().map(query -> query.get("id"));
        if (id.isEmpty()) {
            return new Notice.Refused("no id in the address");
        }
        try {
            JsonObject body = Json.object(request.body(), WHAT);
            return read(id.get(), body.optionalObject("data").orElse(body));
        } catch (UntrustedException e) {
            return new Notice.Refused("no JSON that can be read");
        }
    }

    @Assumption("epaybl.notify-hash")
    private Notice read(String id, JsonObject data) {
        StringBuilder values = new StringBuilder();
        for (String field : settings.hashedFields()) {
            values.append(Answers.loose(data, field).orElse(""));
        }
        values.append(settings.notifySecret().reveal());
        String computed = Macs.sha256(values.toString().getBytes(StandardCharsets.UTF_8));
        if (!Macs.same(computed, Answers.loose(data, "hash").orElse(""))) {
            return new Notice.Refused("the hash is wrong");
        }
        String status = Answers.loose(data, "status").orElse("");
        if (status.equals("notify")) {
            return new Notice.Ignored();
        }
        boolean own = Answers.loose(data, "mandant").equals(Optional.of(settings.mandant()))
                && Answers.loose(data, "bewirtschafter").equals(Optional.of(settings.bewirtschafter()));
        Optional<String> hashed = ours(data);
        if (!own || hashed.filter(ours -> !ours.equals(id)).isPresent()) {
            return new Notice.Refused("of another tenant, unit or payment");
        }
        String reference = Answers.loose(data, "kassenzeichen").orElse("");
        return new Notice.Genuine(
                id, Optional.of(reference), reference + status, status.equals("success"), hashed.isPresent());
    }

    @Assumption("epaybl.tan-is-our-number")
    private static Optional<String> ours(JsonObject data) {
        return Answers.loose(data, "tan").flatMap(TransactionNumber::requestId);
    }

    @Override
    public NotificationReply reply(NotificationOutcome outcome) {
        return Replies.plain(outcome);
    }
}
