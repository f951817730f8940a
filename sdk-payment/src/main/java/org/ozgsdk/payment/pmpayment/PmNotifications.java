// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.pmpayment;

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

/** The form that pmPayment posts to the notify address (without a hash: a hint) and lets the browser post to the return address (with one). */
final class PmNotifications implements Notifications {

    private static final List<String> HASHED =
            List.of("ags", "txid", "amount", "desc", "status", "payment_method", "created_at");

    private final String ags;
    private final Secret salt;

    PmNotifications(String ags, Secret salt) {
        this.ags = ags;
        this.salt = salt;
    }

    @Override
    @Assumption("pmpayment.notify-unsigned")
    public Notice read(NotificationRequest request) {
        Optional<Map<String, String>> form = request.form();
        if (form.isEmpty() || form.get().getOrDefault("txid", "").isEmpty()) {
            return new Notice.Refused("no form with a txid");
        }
        Map<String, String> values = form.get();
        if (!values.getOrDefault("ags", "").equals(ags)) {
            return new Notice.Refused("of another authority");
        }
        String hash = values.get("hash");
        return hash == null ? new Notice.Hint(values.getOrDefault("txid", "")) : signed(values, hash);
    }

    private Notice signed(Map<String, String> values, String hash) {
        String computed = PmHash.of(
                salt, HASHED.stream().map(name -> values.getOrDefault(name, "")).toList());
        if (!Macs.same(computed, hash)) {
            return new Notice.Refused("the hash is wrong");
        }
        String txid = values.getOrDefault("txid", "");
        String status = values.getOrDefault("status", "");
        return new Notice.Genuine(
                txid,
                Optional.of(txid),
                "redirect" + status + values.getOrDefault("created_at", ""),
                status.equals(PmPayment.PAID),
                true);
    }

    @Override
    public NotificationReply reply(NotificationOutcome outcome) {
        return Replies.plain(outcome);
    }
}
