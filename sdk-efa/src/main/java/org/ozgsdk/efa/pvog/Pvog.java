// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.ParameterSource;
import org.ozgsdk.core.ParameterValue;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.ResponsibilityResolver;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.efa.EfaParameters;

/**
 * Competent authority and EfA parameters from the Suchdienst of the PVOG. Immutable but for its bounded cache, safe for use by many threads; build it once.
 *
 * <p><b>Who is competent.</b> Of the entries for the service the deepest level with a competent unit (roles 01, 02) decides. Several units there give several
 * routes: the person chooses. A unit without a whole destination signature gives no route; if none has one, the answer is
 * {@link Responsibility.NotOffered} with the authority to turn to.
 *
 * <p><b>How fresh.</b> An offered answer and a found parameter are reused until they are {@link Builder#maxAge} old, five minutes unless set; older ones are
 * never used, not even when the PVOG is down. "Not offered", "absent" and "invalid" are not kept at all, so that an editor sees a town that joins or a
 * repaired value at once; only a change of what was already right may take until the age is over.
 *
 * <p><b>What comes from outside.</b> Names are plain text without HTML, still to be escaped where they are shown. Web addresses are https. Parameter values
 * other than {@code .url} are the editor's text, unchanged. The address of a route is a signature that nobody has verified yet.
 *
 * <p>Errors: {@link UnavailableException} (no answer in time, 429, 5xx), {@link RejectedException} (the PVOG refused, for instance since a version ended),
 * {@link UntrustedException} (an answer that is not of the expected shape).
 */
@Assumption("pvog.deepest-level-decides")
@Assumption("pvog.no-route-unit-ignored")
public final class Pvog implements ResponsibilityResolver, ParameterSource {

    /** The id of this directory. */
    public static final String ID = "pvog";

    private final RouteFinder routes;
    private final ParameterFinder parameters;
    private final FreshCache<Question, Responsibility> offered;
    private final FreshCache<Question, ParameterValue> channels;
    private final FreshCache<Question, List<OnlineService>> onlineServices;
    private final Clock clock;

    private Pvog(Builder builder) {
        PvogReader reader = new PvogReader(builder.environment, builder.transport, builder.clientId, builder.clock);
        this.routes = new RouteFinder(builder.environment, reader);
        this.parameters = new ParameterFinder(builder.environment, reader, builder.transport.environment());
        this.offered = builder.cache();
        this.channels = builder.cache();
        this.onlineServices = builder.cache();
        this.clock = builder.clock;
    }

    /**
     * Begins a client of the PVOG.
     *
     * @param environment where the Suchdienst is
     * @param transport the way out
     * @return a builder, not thread-safe
     */
    public static Builder builder(PvogEnvironment environment, Transport transport) {
        return new Builder(environment, transport);
    }

    /** {@return {@value #ID}} */
    @Override
    public String id() {
        return ID;
    }

    @Override
    public Responsibility find(LeikaKey service, Ars place) {
        Question question = new Question(service, place);
        return offered.get(question).orElseGet(() -> {
            Instant asked = clock.instant();
            Responsibility answer = routes.find(service, place);
            if (answer instanceof Responsibility.Offered) {
                offered.put(question, answer, asked);
            }
            return answer;
        });
    }

    /**
     * {@inheritDoc}
     *
     * <p>{@link EfaParameters#DELIVERY_CHANNEL} is read from the competent unit, every other name from the online services of the service at the place, the
     * deepest level first. A name that ends in {@code .url} must hold an https address, else it is {@link ParameterValue.Invalid}.
     */
    @Override
    public ParameterValue read(String name, LeikaKey service, Ars place) {
        Question question = new Question(service, place);
        if (name.equals(EfaParameters.DELIVERY_CHANNEL)) {
            return channels.get(question).orElseGet(() -> {
                Instant asked = clock.instant();
                ParameterValue value = routes.deliveryChannel(service, place);
                if (value instanceof ParameterValue.Found) {
                    channels.put(question, value, asked);
                }
                return value;
            });
        }
        return onlineServices
                .get(question)
                .map(known -> parameters.read(name, known))
                .filter(ParameterValue.Found.class::isInstance)
                .orElseGet(() -> parameters.read(name, load(question)));
    }

