// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.Availability;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentProvider;
import org.ozgsdk.payment.StatusQuestion;
import org.ozgsdk.payment.internal.Answers;
import org.ozgsdk.payment.internal.Calls;

/**
 * A payment service that speaks XBezahldienste 1.0, 1.1 or 1.2 (ePayBL, pmPayment, ePay21 and others by their connectors). The standard has no notification and no
 * idempotency key: a request is sent once, and the status is read. Immutable, safe for use by many threads; one per authority.
 */
public final class XBezahldienste implements PaymentProvider {

    /** The id of this provider. */
    public static final String ID = "xbezahldienste";

    private static final String EXISTS = "PAYMENT_EXISTS";

    private final XBezahldiensteEndpoint endpoint;
    private final PaymentApi api;
    private final RequestWriter writer;
    private final AnswerReader reader;
    private final boolean looksUp;

    private XBezahldienste(Builder builder, Transport transport) {
        this.endpoint = builder.endpoint;
        this.api = new PaymentApi(transport, endpoint, builder.clock);
        this.writer = new RequestWriter(builder.clock, endpoint.version());
        this.reader = new AnswerReader(endpoint, builder.clock);
        this.looksUp = builder.looksUp;
    }

    /**
     * Begins a client.
     *
     * @param endpoint where and as whom
     * @return a builder, not thread-safe
     */
    public static Builder builder(XBezahldiensteEndpoint endpoint) {
        return new Builder(endpoint);
    }

    @Override
    public String id() {
        return ID;
    }

    /**
     * Posts the payment request, once. A refusal that says the request is known already ({@code PAYMENT_EXISTS}) is unknown, not refused: an earlier sending arrived.
     *
     * @throws ConfigurationException if the order breaks a rule of the standard, or the payment service takes our credentials not, knows the online service or the
     *     authority not, or misses booking data; nothing was booked then, and the same order can be sent once that is put right
     */
    @Override
    public Initiation initiate(String requestId, PaymentOrder order) {
        byte[] request = writer.write(requestId, order);
        String access = api.access();
        Response answer;
        try {
            answer = api.post(request, access);
        } catch (UnavailableException | UntrustedException e) {
            return new Initiation.Unknown("after sending: " + e.getClass().getSimpleName());
        }
        if (answer.isSuccess()) {
            return started(answer, requestId, order.total());
        }
        Problem problem = Problem.of(answer);
        if (problem.isKnownAlready()) {
            return shownAlready(answer, requestId, order.total());
        }
        String status = "status " + answer.status();
        if (problem.provesNothing()) {
            return new Initiation.Unknown(status + " " + problem.code());
        }
        if (problem.faultOfSetUp().isPresent()) {
            throw problem.faultOfSetUp().get();
        }
        return new Initiation.Refused(problem.code(), status);
    }

    /** The standard does not say that the refusal shows what exists; where it does, that is what we look for. */
    @Assumption("payment.exists-shows-payment")
    private Initiation shownAlready(Response answer, String requestId, Money asked) {
        Initiation shown = started(answer, requestId, asked);
        return shown instanceof Initiation.Started ? shown : new Initiation.Unknown(EXISTS);
    }

    /**
     * Posts the same request under the same id: the standard refuses a repeated one ({@code PAYMENT_EXISTS}), so it makes no second payment. What exists is read under
     * our id, which a service may use as its own (1.2.0, transactionId); where it does not, nobody can find the payment.
     */
    @Override
    public Recovery recover(String requestId, PaymentOrder order) {
        Initiation again = initiate(requestId, order);
        if (again instanceof Initiation.Started started) {
            return new Recovery.Found(started);
        }
        if (again instanceof Initiation.Unknown unknown) {
            return unknown.detail().equals(EXISTS)
                    ? lookedUp(requestId, order.total())
                    : new Recovery.Unclear(unknown.detail());
        }
        // What refuses the second request may not know of the first.
        return new Recovery.Unclear("refused: " + ((Initiation.Refused) again).code());
    }

