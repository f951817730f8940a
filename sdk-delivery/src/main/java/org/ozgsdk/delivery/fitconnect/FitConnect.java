// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.CertificateTrust;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.DeliveryChannel;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Prepared;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Reply;
import org.ozgsdk.delivery.ReplyChannel;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.internal.AccessTokens;
import org.ozgsdk.delivery.internal.DestinationDirectory;
import org.ozgsdk.delivery.internal.DestinationKeys;
import org.ozgsdk.delivery.internal.EventLogReader;
import org.ozgsdk.delivery.internal.EvidenceWriter;
import org.ozgsdk.delivery.internal.Integrity;
import org.ozgsdk.delivery.internal.Polling;
import org.ozgsdk.delivery.internal.PublishedKeys;
import org.ozgsdk.delivery.internal.Readiness;
import org.ozgsdk.delivery.internal.ReplyReader;
import org.ozgsdk.delivery.internal.Sender;
import org.ozgsdk.delivery.internal.SubmissionApi;

/** FIT-Connect as a delivery channel: hands applications over, verifies what became of them. Immutable, safe for many threads; share one, it keeps token and keys. */
public final class FitConnect implements DeliveryChannel {

    /** The id of this channel. */
    public static final String ID = "fit-connect";

    private final FitConnectEnvironment environment;
    private final DestinationDirectory destinations;
    private final Readiness readiness;
    private final Sender sender;
    private final EventLogReader events;
    private final EvidenceWriter evidence;
    private final @Nullable ReplyReader replies;
    private final Duration pollInterval;

    private FitConnect(Builder builder, Transport transport) {
        this.environment = builder.environment;
        this.pollInterval = builder.pollInterval;
        Clock clock = builder.clock;
        CertificateTrust trust = environment.trust(clock);
        AccessTokens tokens =
                new AccessTokens(transport, environment.token(), builder.clientId, builder.clientSecret, clock);
        SubmissionApi api = new SubmissionApi(transport, environment.submissionApi(), tokens, environment.apiVersion());
        DestinationKeys keys = new DestinationKeys(api, trust);
        PublishedKeys portal = PublishedKeys.ofPortal(transport, environment.portal(), clock);
        PublishedKeys service = PublishedKeys.ofService(transport, environment.submissionApi(), clock);
        this.destinations = new DestinationDirectory(
                api, keys, portal, environment.portal().toString(), environment.submissionHosts(), clock);
        this.events = new EventLogReader(
                api, service, keys, environment.submissionApi().toString(), clock);
        this.evidence = new EvidenceWriter(
                events, service, keys, environment.submissionApi().toString(), clock);
        Sender.Settings settings =
                new Sender.Settings(builder.fragments, builder.uploads, builder.metadataCheck, builder.store);
        this.readiness = new Readiness(destinations, keys, settings);
        this.sender = new Sender(ID, api, readiness, events, settings, clock);
        this.replies = builder.replyKey == null ? null : new ReplyReader(api, events, builder.replyKey);
    }

    /**
     * Begins a client.
     *
     * @param environment which of FIT-Connect's worlds
     * @param clientId OAuth client id from the self-service portal
     * @param clientSecret its secret
     * @return a builder, not thread-safe
     */
    public static Builder builder(FitConnectEnvironment environment, String clientId, Secret clientSecret) {
        return new Builder(environment, clientId, clientSecret);
    }

    @Override
    public String id() {
        return ID;
    }

    /**
     * Verifies a destination signature (PS512, key of the portal), asks the destination itself and verifies its encryption key and certificate
     * (FIT-Connect documentation "Adressierung" and "Kryptographische Anforderungen").
     */
    @Override
    public Destination destination(String destinationSignature, LeikaKey service, Ars place) {
        return destinations.find(destinationSignature, service, place);
    }

    /** A destination whose id is configured, for what is no service of the catalogue. */
    Destination dedicated(UUID id, String identifier, DataSchema otherwise) {
        return destinations.dedicated(id, identifier, otherwise);
    }

    /**
     * Tells all that speaks against a destination, without sending anything: its signature, state, offer, metadata versions, key and certificate. The rules
     * are {@code fitconnect.signature}, {@code .destination}, {@code .destination-active}, {@code .service}, {@code .metadata-version} and
     * {@code .encryption-key}.
     *
     * @param destinationSignature what the routing gave
     * @param service the service
     * @param place the place
     * @return what was found; nothing of severity ERROR means that {@link #destination} gives it
     * @throws RejectedException if this client may not ask
     * @throws UnavailableException if the other side cannot answer now
     */
    public List<Finding> check(String destinationSignature, LeikaKey service, Ars place) {
        return destinations.check(destinationSignature, service, place);
    }

