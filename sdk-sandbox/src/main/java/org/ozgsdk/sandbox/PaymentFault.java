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
    BOOKING_DATA_REQUIRED
}
