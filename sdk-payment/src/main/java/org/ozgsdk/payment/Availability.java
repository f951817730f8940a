// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a payment service says of itself before anybody pays. Each method asks it; they throw as {@link PaymentProvider#status} does. Safe for use by many threads. */
public interface Availability {

    /** {@return the methods it names, in its own words} */
    Methods methods();

    /** {@return announced maintenance, earliest first; empty if none} */
    List<MaintenanceWindow> maintenance();

    /** {@return true if it says that it works} */
    boolean isHealthy();

    /**
     * Payment methods in the service's own words; unknown ones are let be.
     *
     * @param up usable now
     * @param down known and not usable now
     */
    record Methods(Set<String> up, Set<String> down) {

        /** Copies the sets. */
        public Methods {
            up = Set.copyOf(up);
            down = Set.copyOf(down);
        }
    }

    /**
     * A time in which the service, or some of its methods, cannot be used.
     *
     * @param from first moment; empty if it has begun
     * @param to first moment after it; empty if nobody knows the end
     * @param methods methods it is about, in the service's own words; empty means all
     */
    record MaintenanceWindow(Optional<Instant> from, Optional<Instant> to, Set<String> methods) {

        /** Copies the methods. */
        public MaintenanceWindow {
            methods = Set.copyOf(methods);
        }

        /**
         * Says whether it is under way.
         *
         * @param now the moment
         * @return true if it is
         */
        public boolean covers(Instant now) {
            return from.filter(now::isBefore).isEmpty()
                    && to.filter(end -> !now.isBefore(end)).isEmpty();
        }
    }
}
