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
    /** A notification has a wrong hash, as if a stranger had sent it. For services that sign. */
    FORGED_NOTIFICATION
}
