// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.internal.http.Reply;

/** What one service of XBezahldienste says differently about its transactions: by a fault, or by the cents of the amount. */
final class Twists {

    private final Counter counter;
    private final WireVersion version;
    private final Quirks quirks;

    Twists(Counter counter, WireVersion version) {
        this.counter = counter;
        this.version = version;
        this.quirks = new Quirks(counter);
    }

    /** The answer to a good request that is not even entered into the book. */
    Optional<Reply> insteadOfOpening(Sale sale) {
        if (quirks.isAwayFor(sale)) {
            return Optional.of(Obstacles.away());
        }
        return quirks.isBehindProxy(sale) ? Optional.of(Obstacles.proxy()) : Optional.empty();
    }

    /** The answer to a request that opened a transaction. */
    Reply opened(Transaction transaction, Map<String, Object> information, Map<String, Object> echo) {
        if (quirks.losesAnswer(transaction)) {
            return Reply.silence();
        }
        if (quirks.hasNoPage(transaction)) {
            information.remove("transactionRedirectUrl");
        }
        if (counter.magic(transaction.sale()) == Magic.WRONG_AMOUNT) {
            echo.put(version.total(), another(transaction));
        }
        return Answers.reply(information, echo);
    }

    /** The answer to a question for the status. */
    Reply asked(Transaction transaction, Map<String, Object> information, Map<String, Object> echo) {
        if (quirks.isSilent(transaction)) {
            return Reply.silence();
        }
        if (quirks.isNotFound(transaction)) {
            throw notFound();
        }
        if (quirks.namesAnother(transaction)) {
            information.put("transactionId", "SIM-" + "0".repeat(32));
        }
        if (quirks.saysUnknownWord(transaction)) {
            information.put("status", "AUTHORIZED");
        }
        if (quirks.repeatsAnotherAmount(transaction)) {
            echo.put(version.total(), another(transaction));
        }
        if (quirks.repeatsAnotherCurrency(transaction)) {
            echo.put("currency", "USD");
        }
        if (information.containsKey("paymentMethod") && counter.strikes(PaymentFault.WERO, transaction.id())) {
            information.put("paymentMethod", "OTHER");
            information.put("paymentMethodDetail", "WERO");
        }
        return Answers.reply(information, echo);
    }

    @Assumption("payment.unknown-transaction-code")
    static PaymentRefusal notFound() {
        return PaymentRefusal.of(404, "UNSPECIFIED", "Diese Transaktion ist nicht bekannt.")
                .assuming("payment.unknown-transaction-code");
    }

    private static BigDecimal another(Transaction transaction) {
        return transaction.sale().amount().add(new BigDecimal("0.01"));
    }
}
