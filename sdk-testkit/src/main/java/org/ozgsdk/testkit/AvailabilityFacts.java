// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.payment.Availability;

/** What must hold of what a payment service says of itself. */
record AvailabilityFacts(PaymentBench bench) {

    void itSaysWhatItHas() {
        Availability.Methods methods = availability().methods();

        assertThat(methods.up())
                .as("methods that can be used")
                .isNotEmpty()
                .doesNotContainAnyElementsOf(methods.down());
        assertThat(availability().isHealthy()).isTrue();
        assertThat(availability().maintenance())
                .isSortedAccordingTo(
                        Comparator.comparing(window -> window.from().orElse(Instant.EPOCH)))
                .allSatisfy(window -> window.from()
                        .ifPresent(from ->
                                assertThat(window.to().orElse(Instant.MAX)).isAfter(from)));
    }

    void anUnavailableOneIsNotHealthy() {
        bench.counterpart().beUnavailable();
        assertThat(isHealthy()).isFalse();
    }

    private boolean isHealthy() {
        try {
            return availability().isHealthy();
        } catch (UnavailableException e) {
            return false;
        }
    }

    private Availability availability() {
        return bench.provider().availability().orElseThrow();
    }
}
