// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.internal.http.Reply;

/** What one service of XBezahldienste says differently about its transactions: by a fault, or by the cents of the amount. */
final class Twists {

    private static final int FIRST = 2;

    private final Counter counter;
    private final WireVersion version;
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    Twists(Counter counter, WireVersion version) {
        this.counter = counter;
        this.version = version;
    }

    /** The answer to a good request that is not even entered into the book. */
    Optional<Reply> insteadOfOpening(Sale sale) {
        return switch (counter.magic(sale)) {
            case AWAY_TWICE -> Optional.of(Obstacles.away()).filter(any -> isAmongFirst(sale.key()));
            case HTML_ERROR -> Optional.of(Obstacles.proxy());
            default -> Optional.empty();
        };
    }

    /** The answer to a request that opened a transaction. */
    Reply opened(Transaction transaction, Map<String, Object> information, Map<String, Object> echo) {
        Magic magic = counter.magic(transaction.sale());
        if (counter.strikes(PaymentFault.CREATE_TIMEOUT, transaction.id()) || magic == Magic.ANSWER_LOST) {
            return Reply.silence();
        }
        if (counter.strikes(PaymentFault.NO_PAGE, transaction.id())) {
            information.remove("transactionRedirectUrl");
        }
        if (magic == Magic.WRONG_AMOUNT) {
            echo.put(version.total(), another(transaction));
        }
        return Answers.reply(information, echo);
    }

    /** The answer to a question for the status. */
    Reply asked(Transaction transaction, Map<String, Object> information, Map<String, Object> echo) {
        String id = transaction.id();
        Magic magic = counter.magic(transaction.sale());
        if (counter.strikes(PaymentFault.STATUS_TIMEOUT, id)) {
            return Reply.silence();
        }
        if (counter.strikes(PaymentFault.STATUS_NOT_FOUND, id)
                || (magic == Magic.NOT_FOUND_TWICE && isAmongFirst(id))) {
            throw notFound();
        }
        if (counter.strikes(PaymentFault.WRONG_ID, id)) {
            information.put("transactionId", "SIM-" + "0".repeat(32));
        }
        if (counter.strikes(PaymentFault.UNKNOWN_WORD, id) || magic == Magic.UNKNOWN_WORD) {
            information.put("status", "AUTHORIZED");
        }
        if (counter.strikes(PaymentFault.WRONG_AMOUNT, id) || magic == Magic.WRONG_AMOUNT) {
            echo.put(version.total(), another(transaction));
        }
        if (counter.strikes(PaymentFault.WRONG_CURRENCY, id)) {
            echo.put("currency", "USD");
        }
        if (information.containsKey("paymentMethod") && counter.strikes(PaymentFault.WERO, id)) {
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

    private boolean isAmongFirst(String key) {
        return asked.merge(key, 1, Integer::sum) <= FIRST;
    }
}
