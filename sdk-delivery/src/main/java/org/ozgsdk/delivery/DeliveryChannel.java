// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import java.time.Duration;
import java.util.List;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Finding;
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
     * Tells beforehand all that speaks against an application, all at once and without sending anything. A channel that cannot tell finds nothing.
     *
     * @param submission the application
     * @return what was found, in German with a remedy; nothing of severity ERROR means that it would be taken now
     * @throws RejectedException if the other side refuses to be asked
     * @throws UnavailableException if the other side cannot answer now
     */
    default List<Finding> check(Submission submission) {
        return List.of();
    }

    /**
     * Hands an application over in one go. When this returns, the delivery service has it; whether the authority took it says {@link #status}. A crash in
     * between leaves open whether it was submitted: where that matters, call {@link #prepare(Submission)} and {@link #submit} and store the receipt between
     * them.
     *
     * @param submission the application
     * @return the receipt; store it before anything else
     * @throws RejectedException as for {@link #prepare(Submission)} and {@link #submit}
     * @throws UnavailableException as for {@link #prepare(Submission)} and {@link #submit}
     * @throws UntrustedException as for {@link #prepare(Submission)} and {@link #submit}
     */
    default Receipt send(Submission submission) {
        return submit(prepare(submission));
    }

    /**
     * Encrypts an application, announces it and uploads its attachments. Nothing counts as submitted yet: what stays so is deleted by the delivery service.
     *
     * @param submission the application; everything is encrypted before the first call
     * @return the prepared application; store its receipt, then call {@link #submit}
     * @throws RejectedException if the other side refused
     * @throws UnavailableException if the other side could not be reached. Announcing is never repeated here
     * @throws UntrustedException if an answer cannot be trusted
     */
    Prepared prepare(Submission submission);

    /**
     * Prepares an application again after a crash, under the ids that it was announced with. Everything is encrypted and uploaded anew, so the tags are
     * others: store the new receipt in place of the earlier one before {@link #submit}. Ask {@link #isSubmitted} first.
     *
     * @param submission the same application, built again; its attachments need the ids they had ({@link Attachment#withId})
     * @param earlier the receipt of the earlier preparation
     * @return the prepared application
     * @throws IllegalArgumentException if the destination or the ids of the attachments are others than in the earlier receipt
     * @throws RejectedException with status 409 if it was submitted already, with status 404 if the delivery service deleted the announcement (prepare anew,
     *     without receipt), or if the other side refused for another reason
     * @throws UnavailableException if the other side cannot answer now
     * @throws UntrustedException if an answer cannot be trusted, or something else was submitted under these ids
     */
    Prepared prepare(Submission submission, Receipt earlier);

    /**
     * Submits what was prepared. If the answer is lost, the proofs of the delivery service decide; calling it again with the same preparation does no harm.
     *
     * @param prepared what {@link #prepare(Submission)} of this channel gave, its receipt being stored
     * @return its receipt
     * @throws RejectedException if the other side refused; with status 404 if it deleted the announcement meanwhile
     * @throws UnavailableException if the other side could not be reached; {@link #isSubmitted} says later whether it was submitted nevertheless
     * @throws UntrustedException if an answer cannot be trusted, or something else was submitted under these ids
     */
    Receipt submit(Prepared prepared);

    /**
     * Asks whether exactly this application was submitted, for instance after a crash, when the receipt was stored but not what came after.
     *
     * @param receipt the receipt of the last preparation
     * @return true if a verified proof says that it was submitted with these tags, false if nothing was submitted under its ids
     * @throws UntrustedException if a proof does not hold, or something with other tags was submitted under its ids
     * @throws RejectedException if the other side refused to answer, for instance since it no longer knows the case: then nobody can tell, let a person decide
     * @throws UnavailableException if the other side cannot answer now
     */
    boolean isSubmitted(Receipt receipt);

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
