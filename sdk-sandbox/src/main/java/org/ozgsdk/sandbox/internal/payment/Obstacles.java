// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.PaymentMaintenance;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Reply;

/** What stands between a call and a payment service before anything is done. */
public final class Obstacles {

    private final Counter counter;

    public Obstacles(Counter counter) {
        this.counter = counter;
    }

    /** The answer to give instead of the service's, for protocols without a body for such errors; maintenance among it. */
    public Optional<Reply> bare(Call call) {
        return instead(call).or(() -> closed(call)).map(reply -> reply.status() == 502 ? reply : reply.bare());
    }

    /** The answer to give instead of the service's. */
    Optional<Reply> instead(Call call) {
        if (counter.strikes(PaymentFault.UNAVAILABLE_TWICE, call.path())) {
            return Optional.of(away());
        }
        if (counter.strikes(PaymentFault.RATE_LIMITED, call.path())) {
            return Optional.of(SystemResponse.problem(429, "UNSPECIFIED", "Zu viele Anfragen.")
                    .with("Retry-After", "1"));
        }
        if (counter.strikes(PaymentFault.HTML_ERROR, call.path())) {
            return Optional.of(proxy());
        }
        return Optional.empty();
    }

    /** Maintenance, for all calls but the two that tell of it. */
    @Assumption("payment.maintenance-503")
    Optional<Reply> closed(Call call) {
        if (counter.strikes(PaymentFault.MAINTENANCE, call.path())) {
            return Optional.of(maintenance());
        }
        return counter.book()
                .maintenancePlan()
                .closed()
                .map(window -> window.end()
                        .map(end -> maintenance().with("Retry-After", seconds(end)))
                        .orElseGet(Obstacles::maintenance));
    }

    private String seconds(Instant end) {
        Duration left = Duration.between(counter.clock().instant(), end);
        return Long.toString(Math.max(1, left.toSeconds()));
    }

    /** The window that belongs to {@link PaymentFault#MAINTENANCE}. */
    static PaymentMaintenance sudden(Clock clock) {
        Instant end = clock.instant().plus(Duration.ofHours(1));
        return new PaymentMaintenance(Optional.empty(), Optional.of(end), "Ungeplante Wartung", Set.of());
    }

    static Reply away() {
        return SystemResponse.problem(503, "UNSPECIFIED", "Vorübergehend nicht verfügbar.");
    }

    private static Reply maintenance() {
        return SystemResponse.problem(503, "UNSPECIFIED", "Wartung, siehe die Wartungsfenster.")
                .assuming("payment.maintenance-503");
    }

    static Reply proxy() {
        return Reply.text(502, "text/html; charset=utf-8", "<html><body><h1>502 Bad Gateway</h1></body></html>");
    }
}
