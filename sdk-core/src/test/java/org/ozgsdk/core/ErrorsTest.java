// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The five families, and the answers that are values instead. */
class ErrorsTest {

    @Test
    void thereAreFiveFamiliesUnderOneUncheckedRoot() {
        assertThat(OzgException.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        ConfigurationException.class,
                        RejectedException.class,
                        UnavailableException.class,
                        UntrustedException.class,
                        UserAbortedException.class);
        assertThat(RuntimeException.class).isAssignableFrom(OzgException.class);
    }

    @Test
    void eachFamilyCarriesWhatTheCallerNeedsNext() {
        Exception cause = new Exception();

        assertThat(new UnavailableException("m", Duration.ofSeconds(3), cause).retryAfter())
                .contains(Duration.ofSeconds(3));
        assertThat(new UnavailableException("m", null, null).retryAfter()).isEmpty();
        assertThat(new UnavailableException("m", null, cause)).hasMessage("m").hasCause(cause);
        RejectedException rejected = new RejectedException("m", 422, "code", "detail");
        assertThat(rejected.status()).isEqualTo(422);
        assertThat(rejected.code()).isEqualTo("code");
        assertThat(rejected.detail()).isEqualTo("detail");
        assertThat(new ConfigurationException("m", cause)).hasCause(cause);
        assertThat(new ConfigurationException("m")).hasNoCause();
        assertThat(new UntrustedException("m", cause)).hasCause(cause);
        assertThat(new UntrustedException("m")).hasMessage("m");
        assertThat(new UserAbortedException("left")).hasMessage("left");
    }

    @Test
    void severalRoutesAreAChoiceForThePersonNeverForTheOrder() {
        Authority authority =
                new Authority("L1.OE.1", "Amt", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        Responsibility.Route route = new Responsibility.Route(
                authority, "fit-connect", "address", new Trace("pvog", "/v1", "1", Ars.BUND, Instant.EPOCH));

        assertThat(new Responsibility.Offered(List.of(route)).only()).isSameAs(route);
        assertThatThrownBy(() -> new Responsibility.Offered(List.of(route, route)).only())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Mehrere zuständige Stellen (2)");
        assertThatThrownBy(() -> new Responsibility.Offered(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(route.toString()).contains("L1.OE.1").doesNotContain("address");
    }

    @Test
    void theDefaultObserverDoesNothing() {
        Observer.NONE.attempted(new Observer.HttpAttempt("GET", "a.example", 1, 200, Duration.ZERO));
        assertThatThrownBy(() -> new Observer.HttpAttempt("GET", null, 1, 200, Duration.ZERO))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("host");
    }
}
