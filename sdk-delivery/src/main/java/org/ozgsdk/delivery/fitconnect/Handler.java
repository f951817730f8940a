// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

/** Takes what was received: the specialist system (Fachverfahren) behind the receiver. Safe for use by many threads if the receiver is used by many. */
@FunctionalInterface
public interface Handler {

    /**
     * Takes one submission. Called once per submission, see {@link FitConnectReceiver#receiveAll}. What it throws goes into the {@link PickupResult}, and the
     * submission stays for the next time.
     *
     * @param received the submission, or what is wrong with it; closed by the receiver afterwards, so read the attachments here
     * @return what the sender is told
     */
    Decision handle(Received received);
}
