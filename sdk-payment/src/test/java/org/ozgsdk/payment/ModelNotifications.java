// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.util.Map;
import java.util.Optional;

/** Notifications of the model: {@code id=..&tx=..&word=PAID&mac=right}; without a mac anybody could have sent it. */
final class ModelNotifications implements Notifications {

    @Override
    public Notice read(NotificationRequest request) {
        Map<String, String> query = request.query().orElse(Map.of());
        String id = query.getOrDefault("id", "");
        String mac = query.get("mac");
        if (mac == null) {
            return new Notice.Hint(id);
        }
        String word = query.getOrDefault("word", "");
        return mac.equals("right")
                ? new Notice.Genuine(
                        id,
                        Optional.ofNullable(query.get("tx")),
                        query.get("tx") + word,
                        word.equals("PAID"),
                        !query.containsKey("foreign"))
                : new Notice.Refused("wrong mac");
    }

    @Override
    public NotificationReply reply(NotificationOutcome outcome) {
        return NotificationReply.of(
                switch (outcome) {
                    case PROCESSED -> 200;
                    case REFUSED -> 400;
                    case UNKNOWN_PAYMENT, NOT_STORED -> 503;
                });
    }

    static NotificationRequest genuine(String id, String transactionId, String word) {
        return NotificationRequest.get("id=" + id + "&tx=" + transactionId + "&word=" + word + "&mac=right");
    }
}