    @Override
    public Optional<Availability> availability() {
        return Optional.of(new SelfReport(api, endpoint.version()));
    }

    private Initiation started(Response answer, String requestId, Money asked) {
        try {
            return reader.started(answer.bytes(), requestId, asked);
        } catch (UntrustedException e) {
            return new Initiation.Unknown(
                    "the answer to the request cannot be read or does not fit it; nobody was sent to pay");
        }
    }

    /**
     * A service may use the requestId as transactionId (1.2.0, transactionId); one that does not says 404. Only its own no is one: who is not let in, or meets a page of
     * something in between, asks again.
     */
    @Assumption("payment.look-up-by-request-id")
    private Recovery lookedUp(String requestId, Money asked) {
        if (!looksUp) {
            return new Recovery.Impossible(EXISTS + ", and it is not looked up under our id (set-up)");
        }
        Response answer;
        try {
            answer = api.get(requestId);
        } catch (UnavailableException e) {
            return new Recovery.Unclear(EXISTS + ", but nobody answers who could show it");
        }
        if (!answer.isSuccess()) {
            Problem problem = Problem.of(answer);
            return answer.status() / 100 == 4 && !problem.isShutOut() && !problem.isAway()
                    ? new Recovery.Impossible(EXISTS + ", and it is not shown under our id: " + answer.status())
                    : new Recovery.Unclear(EXISTS + ", but it cannot be looked up now: " + answer.status());
        }
        if (!AnswerReader.isReadable(answer.bytes())) {
            return new Recovery.Unclear(EXISTS + ", but something else answers for the payment service");
        }
        return started(answer, requestId, asked) instanceof Initiation.Started started
                ? new Recovery.Found(started)
                : new Recovery.Impossible(EXISTS + ", and it does not fit or has no page any more");
    }

    @Override
    public StatusReport status(StatusQuestion question) {
        Response answer = api.get(question.transactionId());
        if (!answer.isSuccess()) {
            throw refused(answer);
        }
        return reader.report(ID, answer.bytes(), question.asked());
    }

    /** What is thrown when a question was refused. */
    static OzgException refused(Response answer) {
        Problem problem = Problem.of(answer);
        if (problem.isAway()) {
            return Answers.unavailable(Integer.toString(answer.status()));
        }
        return problem.faultOfSetUp()
                .<OzgException>map(fault -> fault)
                .orElseGet(() -> new RejectedException(
                        "Der Bezahldienst lehnt die Abfrage ab (" + answer.status() + " " + problem.code()
                                + "). / The payment service refuses to answer.",
                        answer.status(),
                        problem.code(),
                        ""));
    }

    @Override
    public String toString() {
        return "XBezahldienste[" + endpoint.base().getHost() + ", " + endpoint.endPointId() + "]";
    }

    /** Set-up of a client. Not thread-safe. */
    public static final class Builder {

        private final XBezahldiensteEndpoint endpoint;
        private @Nullable Transport transport;
        private Clock clock = Clock.systemUTC();
        private boolean looksUp = true;

        private Builder(XBezahldiensteEndpoint endpoint) {
            this.endpoint = endpoint;
        }

        /**
         * Sets the way out. Default: a new transport with its defaults.
         *
         * @param value shared by all clients; holds the client certificate where the payment service wants one
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
         * Says whether a payment of which nobody knows is looked up under our own id, which this payment service may use as its own. Default true: where it does not,
         * that costs one question and a person must look.
         *
         * @param value false to leave such a payment to a person at once
         * @return this
         */
        public Builder lookUpByRequestId(boolean value) {
            this.looksUp = value;
            return this;
        }

        /**
         * Builds the client; sends nothing.
         *
         * @return the client
         * @throws ConfigurationException if the transport is for another environment
         */
        public XBezahldienste build() {
            Transport out = Optional.ofNullable(transport)
                    .orElseGet(() -> Transport.builder(endpoint.environment()).build());
            return new XBezahldienste(this, Calls.into(out, endpoint.environment(), "XBezahldienste"));
        }
    }
}
