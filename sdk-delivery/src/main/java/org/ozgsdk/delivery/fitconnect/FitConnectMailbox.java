// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.mailbox.ApplicationState;
import org.ozgsdk.core.mailbox.ContentSigner;
import org.ozgsdk.core.mailbox.ContentSigner.SignedContent;
import org.ozgsdk.core.mailbox.MailboxAttachment;
import org.ozgsdk.core.mailbox.MailboxCarrier;
import org.ozgsdk.core.mailbox.MailboxJson;
import org.ozgsdk.core.mailbox.MailboxMessage;
import org.ozgsdk.core.mailbox.MailboxReceipt;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;

/**
 * The mailbox of the BundID (ZBP) by FIT-Connect, for those who are not inside the federal networks: a submission to the mailbox's own destination, its data
 * being the message signed with the mailbox certificate. Experimental: known from two public clients, and at the time of FITKO's guide in the test
 * environment only. Immutable, safe for use by many threads.
 *
 * <p>{@link #send} waits for the mailbox's answer, since only that counts as delivery. Where a caller cannot wait, or must not send twice whatever happens,
 * it takes {@link #submit} and asks {@link #outcome} later.
 */
public final class FitConnectMailbox implements MailboxCarrier {

    /** The id of this carrier. */
    public static final String ID = "zbp-fit-connect";

    private static final String MESSAGE = "urn:schema-fitko-de:fit-connect:id.bund.de:message_v6";
    private static final String STATE = "urn:schema-fitko-de:fit-connect:id.bund.de:status_v6";

    /** One public client names it for states as well; a destination that names schemas of its own decides. */
    private static final DataSchema SCHEMA = new DataSchema(
            "https://schema.fitko.de/fit-connect/id.bund.de/message_v6/1.0.0/zbp-message.schema.json",
            "application/json");

    private final FitConnect channel;
    private final UUID destination;
    private final ContentSigner signer;
    private final Duration patience;
    private final Clock clock;

    private FitConnectMailbox(Builder builder) {
        this.channel = builder.channel();
        this.destination = builder.destination;
        this.signer = ContentSigner.of(builder.key);
        this.patience = builder.patience;
        this.clock = builder.clock;
    }

    /**
     * Begins a carrier.
     *
     * @param environment which of FIT-Connect's worlds
     * @param clientId OAuth client id of a sender
     * @param clientSecret its secret
     * @param destination the mailbox's destination in that world, as its operator gives it
     * @param key the BundID mailbox certificate with its key
     * @return a builder, not thread-safe
     */
    public static Builder builder(
            FitConnectEnvironment environment,
            String clientId,
            Secret clientSecret,
            UUID destination,
            KeyMaterial key) {
        return new Builder(environment, clientId, clientSecret, destination, key);
    }

    @Override
    public String id() {
        return ID;
    }

    /**
     * {@inheritDoc}
     *
     * @throws RejectedException if the mailbox rejected it, with the type of the first problem as code, or the delivery service refused it
     * @throws UnavailableException if a side could not be reached, or the mailbox did not answer in time; the message says which. In the second case it is
     *     under way: sending it again would put it into the mailbox twice
     * @throws UntrustedException if key, certificate or a proof of the delivery does not hold
     */
    @Override
    @Assumption("mailbox.fit-connect-acceptance-is-delivery")
    public MailboxReceipt send(MailboxMessage message) {
        Outcome.Accepted accepted = accepted(submit(message));
        return new MailboxReceipt(ID, accepted.at());
    }

    /**
     * {@inheritDoc}
     *
     * @throws RejectedException as for {@link #send}
     * @throws UnavailableException as for {@link #send}
     * @throws UntrustedException as for {@link #send}
     */
    @Override
    public void publish(ApplicationState state) {
        accepted(submit(state));
    }

    /**
     * Hands a message to the delivery service and does not wait for the mailbox.
     *
     * @param message the message
     * @return its receipt, for {@link #outcome}
     * @throws RejectedException if the delivery service refused it, or the destination is no mailbox
     * @throws UnavailableException if a side could not be reached
     * @throws UntrustedException if key or certificate of the mailbox does not hold
     */
    public Receipt submit(MailboxMessage message) {
        Submission.Builder submission = envelope(MESSAGE, "Nachricht an das Postfach", MailboxJson.of(message));
        message.attachments().forEach(file -> submission.attach(attachment(file)));
        return channel.send(submission.build());
    }

    /**
     * Hands a state to the delivery service and does not wait for the mailbox.
     *
     * @param state the state
     * @return its receipt, for {@link #outcome}
     * @throws RejectedException as for {@link #submit(MailboxMessage)}
     * @throws UnavailableException as for {@link #submit(MailboxMessage)}
     * @throws UntrustedException as for {@link #submit(MailboxMessage)}
     */
    public Receipt submit(ApplicationState state) {
        return channel.send(envelope(STATE, "Statusmeldung an das Postfach", MailboxJson.of(state))
                .build());
    }

