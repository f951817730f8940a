// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.net.URI;
import java.util.EnumSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.delivery.DeliveryChannel;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.Payments;
import org.ozgsdk.payment.fee.Fee;

/**
 * A declaration that was shown and warned about: the only thing that can be submitted, so a service that skips the review of OZG § 9a does not compile. After a
 * crash {@link Journey#ready} gives it again. Immutable, safe for use by many threads.
 */
public final class Ready {

    private final Journey journey;
    private final ReviewRecord review;

    Ready(Journey journey, ReviewRecord review) {
        this.journey = journey;
        this.review = review;
    }

    /** {@return what was shown and when} */
    public ReviewRecord review() {
        return review;
    }

    /**
     * Begins the payment of a fee, or gives the one that is under way: there is never more than one live attempt. The fee is due from now on.
     *
     * @param payments the payments of the competent authority
     * @param fee what is to be paid, more than zero
     * @param purpose what the person sees on the statement
     * @param returnUrl where the payment page sends the browser
     * @return the payment; show its page while it is pending
     * @throws IllegalArgumentException if the fee is zero: nothing is to be paid then
     */
    public Payment pay(Payments payments, Fee fee, String purpose, URI returnUrl) {
        journey.due(fee);
        Payment payment = payments.start(
                new PaymentOrder(journey.id().toString(), purpose, journey.serviceName(), fee.items(), returnUrl));
        return journey.noted(payment);
    }

    /**
     * Asks the payment service whether the fee was paid, and notes what it says. Call it when the browser comes back and from time to time: a person who closes the
     * browser after paying tells nobody.
     *
     * @param payments the payments of the competent authority
     * @return the payment as it stands
     * @throws IllegalStateException if no payment was begun
     */
    public Payment checkPayment(Payments payments) {
        return journey.noted(payments.check(journey.paymentId()
                .orElseThrow(() -> new IllegalStateException("no payment was begun: call pay(...) first"))));
    }

    /**
     * Hands the application over, exactly once however often it is called and wherever the process was killed: ids are stored before the application is finished, and
     * what the delivery service says of them decides when going on.
     *
     * @param channel the delivery channel
     * @param destination where to, verified by the same channel just now
     * @param completed adds attachments and the like to the submission, which already holds data and proof of payment; must add the same after a crash, attachments
     *     with the ids of {@link #attachmentId}
     * @return the receipt, or why nothing was handed over
     * @throws OzgException as {@link DeliveryChannel#send} does; going on later is safe
     */
    public Handover submit(
            DeliveryChannel channel, Destination destination, UnaryOperator<Submission.Builder> completed) {
        return new Delivery(journey, review).run(channel, destination, completed);
    }

    /**
     * Notes at the payments that what waited for the money was handed over, so that it stands in no list of deliveries that are due. Harmless when repeated.
     *
     * @param payments the payments of the competent authority
     * @throws IllegalStateException if the application is not submitted, or no payment was begun
     */
    public void handedOver(Payments payments) {
        boolean submitted =
                EnumSet.of(Stage.SUBMITTED, Stage.ACCEPTED, Stage.REJECTED).contains(journey.stage());
        if (!submitted || journey.paymentId().isEmpty()) {
            throw new IllegalStateException("only a paid application that was submitted is handed over");
        }
        payments.delivered(journey.id().toString());
    }

    /**
     * Gives an attachment the same id each time, so that going on after a crash uploads the same attachment.
     *
     * @param filename its name in the submission
     * @return a random-looking UUID of version 4
     */
    public UUID attachmentId(String filename) {
        return StableId.of(journey.id(), filename);
    }
}