    /**
     * Tells all that speaks against a submission: the destination as it is now, as above, and {@code fitconnect.schema}, {@code .limit-count},
     * {@code .limit-size}, {@code .limit-sum}, {@code .reply-channel}, {@code .metadata-structure}, and as warnings what an older version of the metadata
     * loses ({@code .metadata-loss}). Nothing is encrypted or sent.
     *
     * @throws IllegalArgumentException if the destination was not verified by FIT-Connect
     */
    @Override
    public List<Finding> check(Submission submission) {
        return readiness.check(submission);
    }

    /** {@return how thoroughly {@link #check(Submission)} and {@link #prepare(Submission)} check the metadata: by schema where {@link Builder#metadataCheck} can} */
    public MetadataChecked metadataChecked(Submission submission) {
        return readiness.metadataChecked(submission);
    }

    /**
     * Announces a submission and uploads its attachments, everything encrypted for the destination's key. What is not submitted within a day is deleted by
     * FIT-Connect.
     *
     * @throws IllegalArgumentException if the destination was not verified by FIT-Connect
     */
    @Override
    public Prepared prepare(Submission submission) {
        return sender.prepare(submission);
    }

    /**
     * Uploads the attachments again to what was announced before. The event log is asked first, so that nothing of a submitted submission is touched.
     *
     * @throws IllegalArgumentException if the destination was not verified by FIT-Connect, or it or the ids of the attachments are others than before
     */
    @Override
    public Prepared prepare(Submission submission, Receipt earlier) {
        return sender.prepare(submission, own(earlier));
    }

    /**
     * Finishes a submission (PUT of metadata and data).
     *
     * @throws IllegalArgumentException if it was not prepared by FIT-Connect
     */
    @Override
    public Receipt submit(Prepared prepared) {
        return sender.submit(prepared);
    }

    @Override
    public boolean isSubmitted(Receipt receipt) {
        return sender.isSubmitted(own(receipt));
    }

    /**
     * Reads and verifies the event log of the case. A reject whose problem says that an authentication tag, the encryption or a hash did not fit is no normal
     * answer: what the authority received is not what was sent.
     */
    @Override
    public Outcome status(Receipt receipt) {
        return Integrity.required(eventLog(receipt).outcome(receipt.submissionId(), receipt.sentAt()), receipt);
    }

    @Override
    public Outcome awaitOutcome(Receipt receipt, Duration atMost) {
        return Polling.until(() -> status(receipt), Outcome::isFinal, pollInterval, atMost);
    }

    /**
     * Reads the event log of a case. Every event is verified: signature, issuer, key, case, order, times, and that the authentication tags are those that were
     * sent.
     *
     * @param receipt what {@link #send} gave
     * @return the log
     * @throws UntrustedException if any check fails
     * @throws RejectedException if the delivery service refused to answer
     * @throws UnavailableException if the delivery service cannot answer now
     */
    public EventLog eventLog(Receipt receipt) {
        return events.read(own(receipt));
    }

    /**
     * Writes the proof of delivery as one file (Nachweisdatei), after verifying everything: the signed events, the keys with their certificates, the
     * authentication tags of what was sent. {@link Evidence} verifies it years later without network. No content of the application is in it.
     *
     * @param receipt what {@link #send} gave
     * @param out where to; not closed
     * @throws IOException if writing fails
     * @throws UntrustedException if any check fails
     * @throws RejectedException if the delivery service refused to answer
     * @throws UnavailableException if the delivery service cannot answer now
     */
    public void evidence(Receipt receipt, OutputStream out) throws IOException {
        evidence.write(own(receipt), out);
    }

    /**
     * Asks the authority to answer by FIT-Connect, encrypted for the key of {@link Builder#experimentalReplies}; for {@link Submission.Builder#replyTo}.
     * Experimental.
     *
     * @param processStandard the form of the answer, the URI of a data standard that the authority knows
     * @return the reply channel
     * @throws ConfigurationException if replies are off
     */
    public ReplyChannel.FitConnect replyChannel(URI processStandard) {
        return new ReplyChannel.FitConnect(replyReader().publicKey(), processStandard);
    }

