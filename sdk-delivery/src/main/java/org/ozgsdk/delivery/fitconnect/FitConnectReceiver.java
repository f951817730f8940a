// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.CertificateTrust;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Problem;
import org.ozgsdk.delivery.internal.AccessTokens;
import org.ozgsdk.delivery.internal.DestinationKeys;
import org.ozgsdk.delivery.internal.EventLogReader;
import org.ozgsdk.delivery.internal.EventWriter;
import org.ozgsdk.delivery.internal.Opened;
import org.ozgsdk.delivery.internal.PublishedKeys;
import org.ozgsdk.delivery.internal.ReceivingApi;
import org.ozgsdk.delivery.internal.ReplyWriter;
import org.ozgsdk.delivery.internal.Spool;
import org.ozgsdk.delivery.internal.SubmissionApi;
import org.ozgsdk.delivery.internal.SubmissionOpener;

/**
 * The receiving side of FIT-Connect (Subscriber): fetches, verifies and answers submissions for any number of destinations, each with several keys. Immutable
 * and safe for use by many threads; build one and share it.
 *
 * <p>{@link #receiveAll} hands each submission to the caller once: the inbox in the {@link Store} knows what was decided, and the decision is stored before
 * the delivery service is told. With a {@link Transaction} the handler's own writing and the inbox entry are one commit. Without, the handler is called a
 * second time only if the program dies after the handler returned and before the next line stored its decision, or if the handler ran longer than the lease.
 *
 * <p>{@link #receive} and {@link #accept} are the parts for callers with a book-keeping of their own.
 */
public final class FitConnectReceiver {

    /** Used where a submission has no readable submit event whose schema could be mirrored. */
    private static final String SET_SCHEMA =
            "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json";

    private final FitConnectEnvironment environment;
    private final Map<UUID, ReceivingDestination> destinations;
    private final ReceivingApi api;
    private final EventLogReader events;
    private final SubmissionOpener opener;
    private final Answers answers;
    private final @Nullable ReplyWriter replies;
    private final Reception reception;

    FitConnectReceiver(ReceiverBuilder builder, Transport transport, Store store) {
        this.environment = builder.environment;
        this.destinations = Map.copyOf(builder.destinations);
        Clock clock = builder.clock;
        CertificateTrust trust = environment.trust(clock);
        AccessTokens tokens =
                new AccessTokens(transport, environment.token(), builder.clientId, builder.clientSecret, clock);
        SubmissionApi submissions =
                new SubmissionApi(transport, environment.submissionApi(), tokens, environment.apiVersion());
        this.api = new ReceivingApi(
                transport,
                environment.submissionApi(),
                environment.apiVersion(),
                tokens,
                builder.transferTime,
                builder.mostAttachment);
        PublishedKeys service = PublishedKeys.ofService(transport, environment.submissionApi(), clock);
        this.events = new EventLogReader(
                submissions,
                service,
                new DestinationKeys(submissions, trust),
                environment.submissionApi().toString(),
                clock);
        Spool spool = (builder.spool == null ? Spool.ofSystem() : new Spool(builder.spool)).swept();
        this.opener = new SubmissionOpener(
                api, submissions, events, clock, spool, builder.virusScan, builder.metadataCheck, builder.dataChecks);
        this.replies = builder.replies ? new ReplyWriter(api, events, spool) : null;
        this.answers = new Answers(api, events, new EventWriter(clock));
        PickupBook book = new PickupBook(store, clock, builder.lease, builder.keep);
        Transaction transaction = builder.transaction == null ? Transaction.none(store) : builder.transaction;
        this.reception = new Reception(this, answers, book, transaction);
    }

    /**
     * Begins a receiver.
     *
     * @param environment which of FIT-Connect's worlds
     * @param clientId OAuth client id of the subscriber from the self-service portal
     * @param clientSecret its secret
     * @return a builder, not thread-safe
     */
    public static ReceiverBuilder builder(FitConnectEnvironment environment, String clientId, Secret clientSecret) {
        return new ReceiverBuilder(environment, clientId, clientSecret);
    }

