// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.ResponsibilityResolver;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.text.PlainText;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.internal.FreshAnswers;
import org.ozgsdk.delivery.internal.PublishedKeys;
import org.ozgsdk.delivery.internal.RouteFinder;
import org.ozgsdk.delivery.internal.RoutingApi;

/**
 * The competent authority from FIT-Connect's own directory (Routing API 2.0.0, no credentials needed). Immutable but for its bounded cache, safe for use by
 * many threads; build it once.
 *
 * <p><b>What is verified.</b> Each route carries a signature of the self-service portal. It must hold, be for the destination that the route names and cover
 * service and place; otherwise the route is left out with a warning in the log, and if none is left the answer is an {@link UntrustedException}. Names and
 * addresses are not signed: they are what the directory says, as plain text without HTML.
 *
 * <p><b>Several routes</b> mean that the person chooses ({@link Responsibility.Offered#only}). If there is none at the place, the levels above it are asked,
 * the nearest first, unless {@link Builder#exactPlaceOnly} is set. Only offered answers are kept, so that a town that joins shows at once.
 *
 * <p>The routes of the 1.x generation carried a {@code destinationParametersSignature} as well. It is not read: 2.0.0 has none, its canonical form is not
 * public, and {@link FitConnect#destination} asks the delivery service itself.
 */
public final class FitConnectRouting implements ResponsibilityResolver {

    /** The id of this directory. */
    public static final String ID = "fit-connect-routing";

    private static final int MOST_AREAS = 500;
    private static final int LONGEST_NAME = 300;
    private static final int LEAST_SEARCH = 2;
    private static final String NOWHERE =
            "Für diese Leistung ist an diesem Ort im Routingdienst von FIT-Connect keine Stelle eingetragen, die Anträge online entgegennimmt. Bitte wenden Sie sich an Ihre Gemeinde- oder Stadtverwaltung.";

    private final RoutingApi api;
    private final RouteFinder routes;
    private final FreshAnswers<Question, Responsibility> offered;
    private final Clock clock;

    private record Question(LeikaKey service, Ars place) {}

    private FitConnectRouting(Builder builder, Transport transport) {
        FitConnectEnvironment environment = builder.environment;
        this.clock = builder.clock;
        this.api = new RoutingApi(transport, environment.routingApi(), builder.version, builder.fallBack);
        PublishedKeys portal = PublishedKeys.ofPortal(transport, environment.portal(), clock);
        this.routes = new RouteFinder(
                api,
                portal,
                environment.portal().toString(),
                builder.parameters ? PublishedKeys.ofService(transport, environment.submissionApi(), clock) : null,
                environment.submissionHosts(),
                builder.exactPlaceOnly,
                clock);
        this.offered = new FreshAnswers<>(clock, builder.maxAge, builder.maxEntries);
    }

    /**
     * Begins a client of the routing service.
     *
     * @param environment which of FIT-Connect's worlds
     * @return a builder, not thread-safe
     */
    public static Builder builder(FitConnectEnvironment environment) {
        return new Builder(environment);
    }

    /** {@return {@value #ID}} */
    @Override
    public String id() {
        return ID;
    }

    /**
     * {@inheritDoc}
     *
     * @throws UntrustedException if no route's signature holds, or an answer has another form
     */
    @Override
    public Responsibility find(LeikaKey service, Ars place) {
        Question question = new Question(service, place);
        Optional<Responsibility> known = offered.get(question);
        if (known.isPresent()) {
            return known.get();
        }
        Instant asked = clock.instant();
        List<Responsibility.Route> found = routes.find(service, place);
        if (found.isEmpty()) {
            return new Responsibility.NotOffered(NOWHERE, Optional.empty());
        }
        Responsibility answer = new Responsibility.Offered(found);
        offered.put(question, answer, asked);
        return answer;
    }