    /**
     * Reads the authority's answers in the case of an application (Rückkanal). Experimental: the shapes are those of v1 as far as they are known. Which
     * answers there are, and what their authentication tags must be, says the verified event log; then each is decrypted and its hashes are checked. That it
     * comes from the authority rests on the delivery service's signature, and on the key having been known to the authority only. No {@code accept-reply} is
     * sent, since issuer and key of a sender's events are unconfirmed; so the delivery service may hold or delete a reply by rules of its own.
     *
     * @param receipt the receipt of the application
     * @return the answers in the order of their arrival; empty if there is none yet
     * @throws ConfigurationException if replies are off
     * @throws UntrustedException if a signature, tag, hash or list of attachments does not hold; nothing of the answer is released then
     * @throws RejectedException if the delivery service refused to answer
     * @throws UnavailableException if the delivery service cannot answer now
     */
    public List<Reply> replies(Receipt receipt) {
        return replyReader().read(own(receipt));
    }

    /**
     * Asks again and again until the authority has sent an answer or the time is over. Experimental.
     *
     * @param receipt the receipt of the application
     * @param atMost how long to wait
     * @return the first answer; empty if the time was over
     * @throws ConfigurationException as for {@link #replies}
     * @throws UntrustedException as for {@link #replies}
     * @throws RejectedException as for {@link #replies}
     * @throws UnavailableException if the other side could not answer when the time was over, or the thread was interrupted
     */
    public Optional<Reply> awaitReply(Receipt receipt, Duration atMost) {
        return Polling.until(() -> replies(receipt), found -> !found.isEmpty(), pollInterval, atMost).stream()
                .findFirst();
    }

    /**
     * Shows what happened in the case of an application, in order; with the content of the authority's replies if {@link Builder#experimentalReplies} is set.
     *
     * @param receipt the receipt of the application
     * @return the conversation
     * @throws UntrustedException as for {@link #replies}, like all else that those throw
     */
    public Conversation conversation(Receipt receipt) {
        EventLog log = eventLog(receipt);
        return Conversation.of(log, replies == null ? List.of() : replies(receipt));
    }

    private ReplyReader replyReader() {
        if (replies == null) {
            throw new ConfigurationException(
                    "Antworten über FIT-Connect sind experimentell und ausgeschaltet: FitConnect.builder(...).experimentalReplies(key) setzen. / Replies are experimental and off.");
        }
        return replies;
    }

    private static Receipt own(Receipt receipt) {
        if (!receipt.channel().equals(ID)) {
            throw new ConfigurationException(
                    "Expected a receipt of \"" + ID + "\", found one of \"" + receipt.channel() + "\".");
        }
        return receipt;
    }

    @Override
    public String toString() {
        return "FitConnect[" + environment + "]";
    }

    /** Settings of a client. Not thread-safe. */
    public static final class Builder extends SendingSettings<Builder> {

        /** The metadata schema takes no smaller key ({@code encryptionPublicKey.n}). */
        private static final int REPLY_KEY_BITS = 4096;

        private final FitConnectEnvironment environment;
        private final String clientId;
        private final Secret clientSecret;
        private @Nullable Transport transport;
        private Clock clock = Clock.systemUTC();
        private Duration pollInterval = Duration.ofSeconds(2);
        private @Nullable KeyMaterial replyKey;

        private Builder(FitConnectEnvironment environment, String clientId, Secret clientSecret) {
            this.environment = environment;
            this.clientId = clientId;
            this.clientSecret = clientSecret;
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
         * Sets how often {@link FitConnect#awaitOutcome} asks. Default every 2 seconds.
         *
         * @param value more than zero
         * @return this
         * @throws IllegalArgumentException if it is not more than zero
         */
        public Builder pollInterval(Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException("pollInterval must be more than zero");
            }
            this.pollInterval = value;
            return this;
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Turns on replies. EXPERIMENTAL: the reply endpoints of FIT-Connect are known from memory only. Default off.
         *
         * @param key RSA of at least 4096 bits with exponent 65537, kept as long as answers are awaited; the private key may be a handle
         * @return this
         * @throws ConfigurationException if the key is of another kind or smaller
         */
        public Builder experimentalReplies(KeyMaterial key) {
            if (!(key.certificate().getPublicKey() instanceof RSAPublicKey rsa)
                    || rsa.getModulus().bitLength() < REPLY_KEY_BITS
                    || !rsa.getPublicExponent().equals(RSAKeyGenParameterSpec.F4)) {
                throw new ConfigurationException("experimentalReplies: expected an RSA key of at least "
                        + REPLY_KEY_BITS + " bits with exponent 65537, found another.");
            }
            this.replyKey = key;
            return this;
        }

        /**
         * Builds the client; sends nothing.
         *
         * @return the client
         * @throws ConfigurationException if there are no trust anchors, or the transport is for another environment
         */
        public FitConnect build() {
            return new FitConnect(this, Transports.of(transport, environment.environment()));
        }
    }
}
