// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.time.Duration;

/**
 * Switches that make the other side misbehave. They hold until {@link #clear} or until their number of times is used up, and never touch the office's own
 * calls (except {@link Tamper#EVENT}, which every reader of an event log sees). Safe for use by many threads.
 */
public interface Faults {

    /**
     * Changes the character in the middle of the protected text from now on.
     *
     * @param what the text to change
     */
    default void tamper(Tamper what) {
        tamper(what, 0.5);
    }

    /**
     * Changes one character of the protected text from now on, always into another valid one that changes the decoded bytes. Dots between the parts are
     * left alone.
     *
     * @param what the text to change
     * @param position where, from 0 (first character) to 1 (last character)
     * @throws IllegalArgumentException if the position lies outside
     */
    void tamper(Tamper what, double position);

    /**
     * Answers the next calls of the Submission API with 429 and an empty body.
     *
     * @param times how many calls
     * @param reset sent as {@code RateLimit-Reset}, in whole seconds, rounded up
     */
    void rateLimit(int times, Duration reset);

    /**
     * Answers the next calls whose path contains a text with another status, before anything is done.
     *
     * @param pathPart for instance {@code /token} or {@code /attachments/}
     * @param status the HTTP status
     * @param times how many calls
     */
    void status(String pathPart, int status, int times);

    /**
     * Refuses calls without {@code User-Agent} by 403, as the real routing service does for some values.
     *
     * @param required true to refuse
     */
    void requireUserAgent(boolean required);

    /**
     * Makes the account answer differently from now on; several may hold at once.
     *
     * @param fault what is different
     */
    void account(AccountFault fault);

    /**
     * Makes the payment services misbehave.
     *
     * @param fault how
     */
    void payment(PaymentFault fault);

    /**
     * Lets the cents of an amount choose what becomes of a payment: x.01 fails, x.02 is cancelled when it is paid on the page, x.03 is opened without an
     * answer, x.04 finds the service away for two requests, x.05 is paid 24 hours after the page, x.06 has another amount in every answer, x.07 is not found by the
     * first two questions for the status, x.08 ends at a proxy's page, x.09 has a status word nobody knows. Default: off. Of these, only x.01, x.02 and x.05
     * hold for protocols other than XBezahldienste.
     *
     * @param on true to let them
     */
    void magicAmounts(boolean on);

    /**
     * Makes the delivery service misbehave.
     *
     * @param fault how
     * @param times how often, at least once
     */
    void delivery(DeliveryFault fault, int times);

    /**
     * Makes the delivery service misbehave once.
     *
     * @param fault how
     */
    default void delivery(DeliveryFault fault) {
        delivery(fault, 1);
    }

    /** Ends all faults, also the magic of amounts. Maintenance and methods set at {@link PaymentDesk} stay. */
    void clear();
}
