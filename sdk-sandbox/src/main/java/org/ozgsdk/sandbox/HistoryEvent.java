// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.time.Instant;

/**
 * One thing the sandbox noticed or decided, for verdicts and stories. Holds ids and words, never content.
 *
 * @param at when, by the sandbox's clock
 * @param kind what
 * @param about the submission, reply, destination or transaction id, or the path of a refused call
 * @param detail a few words, for instance the status of a refusal; may be empty
 */
public record HistoryEvent(Instant at, Kind kind, String about, String detail) {

    /** Kinds of events. */
    public enum Kind {
        /** A destination was told of a new submission by a callback. */
        CALLBACK,
        /** A sender announced a submission. */
        ANNOUNCED,
        /** A submission was finalised. */
        SUBMITTED,
        /** The office accepted. */
        ACCEPTED,
        /** The office, or after 14 days the delivery service, rejected. */
        REJECTED,
        /** A call was refused by a 4xx status. */
        REFUSED,
        /** A fault switch changed something or answered instead of the service. */
        FAULT,
        /** A place joined. */
        JOINED,
        /** Somebody logged in at the account; about the persona. */
        LOGGED_IN,
        /** A session at the account ended by a logout message; about the persona, the detail says who began. */
        LOGGED_OUT,
        /** A payment service took a request to pay. */
        PAYMENT_CREATED,
        /** Somebody paid on the payment page. */
        PAYMENT_PAID,
        /** Somebody broke off on the payment page, or the payment failed; the detail says which. */
        PAYMENT_CANCELLED,
        /** The payer's bank took a payment back. */
        PAYMENT_CHARGED_BACK,
        /** The cash office booked what came past the payment page, or took the demand back; the detail says which. */
        PAYMENT_BOOKED,
        /** A message lies in a mailbox. */
        MAILBOX_MESSAGE,
        /** The account shows a state of an application. */
        MAILBOX_STATE,
        /** An office's reply was finalised; about = the reply id, detail = the case. */
        REPLIED,
        /** Somebody made a destination over the Destination API; about its id. */
        DESTINATION_CREATED,
        /** Somebody changed a destination over the Destination API; the detail is its status. */
        DESTINATION_CHANGED,
        /** A callback was answered; about the address' path, detail = the type. */
        CALLED_BACK,
        /** Content was deleted or a submission rejected because a deadline had passed. */
        DEADLINE
    }
}
