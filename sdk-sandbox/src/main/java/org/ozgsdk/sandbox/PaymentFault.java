// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

/** How the payment services of the sandbox misbehave. What is kept in them stays right; only what they say is wrong. */
public enum PaymentFault {
    /** Every status answer from now on names another transaction. */
    WRONG_ID,
    /** Every status answer from now on repeats another amount. */
    WRONG_AMOUNT,
    /** Every status answer from now on repeats another currency. */
    WRONG_CURRENCY,
    /** From now on a transaction is created, but the connection is closed without an answer. */
    CREATE_TIMEOUT,
    /** The next two calls are answered by 503 before anything is done. */
    UNAVAILABLE_TWICE,
    /** Every status answer from now on has a status word that the standard does not know. */
    UNKNOWN_WORD,
    /** From now on a proxy answers 502 with an HTML page before anything is done. */
    HTML_ERROR,
    /** From now on every line needs the booking data {@code haushaltstelle} and {@code objektnummer}. */
    BOOKING_DATA_REQUIRED,
    /** From now on every question for a status is answered by 404, as if the transaction had never been. */
    STATUS_NOT_FOUND,
    /** From now on no question for a status is answered, the connection is closed. */
    STATUS_TIMEOUT,
    /** From now on the answer to a new transaction has no address of the page. */
    NO_PAGE,
    /** From now on all calls but those for methods and maintenance are answered by 503, and a window is announced that ends in an hour. */
    MAINTENANCE,
    /** The next two calls are answered by 429 with {@code Retry-After: 1} before anything is done. */
    RATE_LIMITED,
    /** From now on the page says that its link has expired; 15 minutes after somebody saw that, the transaction is cancelled. */
    LINK_EXPIRED,
    /** From now on what was paid was paid by Wero, which the standard knows only as {@code OTHER} with a detail. */
    WERO,
    /** A notification of the payment gets lost on its way. For services that notify. */
    NOTIFICATION_LOST,
    /**
     * A notification comes as if a stranger had sent it: its hash is wrong. pmPayment's has none, so there it says that it is paid whatever became of it, and the
     * form of the browser has the wrong hash.
     */
    FORGED_NOTIFICATION,
    /** From now on a transaction is paid, and notified where the service notifies, before the answer to its creation goes out. Not for XBezahldienste. */
    PAID_BEFORE_ANSWER,
    /** From now on the hash in the header of an answer is wrong. For GiroCheckout. */
    FORGED_ANSWER,
    /** From now on a notification says {@code notify} instead of {@code success}, which is information only. For ePayBL. */
    INFORMATION_ONLY,
    /** From now on the status is a text in every second answer and a number in the others. For pmPayment. */
    STATUS_ALTERNATES
}
