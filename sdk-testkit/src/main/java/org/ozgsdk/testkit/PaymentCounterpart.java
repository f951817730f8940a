// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit;

import org.ozgsdk.core.Money;
import org.ozgsdk.payment.NotificationRequest;
import org.ozgsdk.payment.PaymentProvider.Initiation.Started;

/**
 * The payment service and its customers, played by a test: what {@link PaymentProviderContract} needs beside the provider. Write it over the payment service's own test
 * system, over the sandbox, or over a few lines of {@code HttpServer}; it must not use the code of the provider that it tests.
 *
 * <p>Misbehaviour lasts until {@link #beWell}. The methods with a default body are needed only for a declared {@link PaymentCapability}.
 */
public interface PaymentCounterpart {

    /**
     * A person pays. Done when this returns.
     *
     * @param payment what the provider gave
     */
    void pay(Started payment);

    /**
     * A person cancels on the page.
     *
     * @param payment what the provider gave
     */
    void cancel(Started payment);

    /**
     * A payment fails, for instance since the bank refuses the card.
     *
     * @param payment what the provider gave
     */
    void fail(Started payment);

    /** The next request that makes or gives back a payment is carried out, and its answer is lost: the connection ends, or the call times out. */
    void loseNextAnswer();

    /** From now on nothing can be had: for instance 503, or maintenance. Nothing is carried out. */
    void beUnavailable();

    /** All misbehaviour ends. Called after each test too. */
    void beWell();

    /**
     * Counts what the service holds, for whichever request: so a second payment cannot hide.
     *
     * @return how many payments were made so far
     */
    int payments();

    /** From now on its status repeats another amount than was asked for. Needed for {@link PaymentCapability#AMOUNT}. */
    default void answerWithAnotherAmount() {
        throw missing("answerWithAnotherAmount");
    }

    /**
     * Gives the notification that it sends about a payment as that stands now. Needed for {@link PaymentCapability#NOTIFICATIONS}.
     *
     * @param payment a payment that was paid
     * @return the request, genuine; the same for the same event
     */
    default NotificationRequest notification(Started payment) {
        throw missing("notification");
    }

    /**
     * Gives the notification that a stranger would send who knows all but the secret. Needed for {@link PaymentCapability#NOTIFICATIONS}.
     *
     * @param payment any payment
     * @return a request that says it was paid
     */
    default NotificationRequest forgedNotification(Started payment) {
        throw missing("forgedNotification");
    }

    /**
     * Says how much of a payment went back, by its own books. Needed for {@link PaymentCapability#REFUNDS}.
     *
     * @param payment a payment
     * @return the sum, zero if nothing
     */
    default Money returned(Started payment) {
        throw missing("returned");
    }

    /**
     * The bank takes the money of a paid payment back. Needed for {@link PaymentCapability#CHARGE_BACKS}.
     *
     * @param payment a payment that was paid
     */
    default void chargeBack(Started payment) {
        throw missing("chargeBack");
    }

    private static AssertionError missing(String method) {
        return new AssertionError("The declared capabilities need PaymentCounterpart." + method + ": override it.");
    }
}
