// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.Secret;
import org.ozgsdk.sandbox.internal.payment.Agenda;
import org.ozgsdk.sandbox.internal.payment.Counter;
import org.ozgsdk.sandbox.internal.payment.Quirks;
import org.ozgsdk.sandbox.internal.payment.Sale;
import org.ozgsdk.sandbox.internal.payment.Transaction;
import org.ozgsdk.sandbox.internal.payment.WayBack;

/**
 * How GiroCheckout tells of an end: by GET, again every 30 minutes of the sandbox's clock until somebody takes or refuses it, at most ten times more, and with the
 * browser (payment sheet 6.3, 6.4).
 */
final class GiroNews {

    private static final int MOST_REPEATS = 10;
    private static final Duration BETWEEN = Duration.ofMinutes(30);
    private static final int TAKEN = 200;
    private static final int REFUSED = 400;

    private final Counter counter;
    private final Quirks quirks;
    private final Secret password;
    private final Teller teller;

    GiroNews(Counter counter, Quirks quirks, Secret password) {
        this.counter = counter;
        this.quirks = quirks;
        this.password = password;
        this.teller = new Teller(counter);
    }

    /** From now on its end is told; a page tells more than a single method. */
    void begun(Transaction transaction, URI address, boolean page) {
        transaction.notifiedBy(ended -> tell(ended, address, page, 0)).returnsBy(ended -> back(ended, page));
    }

    private void tell(Transaction transaction, URI address, boolean page, int repeats) {
        Instant next = counter.clock().instant().plus(BETWEEN);
        int status = teller.loses(transaction)
                ? Teller.NOBODY
                : teller.get(Addresses.with(address, Teller.form(fields(transaction, page))));
        if (status != TAKEN && status != REFUSED && repeats < MOST_REPEATS) {
            Agenda agenda = counter.book().agenda();
            agenda.at(next, () -> agenda.soon(() -> tell(transaction, address, page, repeats + 1)));
        }
    }

    private WayBack back(Transaction transaction, boolean page) {
        Sale sale = transaction.sale();
        URI address = switch (transaction.state().status()) {
            case INITIAL, PAYED -> sale.success();
            case CANCELED -> sale.cancel();
            case FAILED -> sale.failure();
        };
        return WayBack.to(Addresses.with(address, Teller.form(fields(transaction, page))));
    }

    /** In the order of the hash, which comes last. */
    private Map<String, String> fields(Transaction transaction, boolean page) {
        Sale sale = transaction.sale();
        Map<String, String> fields = new LinkedHashMap<>();
        if (page) {
            fields.put(
                    "gcPaymethod",
                    transaction.state().method().map(GiroNews::method).orElse("11"));
            fields.put("gcType", "SALE");
            fields.put("gcProjectId", sale.originatorId());
        }
        fields.put("gcReference", transaction.id());
        fields.put("gcMerchantTxId", sale.requestId());
        fields.put("gcBackendTxId", transaction.reference());
        fields.put("gcAmount", Sales.cents(Sales.told(sale.amount(), quirks.repeatsAnotherAmount(transaction))));
        fields.put("gcCurrency", "EUR");
        fields.put("gcResultPayment", result(transaction).orElse("4500"));
        String hash = Hashes.hmac("HmacMD5", password, String.join("", fields.values()));
        fields.put("gcHash", teller.hash(transaction, hash));
        return fields;
    }

    private static String method(String method) {
        return switch (method) {
            case "CREDITCARD" -> "11";
            case "PAYPAL" -> "14";
            default -> "40";
        };
    }

    /** {@return the code of how it ended, empty while it has not} */
    static Optional<String> result(Transaction transaction) {
        return switch (transaction.state().status()) {
            case INITIAL -> Optional.empty();
            case PAYED -> Optional.of("4000");
            case FAILED -> Optional.of("4900");
            case CANCELED -> Optional.of("4502");
        };
    }
}
