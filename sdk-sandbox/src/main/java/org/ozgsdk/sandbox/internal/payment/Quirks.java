// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.internal.http.Reply;

/**
 * What goes wrong with the transactions of one service whatever its protocol: by a fault that is on, or by the cents of the amount. Each protocol has its own words
 * for it. Safe for use by many threads.
 */
public final class Quirks {

    private static final int FIRST = 2;

    private final Counter counter;
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    public Quirks(Counter counter) {
        this.counter = counter;
    }

    /** Whether the service is away for a good request, which is then not entered into the book. */
    boolean isAwayFor(Sale sale) {
        return counter.magic(sale) == Magic.AWAY_TWICE && isAmongFirst(sale.key());
    }

    /** Whether a proxy answers a good request with its page. */
    boolean isBehindProxy(Sale sale) {
        return counter.magic(sale) == Magic.HTML_ERROR;
    }

    /** The answer of a protocol without a body for errors, to a good request that is not entered into the book. */
    public Optional<Reply> insteadOfOpening(Sale sale) {
        if (isAwayFor(sale)) {
            return Optional.of(Reply.empty(503));
        }
        return isBehindProxy(sale) ? Optional.of(Obstacles.proxy()) : Optional.empty();
    }

    /**
     * What happens to a transaction between its opening and the answer: it may be paid and notified already, and the answer may be lost.
     *
     * @return the answer to give instead
     */
    public Optional<Reply> opened(Transaction transaction) {
        if (counter.strikes(PaymentFault.PAID_BEFORE_ANSWER, transaction.id())
                && counter.book().end(transaction, Transaction.Status.PAYED, "CREDITCARD")) {
            transaction.notifier().ifPresent(notifier -> counter.book().agenda().now(() -> notifier.tell(transaction)));
        }
        return losesAnswer(transaction) ? Optional.of(Reply.silence()) : Optional.empty();
    }

    boolean losesAnswer(Transaction transaction) {
        return counter.strikes(PaymentFault.CREATE_TIMEOUT, transaction.id())
                || counter.magic(transaction.sale()) == Magic.ANSWER_LOST;
    }

    /** Whether the answer to a new transaction has no page. */
    public boolean hasNoPage(Transaction transaction) {
        return counter.strikes(PaymentFault.NO_PAGE, transaction.id());
    }

    /** Whether a question for the status is not answered. */
    public boolean isSilent(Transaction transaction) {
        return counter.strikes(PaymentFault.STATUS_TIMEOUT, transaction.id());
    }

    /** Whether a question for the status does not find it. */
    public boolean isNotFound(Transaction transaction) {
        return counter.strikes(PaymentFault.STATUS_NOT_FOUND, transaction.id())
                || (counter.magic(transaction.sale()) == Magic.NOT_FOUND_TWICE && isAmongFirst(transaction.id()));
    }

    /** Whether the status names another transaction. */
    public boolean namesAnother(Transaction transaction) {
        return counter.strikes(PaymentFault.WRONG_ID, transaction.id());
    }

    /** Whether another amount is repeated. */
    public boolean repeatsAnotherAmount(Transaction transaction) {
        return counter.strikes(PaymentFault.WRONG_AMOUNT, transaction.id())
                || counter.magic(transaction.sale()) == Magic.WRONG_AMOUNT;
    }

    /** Whether another currency is repeated. */
    public boolean repeatsAnotherCurrency(Transaction transaction) {
        return counter.strikes(PaymentFault.WRONG_CURRENCY, transaction.id());
    }

    /** Whether the status word is one that nobody knows. */
    public boolean saysUnknownWord(Transaction transaction) {
        return counter.strikes(PaymentFault.UNKNOWN_WORD, transaction.id())
                || counter.magic(transaction.sale()) == Magic.UNKNOWN_WORD;
    }

    private boolean isAmongFirst(String key) {
        return asked.merge(key, 1, Integer::sum) <= FIRST;
    }
}
