// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.math.BigDecimal;

/** Outcomes chosen by the cents of the total, for whoever can change the amount but not the sandbox (payment sheet 11). Off unless switched on. */
enum Magic {
    /** Any other cents. */
    NONE,
    /** x.01: who pays on the page fails. */
    FAILS,
    /** x.02: who pays on the page has cancelled. */
    CANCELS,
    /** x.03: opened, but the answer is lost. */
    ANSWER_LOST,
    /** x.04: away for the first two requests. */
    AWAY_TWICE,
    /** x.05: who pays on the page has paid 24 hours later. */
    PAID_NEXT_DAY,
    /** x.06: another amount is repeated in every answer. */
    WRONG_AMOUNT,
    /** x.07: not found by the first two questions for the status. */
    NOT_FOUND_TWICE,
    /** x.08: a proxy's page instead of an answer, nothing is opened. */
    HTML_ERROR,
    /** x.09: a status word that nobody knows. */
    UNKNOWN_WORD;

    static Magic of(BigDecimal amount) {
        int cents = amount.movePointRight(2).remainder(BigDecimal.valueOf(100)).intValue();
        return cents < values().length ? values()[cents] : NONE;
    }
}
