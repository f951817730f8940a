// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
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
    private final Reception reception;

    private FitConnectReceiver(Builder builder, Transport transport, Store store) {
        this.environment = builder.environment;
        this.destinations = Map.copyOf(builder.destinations);
        Clock clock = builder.clock;
        CertificateTrust trust = environment.trust(clock);
        AccessTokens tokens =
                new AccessTokens(transport, environment.token(), builder.clientId, builder.clientSecret, clock);
        SubmissionApi submissions = new SubmissionApi(transport, environment.submissionApi(), tokens);
        this.api = new ReceivingApi(
                transport,
                environment.submissionApi(),
                environment.apiVersion(),
                tokens,
                builder.transferTime,
                builder.mostAttachment);
        PublishedKeys service = new PublishedKeys(
                transport,
                environment.submissionApi(),
                clock,
                "Schlüssel des Zustelldienstes / keys of the delivery service");
        this.events = new EventLogReader(
                submissions,
                service,
                new DestinationKeys(submissions, trust),
                environment.submissionApi().toString(),
                clock);
        Spool spool = builder.spool == null ? Spool.ofSystem() : new Spool(builder.spool);
        this.opener =
                new SubmissionOpener(api, submissions, events, clock, spool, builder.virusScan, builder.dataChecks);
        this.answers = new Answers(api, events, new EventWriter(clock));
        Inbox inbox = new Inbox(store, clock, builder.lease, builder.keep);
        Transaction transaction = builder.transaction == null ? Transaction.none(store) : builder.transaction;
        this.reception = new Reception(this, answers, inbox, transaction);
    }

    /**
     * Begins a receiver.
     *
     * @param environment which of FIT-Connect's worlds
     * @param clientId OAuth client id of the subscriber from the self-service portal
     * @param clientSecret its secret
     * @return a builder, not thread-safe
     */
    public static Builder builder(FitConnectEnvironment environment, String clientId, Secret clientSecret) {
        return new Builder(environment, clientId, clientSecret);
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

    /** Settings of a receiver. Not thread-safe. */
    public static final class Builder {

        private final FitConnectEnvironment environment;
        private final String clientId;
        private final Secret clientSecret;
        private final Map<UUID, ReceivingDestination> destinations = new LinkedHashMap<>();
        private final Map<String, DataCheck> dataChecks = new LinkedHashMap<>();
        private @Nullable Store store;
        private @Nullable Path spool;
        private @Nullable Transport transport;
        private @Nullable Transaction transaction;
        private VirusScan virusScan = VirusScan.NONE;
        private Clock clock = Clock.systemUTC();
        private Duration lease = Duration.ofMinutes(30);
        private Duration keep = Duration.ofDays(60);
        private Duration transferTime = Duration.ofMinutes(30);
        private long mostAttachment = 2L << 30;

        private Builder(FitConnectEnvironment environment, String clientId, Secret clientSecret) {
            this.environment = environment;
            this.clientId = clientId;
            this.clientSecret = clientSecret;
        }

        /**
         * Adds a destination; at least one is needed.
         *
         * @param value the destination with its keys
         * @return this
         * @throws ConfigurationException if it was added before
         */
        public Builder destination(ReceivingDestination value) {
            if (destinations.putIfAbsent(value.id(), value) != null) {
                throw new ConfigurationException("Destination " + value.id() + " is given twice.");
            }
            return this;
        }

        /**
         * Sets where the inbox is kept (space {@code fitconnect-inbox}). Required. An in-memory store forgets at restart what was decided and not yet told.
         *
         * @param value the store, shared by all nodes
         * @return this
         */
        public Builder store(Store value) {
            this.store = value;
            return this;
        }

        /**
         * Sets where ciphertext of attachments lies while a submission is open. Default the system's directory for temporary files.
         *
         * @param directory an existing directory with room for twice the largest submission
         * @return this
         */
        public Builder spool(Path directory) {
            this.spool = directory;
            return this;
        }

        /**
         * Sets who looks for malware. Default {@link VirusScan#NONE}.
         *
         * @param value the scanner
         * @return this
         */
        public Builder virusScan(VirusScan value) {
            this.virusScan = value;
            return this;
        }

        /**
         * Checks data of one schema. Without a check, hash and syntax are verified only.
         *
         * @param schemaUri the schema's name
         * @param value the check
         * @return this
         */
        public Builder dataSchema(String schemaUri, DataCheck value) {
            this.dataChecks.put(schemaUri, value);
            return this;
        }

        /**
         * Commits the handler's writing and the inbox together. Default {@link Transaction#none}.
         *
         * @param value the transaction; the store it gives must be the one of {@link #store}
         * @return this
         */
        public Builder transaction(Transaction value) {
            this.transaction = value;
            return this;
        }

        /**
         * Sets the way out. Default a new transport with its defaults.
         *
         * @param value shared by all clients of the program
         * @return this
         */
        public Builder transport(Transport value) {
            this.transport = value;
            return this;
        }

        /**
         * Sets the clock. Default the system's.
         *
         * @param value the clock
         * @return this
         */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /**
         * Sets how long a node holds a submission before another may take it. Default 30 minutes.
         *
         * @param value longer than the longest download, and than the longest call of the handler
         * @return this
         */
        public Builder lease(Duration value) {
            this.lease = positive(value, "lease");
            return this;
        }

        /**
         * Sets how long the inbox remembers decided and answered submissions. Default 60 days; FIT-Connect rejects by itself what waits for 14.
         *
         * @param value the time, counted from the decision and again from the answer
         * @return this
         */
        public Builder keep(Duration value) {
            this.keep = positive(value, "keep");
            return this;
        }

        /**
         * Bounds one transfer of an attachment. Default 30 minutes.
         *
         * @param value the bound, at most 12 hours
         * @return this
         */
        public Builder transferTime(Duration value) {
            this.transferTime = positive(value, "transferTime");
            return this;
        }

        /**
         * Caps one encrypted attachment or fragment. Default 2 GiB; FIT-Connect takes 500 MB.
         *
         * @param bytes the most bytes
         * @return this
         */
        public Builder mostAttachmentBytes(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("mostAttachmentBytes must be at least 1");
            }
            this.mostAttachment = bytes;
            return this;
        }

        private static Duration positive(Duration value, String name) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException(name + " must be more than zero");
            }
            return value;
        }

        /**
         * Builds the receiver; sends nothing.
         *
         * @return the receiver
         * @throws ConfigurationException if there is no destination, no store, no trust anchor, or the transport is for another environment
         */
        public FitConnectReceiver build() {
            if (destinations.isEmpty()) {
                throw new ConfigurationException(
                        "A receiver needs at least one destination: FitConnectReceiver.builder(...).destination(...).");
            }
            Store inbox = store;
            if (inbox == null) {
                throw new ConfigurationException(
                        "A receiver needs a store for its inbox: FitConnectReceiver.builder(...).store(...); JdbcStore, or InMemoryStore for a try.");
            }
            Transport out = transport == null
                    ? Transport.builder(environment.environment()).build()
                    : transport;
            if (out.environment() != environment.environment()) {
                throw new ConfigurationException("The transport is for " + out.environment() + ", FIT-Connect for "
                        + environment.environment() + ". Build the transport with Transport.builder(Environment."
                        + environment.environment() + ").");
            }
            return new FitConnectReceiver(this, out, inbox);
        }
    }
}
