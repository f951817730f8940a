// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.time.Duration;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.delivery.DeliveryChannel;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Prepared;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;

/** A real channel in a process that dies at a chosen point: what left it has left it, what it wanted to do next never happens. */
final class KilledChannel implements DeliveryChannel {

    /** Where the process dies. */
    enum Death {
        BEFORE_PREPARING,
        AFTER_PREPARING,
        BEFORE_SUBMITTING,
        AFTER_SUBMITTING,
        NEVER
    }

    /** Stands for the end of the process; nobody catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final DeliveryChannel channel;
    private final Death death;

    KilledChannel(DeliveryChannel channel, Death death) {
        this.channel = channel;
        this.death = death;
    }

    @Override
    public String id() {
        return channel.id();
    }

    @Override
    public Destination destination(String address, LeikaKey service, Ars place) {
        return channel.destination(address, service, place);
    }

    @Override
    public Prepared prepare(Submission submission) {
        die(Death.BEFORE_PREPARING);
        Prepared prepared = channel.prepare(submission);
        die(Death.AFTER_PREPARING);
        return prepared;
    }

    @Override
    public Prepared prepare(Submission submission, Receipt earlier) {
        die(Death.BEFORE_PREPARING);
        Prepared prepared = channel.prepare(submission, earlier);
        die(Death.AFTER_PREPARING);
        return prepared;
    }

    @Override
    public Receipt submit(Prepared prepared) {
        die(Death.BEFORE_SUBMITTING);
        Receipt receipt = channel.submit(prepared);
        die(Death.AFTER_SUBMITTING);
        return receipt;
    }

    @Override
    public boolean isSubmitted(Receipt receipt) {
        return channel.isSubmitted(receipt);
    }

    @Override
    public Outcome status(Receipt receipt) {
        return channel.status(receipt);
    }

    @Override
    public Outcome awaitOutcome(Receipt receipt, Duration atMost) {
        return channel.awaitOutcome(receipt, atMost);
    }

    private void die(Death here) {
        if (death == here) {
            throw new Killed();
        }
    }
}