    /**
     * Lists what waits at all destinations, over all pages.
     *
     * @return what waits, by destination, oldest first
     * @throws RejectedException with status 403 if the client is not connected to a destination, or if the service refused for another reason
     * @throws UnavailableException if the service cannot answer now
     * @throws UntrustedException if the answer is malformed
     */
    public List<Pickup> waiting() {
        List<Pickup> all = new ArrayList<>();
        destinations.keySet().stream().sorted().forEach(id -> all.addAll(api.waiting(id)));
        return List.copyOf(all);
    }

    /**
     * Picks out of a callback's hints what may be fetched. A callback is a hint only: it may be forged, repeated or late, and is no reason to stop polling.
     *
     * @param hints what a callback named
     * @return those that are for destinations of ours, each once
     */
    public List<Pickup> ours(Collection<Pickup> hints) {
        return hints.stream()
                .filter(hint -> destinations.containsKey(hint.destinationId()))
                .distinct()
                .toList();
    }

    /**
     * Fetches and verifies one submission without the inbox and without answering.
     *
     * @param pickup which
     * @return the submission, or what is wrong with it; close it
     * @throws UntrustedException if something was changed on its way or a proof does not hold: never take it, log it as a security event
     * @throws RejectedException with status 409 if it was answered before; with status 403 if the client is not connected to the destination; or if the
     *     service refused for another reason
     * @throws UnavailableException if the service, the spool or the virus scanner cannot answer now
     * @throws ConfigurationException if the destination is none of ours, or its published key is missing among the decryption keys
     */
    public Received receive(Pickup pickup) {
        Opened opened = open(pickup);
        if (opened instanceof Opened.Answered) {
            throw new RejectedException(
                    "Die Einreichung " + pickup.submissionId()
                            + " ist schon beantwortet: nichts zu tun. / The submission was answered before.",
                    409,
                    "submission-already-final",
                    "");
        }
        return received(opened);
    }

    /**
     * Fetches everything that waits, verifies it and hands it over; then tells the delivery service what the handler decided. Call it now and then, on as many
     * threads and nodes as wished.
     *
     * @param handler takes each submission
     * @return what became of each; one that fails never stops the others
     * @throws RejectedException as for {@link #waiting}
     * @throws UnavailableException as for {@link #waiting}
     * @throws UntrustedException as for {@link #waiting}
     */
    public List<PickupResult> receiveAll(Handler handler) {
        return receiveAll(waiting(), handler);
    }

    /**
     * As {@link #receiveAll(Handler)}, for what a callback named.
     *
     * @param hints what to fetch; those for other destinations are left out
     * @param handler takes each submission
     * @return what became of each
     */
    public List<PickupResult> receiveAll(Collection<Pickup> hints, Handler handler) {
        return ours(hints).stream()
                .map(pickup -> reception.handle(pickup, handler))
                .toList();
    }

    /**
     * Tells the delivery service that a submission was taken; it may delete the content then, so store it before. If the answer is lost the event log decides.
     *
     * @param submission what {@link #receive} gave
     * @param problems what was noticed nevertheless; usually none
     * @return what the delivery service has now: {@link Outcome.Accepted}, or another answer that was there before
     * @throws RejectedException if the service refused
     * @throws UnavailableException if the service cannot be reached; call it again later
     * @throws UntrustedException if the event log does not hold
     */
    public Outcome accept(ReceivedSubmission submission, Problem... problems) {
        return answers.tell(
                Answer.accept(submission.pickup(), submission.setSchema(), submission.tags(), List.of(problems)),
                destination(submission.pickup()));
    }

