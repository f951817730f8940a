// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import java.time.Duration;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.spi.Extension;

/**
 * A way on which applications reach authorities (Zustellkanal). Extension point, chosen by {@link #id}. Implementations are immutable and safe for use by
 * many threads.
 */
public interface DeliveryChannel extends Extension {

    /**
     * Verifies where an application goes to.
     *
     * @param address what the directory gave for this channel; for FIT-Connect the destination signature
     * @param service the service applied for
     * @param place the place it is applied for at
     * @return the verified destination; ask anew for each application, since keys and states change
     * @throws UntrustedException if a signature, certificate or key does not hold, or the address is for another service or place
     * @throws RejectedException if the destination does not take this service at this place now
     * @throws UnavailableException if the other side cannot answer now
     */
    Destination destination(String address, LeikaKey service, Ars place);

    /**
     * Verifies where an application goes to, from a route of a directory.
     *
     * @param route the route
     * @param service the service applied for
     * @param place the place it is applied for at
     * @return the verified destination
     * @throws ConfigurationException if the route belongs to another channel
     * @throws UntrustedException as for {@link #destination(String, LeikaKey, Ars)}
     * @throws RejectedException as for {@link #destination(String, LeikaKey, Ars)}
     * @throws UnavailableException as for {@link #destination(String, LeikaKey, Ars)}
     */
    default Destination destination(Responsibility.Route route, LeikaKey service, Ars place) {
        if (!route.channel().equals(id())) {
            throw new ConfigurationException("The route is for the delivery channel \"" + route.channel()
                    + "\", this one is \"" + id() + "\". Choose the channel by the route's id.");
        }
        return destination(route.address(), service, place);
    }

    /**
     * Hands an application over. When this returns, the delivery service has it; whether the authority took it says {@link #status}.
     *
     * @param submission the application
     * @return the receipt; store it before anything else
     * @throws RejectedException if the other side refused
     * @throws UnavailableException if the other side could not be reached. Announcing is never repeated here; what was announced and not finished is deleted by
     *     the delivery service
     * @throws UntrustedException if an answer cannot be trusted
     */
    Receipt send(Submission submission);

    /**
     * Asks what became of an application.
     *
     * @param receipt what {@link #send} gave
     * @return the state now, from verified proofs only
     * @throws UntrustedException if a proof does not hold, or the authority received other content than was sent
     * @throws RejectedException if the other side refused to answer
     * @throws UnavailableException if the other side cannot answer now
     */
    Outcome status(Receipt receipt);

    /**
     * Asks again and again until the authority has answered or the time is over.
     *
     * @param receipt what {@link #send} gave
     * @param atMost how long to wait
     * @return the last known state; not final if the time was over
     * @throws UntrustedException as for {@link #status}
     * @throws RejectedException as for {@link #status}
     * @throws UnavailableException if the other side could not answer when the time was over, or the thread was interrupted
     */
    Outcome awaitOutcome(Receipt receipt, Duration atMost);
}
