// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import java.util.List;
import java.util.Optional;

/**
 * The answer to "who is competent for this service at this place?" (Zuständigkeit). Both answers are expected outcomes, so neither is an exception.
 */
public sealed interface Responsibility permits Responsibility.Offered, Responsibility.NotOffered {

    /**
     * At least one authority takes this application over the given channel.
     *
     * @param routes one or more; several mean that the person must choose, the order says nothing
     */
    record Offered(List<Route> routes) implements Responsibility {

        /** Copies the list and refuses an empty one. */
        public Offered {
            routes = List.copyOf(routes);
            if (routes.isEmpty()) {
                throw new IllegalArgumentException("routes must not be empty; use NotOffered");
            }
        }

        /**
         * The only route.
         *
         * @return the route
         * @throws ConfigurationException if there are several: a person must choose, order never decides
         */
        public Route only() {
            if (routes.size() > 1) {
                throw new ConfigurationException(
                        "Mehrere zuständige Stellen (" + routes.size()
                                + ") kommen in Frage; die Person muss wählen. / Several authorities are possible; ask the person.");
            }
            return routes.get(0);
        }
    }

    /**
     * The service cannot be used online at this place.
     *
     * @param reason why, in one German sentence for the person
     * @param wayForward the authority to turn to instead; empty if not even that is known
     */
    record NotOffered(String reason, Optional<Authority> wayForward) implements Responsibility {}

    /**
     * How one authority can be reached online.
     *
     * @param authority the competent authority
     * @param channel id of the delivery channel, for instance {@code fit-connect}
     * @param address what the channel needs to find the authority, as its directory gave it; for FIT-Connect the still unverified destination signature
     * @param trace where this was found
     */
    record Route(Authority authority, String channel, String address, Trace trace) {

        @Override
        public String toString() {
            return "Route[" + authority.id() + ", " + channel + ", " + trace + "]";
        }
    }
}
