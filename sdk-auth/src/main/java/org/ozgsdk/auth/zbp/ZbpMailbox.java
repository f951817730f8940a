// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.zbp;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.auth.internal.zbp.MultipartBody;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.mailbox.ApplicationState;
import org.ozgsdk.core.mailbox.ContentSigner;
import org.ozgsdk.core.mailbox.ContentSigner.SignedContent;
import org.ozgsdk.core.mailbox.MailboxCarrier;
import org.ozgsdk.core.mailbox.MailboxJson;
import org.ozgsdk.core.mailbox.MailboxMessage;
import org.ozgsdk.core.mailbox.MailboxReceipt;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;

/**
 * The mailbox of the BundID as a carrier: REST version 6, each message signed with the mailbox certificate. A message goes by PUT and may be repeated by the transport
 * after a failure with the same reference; a state goes by POST and is never repeated. Immutable, safe for use by many threads.
 */
public final class ZbpMailbox implements MailboxCarrier {

    /** The id of this carrier. */
    public static final String ID = "zbp";

    private final URI messages;
    private final URI states;
    private final Transport transport;
    private final ContentSigner signer;
    private final Clock clock;

    private ZbpMailbox(Builder builder, Transport transport) {
        String base = builder.environment.base().toString().replaceFirst("/$", "") + "/v6/mailbox";
        this.messages = URI.create(base + "/messages");
        this.states = URI.create(base + "/applications/states");
        this.transport = transport;
        this.signer = ContentSigner.of(builder.key);
        this.clock = builder.clock;
    }

    /**
     * Begins a carrier.
     *
     * @param environment where
     * @param key the BundID mailbox certificate with its key
     * @return a builder, not thread-safe
     */
    public static Builder builder(ZbpEnvironment environment, KeyMaterial key) {
        return new Builder(environment, key);
    }

    @Override
    public String id() {
        return ID;
    }

    /**
     * {@inheritDoc}
     *
     * <p>A PUT is repeated by the transport after a broken connection or a status that asks for it, to the byte and with the same reference. After an
     * {@link UnavailableException} the message may have arrived: send the same {@link MailboxMessage} again, never one built anew without its reference.
     */
    @Override
    @Assumption("mailbox.same-reference")
    @Assumption("mailbox.answer-body")
    public MailboxReceipt send(MailboxMessage message) {
        byte[] json = envelope(signer.sign(MailboxJson.of(message)));
        Response answer = call(Request.put(messages, new MultipartBody(json, message.attachments())));
        String body = new String(answer.bytes(), StandardCharsets.UTF_8);
        return new MailboxReceipt(ID, clock.instant(), Optional.of(body).filter(text -> !text.isBlank()));
    }

    @Override
    public void publish(ApplicationState state) {
        byte[] json = envelope(signer.sign(MailboxJson.of(state)));
        call(Request.post(states, Body.of("application/json", json)));
    }

    /** The text that was signed is the text that is sent; nothing is written again. */
    private static byte[] envelope(SignedContent signed) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("content", signed.content());
        envelope.put("sha512sum", signed.signature());
        return Json.write(envelope);
    }

    @Assumption("mailbox.status-codes")
    private Response call(Request request) {
        Response answer = transport.send(
                request.header("Authorization", "Bearer " + signer.token(clock)).header("Accept", "application/json"));
        if (!answer.isSuccess()) {
            throw refused(answer.status());
        }
        return answer;
    }

    private static OzgException refused(int status) {
        if (status == 401 || status == 403) {
            return new ConfigurationException(
                    "Das Postfach nimmt unser Zertifikat nicht an (" + status
                            + "): ZbpMailbox.builder(..., key) und die Uhr prüfen. / The mailbox does not take our certificate.");
        }
        if (status >= 500 || status == 429 || status == 408) {
            return new UnavailableException(
                    "Das Postfach kann gerade nicht antworten (" + status + "). / The mailbox cannot answer now.",
                    null,
                    null);
        }
        return status == 404
                ? new RejectedException(
                        "Dieses Postfach gibt es nicht (mehr). / There is no such mailbox (any more).",
                        status,
                        "no-such-mailbox",
                        "")
                : new RejectedException(
                        "Das Postfach lehnt die Nachricht ab (" + status + "). / The mailbox refuses the message.",
                        status,
                        "refused",
                        "");
    }

    @Override
    public String toString() {
        return "ZbpMailbox[" + messages.getHost() + "]";
    }

    /** Set-up of a carrier. Not thread-safe. */
    public static final class Builder {

        private final ZbpEnvironment environment;
        private final KeyMaterial key;
        private @Nullable Transport transport;
        private Clock clock = Clock.systemUTC();

        private Builder(ZbpEnvironment environment, KeyMaterial key) {
            this.environment = environment;
            this.key = key;
        }

        /**
         * Sets the way out. Default: a new transport with its defaults; the real mailbox wants one with the mailbox certificate as client certificate.
         *
         * @param value the transport
         * @return this
         */
        public Builder transport(Transport value) {
            this.transport = value;
            return this;
        }

        /**
         * Sets the clock. Default: the system's.
         *
         * @param value the clock
         * @return this
         */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /**
         * Builds the carrier; sends nothing.
         *
         * @return the carrier
         * @throws ConfigurationException if the key cannot sign for the mailbox, or the transport is for another environment
         */
        public ZbpMailbox build() {
            Transport out = transport == null
                    ? Transport.builder(environment.environment()).build()
                    : transport;
            if (out.environment() != environment.environment()) {
                throw new ConfigurationException("The transport is for " + out.environment() + ", the mailbox for "
                        + environment.environment() + ".");
            }
            return new ZbpMailbox(this, out);
        }
    }
}
