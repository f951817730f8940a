// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.girocheckout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.Secret;
import org.ozgsdk.payment.NotificationOutcome;
import org.ozgsdk.payment.NotificationReply;
import org.ozgsdk.payment.NotificationRequest;
import org.ozgsdk.payment.Notifications;
import org.ozgsdk.payment.internal.Macs;

/** A GET with values in its query, hashed in the documented order as far as they are there (payment sheet 6.3). The browser's return has the same form. */
final class GiroNotifications implements Notifications {

    private static final List<String> ORDER = List.of(
            "gcPaymethod",
            "gcType",
            "gcProjectId",
            "gcReference",
            "gcMerchantTxId",
            "gcBackendTxId",
            "gcAmount",
            "gcCurrency",
            "gcResultPayment",
            "gcResultAVS",
            "gcObvName",
            "gcPkn",
            "gcCardnumber",
            "gcCardExpDate",
            "gcAccountHolder",
            "gcIban");

    private final Secret password;

    GiroNotifications(Secret password) {
        this.password = password;
    }

    @Override
    public Notice read(NotificationRequest request) {
        Map<String, String> query = request.query().orElse(Map.of());
        String hash = query.get("gcHash");
        if (hash == null) {
            return new Notice.Refused("no hash");
        }
        List<String> values = new ArrayList<>(ORDER.size());
        for (String name : ORDER) {
            String value = query.get(name);
            if (value != null) {
                values.add(value);
            }
        }
        if (!Macs.same(GiroHash.of(password, values), hash)) {
            return new Notice.Refused("the hash is wrong");
        }
        String result = query.getOrDefault("gcResultPayment", "");
        Optional<String> reference = Optional.ofNullable(query.get("gcReference"));
        return new Notice.Genuine(
                query.getOrDefault("gcMerchantTxId", ""),
                reference,
                reference.orElse("") + result,
                result.equals(GiroCodes.PAID));
    }

    /** 200 and 400 end the repeats, anything else asks for up to ten more (payment sheet 6.4). */
    @Override
    public NotificationReply reply(NotificationOutcome outcome) {
        return NotificationReply.of(
                switch (outcome) {
                    case PROCESSED -> 200;
                    case REFUSED -> 400;
                    case UNKNOWN_PAYMENT, NOT_STORED -> 503;
                });
    }
}
