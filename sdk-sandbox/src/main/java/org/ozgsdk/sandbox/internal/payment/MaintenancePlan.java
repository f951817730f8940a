// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ozgsdk.sandbox.PaymentMaintenance;

/** When the payment services are closed, and which methods work. Safe for use by many threads. */
final class MaintenancePlan {

    /** The standard's words in its order. */
    static final List<String> METHODS = List.of("GIROPAY", "PAYDIRECT", "CREDITCARD", "PAYPAL", "OTHER");

    private final Clock clock;
    private final List<PaymentMaintenance> windows = new ArrayList<>();

    /** The end of giropay and paydirekt is known to every service (payment sheet 0.8). */
    private Set<String> offered = Set.of("CREDITCARD", "PAYPAL", "OTHER");

    MaintenancePlan(Clock clock) {
        this.clock = clock;
    }

    synchronized void announce(PaymentMaintenance window) {
        requireKnown(window.methods());
        windows.add(window);
    }

    synchronized List<PaymentMaintenance> windows() {
        return List.copyOf(windows);
    }

    synchronized void clear() {
        windows.clear();
    }

    synchronized void offer(Set<String> methods) {
        requireKnown(methods);
        offered = Set.copyOf(methods);
    }

    private static void requireKnown(Set<String> methods) {
        if (!METHODS.containsAll(methods)) {
            throw new IllegalArgumentException(
                    "Zahlarten sind nur " + METHODS + ". / These are the only payment methods.");
        }
    }

    /** Methods that work now. */
    synchronized List<String> up() {
        List<String> up = new ArrayList<>(METHODS);
        up.removeIf(method -> !offered.contains(method));
        running().forEach(window -> up.removeAll(window.methods()));
        return up;
    }

    /** The window in which the whole service is closed now. */
    synchronized Optional<PaymentMaintenance> closed() {
        return running().stream().filter(window -> window.methods().isEmpty()).findFirst();
    }

    private List<PaymentMaintenance> running() {
        Instant now = clock.instant();
        return windows.stream().filter(window -> window.covers(now)).toList();
    }
}