    /**
     * Asks what became of a message or state.
     *
     * @param receipt what {@code submit} gave
     * @return the state now; accepted means delivered
     * @throws UntrustedException if a proof does not hold
     * @throws RejectedException if the delivery service refused to answer
     * @throws UnavailableException if it cannot answer now
     */
    public Outcome outcome(Receipt receipt) {
        return channel.status(receipt);
    }

    /** The text that was signed is the text that is sent; nothing is written again. */
    @Assumption("mailbox.fit-connect-envelope")
    private Submission.Builder envelope(String identifier, String name, String json) {
        Destination mailbox = channel.dedicated(destination, identifier, SCHEMA);
        DataSchema schema = mailbox.schemas().contains(SCHEMA)
                ? SCHEMA
                : mailbox.schemas().stream()
                        .filter(offered -> offered.mediaType().equals(SCHEMA.mediaType()))
                        .findFirst()
                        .orElseThrow(() -> new RejectedException(
                                "Zustellpunkt " + destination
                                        + " nimmt kein JSON an, ist also kein Postfach: die eingestellte ID prüfen. / It takes no JSON: check its id.",
                                0,
                                "schema-not-offered",
                                ""));
        SignedContent signed = signer.sign(json);
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("content", signed.content());
        envelope.put("sha512sum", signed.signature());
        envelope.put("authorToken", signer.token(clock));
        envelope.put("authorCertificate", signer.certificatePem());
        return Submission.builder(mailbox)
                .json(schema.schemaUri(), Json.write(envelope))
                .serviceName(name);
    }

    @Assumption("mailbox.fit-connect-attachments")
    private static Attachment attachment(MailboxAttachment file) {
        return Attachment.of(file.filename(), file.mediaType(), file.content());
    }

    private Outcome.Accepted accepted(Receipt receipt) {
        Outcome outcome = channel.awaitOutcome(receipt, patience);
        if (outcome instanceof Outcome.Accepted accepted) {
            return accepted;
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            throw new RejectedException(
                    "Das Postfach lehnt ab (Einreichung " + receipt.submissionId() + "): "
                            + rejected.problems().stream()
                                    .map(problem -> problem.type())
                                    .collect(Collectors.joining(", "))
                            + ". Gibt es dieses Postfach noch? / The mailbox rejects it; does it still exist?",
                    0,
                    rejected.problems().isEmpty()
                            ? "rejected"
                            : rejected.problems().get(0).type(),
                    "");
        }
        if (outcome instanceof Outcome.Deleted) {
            throw new RejectedException(
                    "Der Zustelldienst hat die Einreichung " + receipt.submissionId()
                            + " gelöscht, bevor das Postfach antwortete. / The delivery service deleted it before the mailbox answered.",
                    0,
                    "deleted",
                    "");
        }
        throw new UnavailableException(
                "Die Einreichung " + receipt.submissionId() + " im Vorgang " + receipt.caseId()
                        + " liegt beim Zustelldienst, das Postfach hat noch nicht geantwortet: nicht noch einmal senden. / It is under way, the mailbox has not answered yet: do not send it again.",
                null,
                null);
    }

    @Override
    public String toString() {
        return "FitConnectMailbox[" + destination + "]";
    }

    /** Settings of a carrier. Not thread-safe. */
    public static final class Builder {

        private final FitConnectEnvironment environment;
        private final String clientId;
        private final Secret clientSecret;
        private final UUID destination;
        private final KeyMaterial key;
        private @Nullable Transport transport;
        private Clock clock = Clock.systemUTC();
        private Duration patience = Duration.ofSeconds(30);
        private Duration pollInterval = Duration.ofSeconds(2);

        private Builder(
                FitConnectEnvironment environment,
                String clientId,
                Secret clientSecret,
                UUID destination,
                KeyMaterial key) {
            this.environment = environment;
            this.clientId = clientId;
            this.clientSecret = clientSecret;
            this.destination = destination;
            this.key = key;
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
         * Sets how long {@link FitConnectMailbox#send} waits for the mailbox's answer. Default 30 seconds.
         *
         * @param value zero asks once
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder patience(Duration value) {
            if (value.isNegative()) {
                throw new IllegalArgumentException("patience must not be negative");
            }
            this.patience = value;
            return this;
        }

        /**
         * Sets how often the answer is asked for. Default every 2 seconds.
         *
         * @param value more than zero
         * @return this
         */
        public Builder pollInterval(Duration value) {
            this.pollInterval = value;
            return this;
        }

        /**
         * Builds the carrier; sends nothing.
         *
         * @return the carrier
         * @throws ConfigurationException if the key cannot sign for the mailbox, there are no trust anchors, or the transport is for another environment
         */
        public FitConnectMailbox build() {
            return new FitConnectMailbox(this);
        }

        private FitConnect channel() {
            FitConnect.Builder builder = FitConnect.builder(environment, clientId, clientSecret)
                    .clock(clock)
                    .pollInterval(pollInterval);
            return (transport == null ? builder : builder.transport(transport)).build();
        }
    }
}