    /**
     * Searches areas, for instance to offer a choice while someone types. An area's id is none of a regional key, and routes are asked by regional key only:
     * what a signature covers is written so.
     *
     * @param search a name or postcode of at least 2 characters; {@code *} at its begin or end stands for any
     * @return at most 500 areas, in the order of the service
     * @throws IllegalArgumentException if it is shorter
     * @throws RejectedException if the service refused the question
     * @throws UnavailableException if it cannot answer now
     * @throws UntrustedException if the answer has another form
     */
    public List<RoutingArea> areas(String search) {
        String text = search.strip();
        if (text.replace("*", "").length() < LEAST_SEARCH) {
            throw new IllegalArgumentException(
                    "Die Gebietssuche braucht mindestens zwei Zeichen. / An area search needs at least two characters.");
        }
        return api.areas(text, MOST_AREAS).stream()
                .map(area -> new RoutingArea(plain(area, "id"), plain(area, "name"), plain(area, "type")))
                .toList();
    }

    private static String plain(JsonObject area, String name) {
        return area.looseTexts(name).stream()
                .findFirst()
                .map(raw -> PlainText.of(raw, LONGEST_NAME))
                .orElse("");
    }

    @Override
    public String toString() {
        return "FitConnectRouting";
    }

    /** Settings of a client of the routing service. Not thread-safe. */
    public static final class Builder {

        private final FitConnectEnvironment environment;
        private @Nullable Transport transport;
        private Clock clock = Clock.systemUTC();
        private ApiVersion version = ApiVersion.V2;
        private boolean fallBack;
        private boolean exactPlaceOnly;
        private boolean parameters;
        private Duration maxAge = Duration.ofMinutes(5);
        private int maxEntries = 10_000;

        private Builder(FitConnectEnvironment environment) {
            this.environment = environment;
        }

        /**
         * Sets the way out. Default a new transport with its defaults. The routing service of production refuses some {@code User-Agent}s.
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
         * Chooses the generation of the Routing API. Default {@link ApiVersion#V2}.
         *
         * @param value the generation
         * @return this
         */
        public Builder apiVersion(ApiVersion value) {
            this.version = value;
            return this;
        }

        /**
         * Asks v1 where v2 answers 404. Default off.
         *
         * @return this
         */
        public Builder fallBackToV1() {
            this.fallBack = true;
            return this;
        }

        /**
         * Asks for the place itself only, not for the levels above it. Default off.
         *
         * @return this
         */
        public Builder exactPlaceOnly() {
            this.exactPlaceOnly = true;
            return this;
        }

        /**
         * Leaves out routes whose {@code destinationParameters} are not signed by the delivery service ({@code destinationParametersSignature}, routes of 1.x
         * only). EXPERIMENTAL: which form is signed is known from memory only. Default off; nothing of these parameters is used, since the destination itself is
         * asked.
         *
         * @return this
         */
        public Builder experimentalDestinationParameters() {
            this.parameters = true;
            return this;
        }

        /**
         * Bounds the age of answers that are used again. Default 5 minutes.
         *
         * @param value up to one day; {@link Duration#ZERO} asks anew every time
         * @return this
         * @throws IllegalArgumentException if it is negative or more than a day
         */
        public Builder maxAge(Duration value) {
            if (value.isNegative() || value.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("maxAge must be zero to one day");
            }
            this.maxAge = value;
            return this;
        }

        /**
         * Bounds the number of answers that are kept; the longest unused goes first. Default 10,000.
         *
         * @param value at least 1
         * @return this
         * @throws IllegalArgumentException if it is less
         */
        public Builder maxEntries(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("maxEntries must be at least 1; to keep nothing set maxAge to zero");
            }
            this.maxEntries = value;
            return this;
        }

        /**
         * Builds the client; asks nothing yet.
         *
         * @return the client
         * @throws ConfigurationException if the environment has no Routing API (STAGE has none of its own), or the transport is for another environment
         */
        public FitConnectRouting build() {
            return new FitConnectRouting(this, Transports.of(transport, environment.environment()));
        }
    }
}
