// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.girocheckout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Secret;
import org.ozgsdk.payment.NotificationOutcome;
import org.ozgsdk.payment.NotificationReply;
import org.ozgsdk.payment.NotificationRequest;
import org.ozgsdk.payment.Notifications;
import org.ozgsdk.payment.internal.Macs;
import org.ozgsdk.payment.internal.Replies;

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
    private final boolean ofPage;

    GiroNotifications(Secret password, boolean ofPage) {
        this.password = password;
        this.ofPage = ofPage;
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
        String reference = query.getOrDefault("gcReference", "");
        return new Notice.Genuine(
                query.getOrDefault("gcMerchantTxId", ""),
                known(reference),
                reference + result,
                result.equals(GiroCodes.PAID),
                true);
    }

    /** The page and the transaction on it may have references of their own, so that of a page is compared with nothing. */
    @Assumption("girocheckout.page-reference")
    private Optional<String> known(String reference) {
        return Optional.of(reference).filter(text -> !text.isEmpty() && !ofPage);
    }

    /** 200 and 400 end the repeats, anything else asks for up to ten more (payment sheet 6.4). */
    @Override
    public NotificationReply reply(NotificationOutcome outcome) {
        return Replies.plain(outcome);
    }
}
