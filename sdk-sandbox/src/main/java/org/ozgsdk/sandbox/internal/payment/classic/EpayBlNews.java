// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.sandbox.EpayBlAccess;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.internal.payment.Counter;
import org.ozgsdk.sandbox.internal.payment.Transaction;

/** How ePayBL tells of a payment: once, by JSON with a hash (payment sheet 4.1). Of who breaks off it tells nothing. */
final class EpayBlNews {

    private final Counter counter;
    private final EpayBlAccess access;
    private final Teller teller;

    EpayBlNews(Counter counter, EpayBlAccess access) {
        this.counter = counter;
        this.access = access;
        this.teller = new Teller(counter);
    }

    void tell(Transaction transaction, URI address) {
        if (transaction.state().status() != Transaction.Status.PAYED || teller.loses(transaction)) {
            return;
        }
        Map<String, String> data = data(transaction);
        data.put("hash", teller.hash(transaction, hash(data, access.notifySecret())));
        String body = new String(Json.write(Map.of("data", data)), StandardCharsets.UTF_8);
        int unused = teller.post(address, "application/json", body);
    }

    /** In the order of the hash. */
    private Map<String, String> data(Transaction transaction) {
        boolean information = counter.strikes(PaymentFault.INFORMATION_ONLY, transaction.id());
        LocalDate today = LocalDate.ofInstant(counter.clock().instant(), ZoneOffset.UTC);
        Map<String, String> data = new LinkedHashMap<>();
        data.put("mandant", access.mandant());
        data.put("bewirtschafter", access.bewirtschafter());
        data.put("zvgid", "0000-" + transaction.id().substring(4, 8) + "-0000-0000-0001");
        data.put("kassenzeichen", transaction.reference());
        data.put("tan", "tan-1");
        data.put("zvp", "sandbox");
        data.put("zahlverfahren", method(transaction.state().method().orElse("")));
        data.put("aktivierung", today.toString());
        data.put("status", information ? "notify" : "success");
        return data;
    }

    /** A plain digest of the values and the secret behind them. */
    @Assumption("epaybl.notify-hash")
    static String hash(Map<String, String> data, Secret secret) {
        return Hashes.sha256(String.join("", data.values()) + secret.reveal());
    }

    static String method(String method) {
        return switch (method) {
            case "CREDITCARD" -> "KREDITKARTE";
            case "PAYPAL" -> "PAYPAL";
            default -> "UEBERWEISUNGVOR";
        };
    }
}
