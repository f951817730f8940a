// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.delivery.DeliveryChannel;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Prepared;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;

/** One run of handing over; each step is stored before the next begins. */
final class Delivery {

    private final Journey journey;
    private final ReviewRecord review;

    Delivery(Journey journey, ReviewRecord review) {
        this.journey = journey;
        this.review = review;
    }

    Handover run(DeliveryChannel channel, Destination destination, UnaryOperator<Submission.Builder> completed) {
        State state = journey.state();
        if (state.isSubmitted()) {
            return new Handover.Submitted(state.receipt().orElseThrow());
        }
        Optional<Declaration> declaration = journey.declaration(state).filter(review::matches);
        if (declaration.isEmpty() || !state.review().equals(Optional.of(review))) {
            return new Handover.ReviewOutdated();
        }
        if (!state.isPaid()) {
            return new Handover.NotPaid(state.due());
        }
        journey.lease(review);
        Submission submission = submission(declaration.get(), state.evidence(), destination, completed);
        try {
            return new Handover.Submitted(handOver(channel, submission, state.receipt()));
        } finally {
            journey.release();
        }
    }

    private Receipt handOver(DeliveryChannel channel, Submission submission, Optional<Receipt> earlier) {
        if (earlier.isPresent() && channel.isSubmitted(earlier.get())) {
            journey.submitted("found submitted");
            return earlier.get();
        }
        Prepared prepared =
                earlier.isPresent() ? channel.prepare(submission, earlier.get()) : channel.prepare(submission);
        // From here on a crash finds these ids and asks the delivery service about them.
        journey.announced(prepared.receipt());
        Receipt receipt;
        try {
            receipt = channel.submit(prepared);
        } catch (RejectedException e) {
            journey.log("refused", "status " + e.status());
            throw e;
        }
        journey.submitted("");
        return receipt;
    }

    private static Submission submission(
            Declaration declaration,
            Optional<PaymentEvidence> evidence,
            Destination destination,
            UnaryOperator<Submission.Builder> completed) {
        Submission.Builder builder = Submission.builder(destination);
        if (declaration.mediaType().equals("application/json")) {
            builder.json(declaration.schemaUri(), declaration.data());
        } else {
            builder.xml(declaration.schemaUri(), declaration.data());
        }
        evidence.ifPresent(builder::payment);
        return completed.apply(builder).build();
    }
}