    /**
     * Lists the names of all parameters that the online services of a service have at a place, known to this version or not. Not from the cache.
     *
     * @param service the service
     * @param place the place
     * @return the names in alphabetical order, without {@link EfaParameters#DELIVERY_CHANNEL}
     */
    public List<String> parameterNames(LeikaKey service, Ars place) {
        TreeSet<String> names = new TreeSet<>();
        load(new Question(service, place))
                .forEach(one -> names.addAll(one.parameters().keySet()));
        return List.copyOf(names);
    }

    private List<OnlineService> load(Question question) {
        Instant asked = clock.instant();
        List<OnlineService> loaded = parameters.load(question.service(), question.place());
        onlineServices.put(question, loaded, asked);
        return loaded;
    }

    private record Question(LeikaKey service, Ars place) {}

    /** Settings of a client of the PVOG. Not thread-safe. */
    public static final class Builder {

        private final PvogEnvironment environment;
        private final Transport transport;
        private Optional<String> clientId = Optional.empty();
        private Duration maxAge = Duration.ofMinutes(5);
        private int maxEntries = 10_000;
        private Clock clock = Clock.systemUTC();

        private Builder(PvogEnvironment environment, Transport transport) {
            this.environment = environment;
            this.transport = transport;
        }

        /**
         * Sends the header {@code pvog-sud-api-client-id}. Default: not sent; FITKO hands such ids out and may ask for them.
         *
         * @param id 1 to 200 visible ASCII letters
         * @return this
         * @throws IllegalArgumentException if it has another form
         */
        public Builder clientId(String id) {
            if (id.isEmpty() || id.length() > 200 || !id.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new IllegalArgumentException("The client id of the PVOG is 1 to 200 visible ASCII letters.");
            }
            this.clientId = Optional.of(id);
            return this;
        }

        /**
         * Bounds the age of answers that are reused, and so the time until an editor's change shows. Default 5 minutes.
         *
         * @param maxAge up to one day; {@link Duration#ZERO} asks anew every time
         * @return this
         * @throws IllegalArgumentException if it is negative or more than a day
         */
        public Builder maxAge(Duration maxAge) {
            if (maxAge.isNegative() || maxAge.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException(
                        "maxAge must be zero to one day; parameters must be read at run time.");
            }
            this.maxAge = maxAge;
            return this;
        }

        /**
         * Bounds the number of answers that are kept of each kind; the longest unused goes first. Default 10,000.
         *
         * @param maxEntries at least 1
         * @return this
         * @throws IllegalArgumentException if it is less
         */
        public Builder maxEntries(int maxEntries) {
            if (maxEntries < 1) {
                throw new IllegalArgumentException(
                        "maxEntries must be at least 1; to keep nothing set maxAge to zero.");
            }
            this.maxEntries = maxEntries;
            return this;
        }

        /**
         * Sets the clock for ages and validity. Default the system's, UTC; days are those of Germany.
         *
         * @param clock the clock
         * @return this
         */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Builds the client. Nothing is asked yet.
         *
         * @return the client
         * @throws ConfigurationException if a transport of {@link Environment#PROD} is to read a directory of another world
         */
        public Pvog build() {
            if (transport.environment() == Environment.PROD && environment.environment() != Environment.PROD) {
                throw new ConfigurationException(
                        "In PROD the PVOG must be that of PROD, not of " + environment.environment()
                                + "; its data would lead to test destinations. Use PvogEnvironment.PROD.");
            }
            return new Pvog(this);
        }

        private <V> FreshCache<Question, V> cache() {
            return new FreshCache<>(clock, maxAge, maxEntries);
        }
    }
}