    /**
     * Tells the delivery service that a submission is not taken, also for one that is {@link Faulty} or could not be trusted.
     *
     * @param pickup which
     * @param problems why, at least one
     * @return what the delivery service has now: {@link Outcome.Rejected}, or another answer that was there before
     * @throws IllegalArgumentException if there is no problem
     * @throws RejectedException if the service refused
     * @throws UnavailableException if the service cannot be reached; call it again later
     * @throws UntrustedException if the answer was lost and the event log does not hold
     */
    @Assumption("fitconnect.set-payload-schema")
    public Outcome reject(Pickup pickup, List<Problem> problems) {
        String schema;
        try {
            schema = events.read(pickup)
                    .last(pickup.submissionId(), EventKind.SUBMIT_SUBMISSION)
                    .map(EventWriter::schemaOf)
                    .orElse(SET_SCHEMA);
        } catch (UntrustedException e) {
            schema = SET_SCHEMA;
        }
        List<Problem> told = new Decision.Reject(problems).problems();
        return answers.tell(Answer.reject(pickup, schema, told), destination(pickup));
    }

    /**
     * Answers the sender by FIT-Connect (Rückkanal), encrypted for his key. EXPERIMENTAL: shapes of v1, known from memory. Everything is encrypted first, in
     * constant memory; the announcement is never repeated, so a failure before the end leaves an unfinished reply that nobody sees: call it again then.
     *
     * @param to {@link ReceivedSubmission#replyAddress}
     * @param reply the answer
     * @return its id
     * @throws ConfigurationException if replies are off ({@link ReceiverBuilder#experimentalReplies})
     * @throws RejectedException if the service refused
     * @throws UnavailableException if the service or the spool cannot be used now; {@link #conversation} says whether the answer arrived nevertheless
     * @throws UntrustedException if an answer of the service cannot be trusted
     */
    public UUID reply(ReplyAddress to, OutgoingReply reply) {
        if (replies == null) {
            throw new ConfigurationException(
                    "Antworten über FIT-Connect sind experimentell und ausgeschaltet: FitConnectReceiver.builder(...).experimentalReplies() setzen. / Replies are experimental and off.");
        }
        destination(to.pickup());
        return replies.send(to, reply);
    }

    /**
     * Shows what happened in a submission's case, in order.
     *
     * @param pickup the submission
     * @return the conversation, without the content of replies, which only the sender can read
     * @throws UntrustedException as for {@link #eventLog}
     * @throws RejectedException as for {@link #eventLog}
     * @throws UnavailableException as for {@link #eventLog}
     */
    public Conversation conversation(Pickup pickup) {
        return Conversation.of(eventLog(pickup), List.of());
    }

    /**
     * Reads and verifies the event log of a submission's case.
     *
     * @param pickup which
     * @return the log
     * @throws UntrustedException if any check fails
     * @throws RejectedException if the service refused to answer
     * @throws UnavailableException if the service cannot answer now
     */
    public EventLog eventLog(Pickup pickup) {
        return events.read(pickup);
    }

    Opened open(Pickup pickup) {
        return opener.open(pickup, destination(pickup));
    }

    static Received received(Opened opened) {
        if (opened instanceof Opened.Good good) {
            return new ReceivedSubmission(good, EventWriter.schemaOf(good.submitted()));
        }
        Opened.Bad bad = (Opened.Bad) opened;
        return new Faulty(bad.pickup(), bad.problems(), bad.findings());
    }

    ReceivingDestination destination(Pickup pickup) {
        ReceivingDestination destination = destinations.get(pickup.destinationId());
        if (destination == null) {
            throw new ConfigurationException(
                    "Zustellpunkt " + pickup.destinationId()
                            + " gehört nicht zu diesem Empfänger: FitConnectReceiver.builder(...).destination(...). / Not a destination of this receiver.");
        }
        return destination;
    }

    @Override
    public String toString() {
        return "FitConnectReceiver[" + environment + ", " + destinations.keySet() + "]";
    }
}
