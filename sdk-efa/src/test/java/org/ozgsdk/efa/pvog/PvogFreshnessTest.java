// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.ParameterValue;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.efa.SettableClock;
import org.ozgsdk.efa.Town;

class PvogFreshnessTest {

    private static final LeikaKey SERVICE = LeikaKey.of(PvogDouble.SERVICE);
    private static final Ars AACHEN = Ars.of("053340002002");
    private static final String HIERARCHY = "/v2/servicedescriptions/leikahierarchy";
    private static final String PRIVACY = "efa.datenschutzerklaerung.url";

    private final SettableClock clock = new SettableClock();
    private PvogDouble suchdienst;

    @BeforeEach
    void start() throws Exception {
        suchdienst = new PvogDouble();
    }

    @AfterEach
    void stop() {
        suchdienst.close();
    }

    private Pvog.Builder builder() {
        return Pvog.builder(
                        PvogEnvironment.of(Environment.SANDBOX, suchdienst.base()),
                        Transport.builder(Environment.SANDBOX).attempts(1).build())
                .clock(clock);
    }

    @Test
    void anOfferedAnswerIsReusedForLessThanFiveMinutes() {
        suchdienst.add(Town.joined("053340002002", 1, "Stadt Muster"));
        Pvog pvog = builder().build();
        Responsibility first = pvog.find(SERVICE, AACHEN);
        int calls = suchdienst.calls.size();

        clock.advance(Duration.ofMinutes(5).minusNanos(1));
        assertThat(pvog.find(SERVICE, AACHEN)).isSameAs(first);
        assertThat(suchdienst.calls).hasSize(calls);

        clock.advance(Duration.ofNanos(1));
        Responsibility.Offered again = (Responsibility.Offered) pvog.find(SERVICE, AACHEN);
        assertThat(again.only().trace().fetchedAt()).isEqualTo(clock.instant());
        assertThat(suchdienst.calls).hasSize(2 * calls);
    }

    @Test
    void aStaleAnswerIsRefusedEvenWhenThePvogIsDown() {
        suchdienst.add(Town.joined("053340002002", 1, "Stadt Muster"));
        Pvog pvog = builder().build();
        pvog.find(SERVICE, AACHEN);
        suchdienst.answer(HIERARCHY, "", 503, "");

        assertThat(pvog.find(SERVICE, AACHEN)).isInstanceOf(Responsibility.Offered.class);
        clock.advance(Duration.ofMinutes(5));
        assertThatThrownBy(() -> pvog.find(SERVICE, AACHEN)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void aClockThatWasSetBackMakesTheAnswerStale() {
        suchdienst.add(Town.joined("053340002002", 1, "Stadt Muster"));
        Pvog pvog = builder().build();
        Responsibility first = pvog.find(SERVICE, AACHEN);

        clock.advance(Duration.ofSeconds(-1));

        assertThat(pvog.find(SERVICE, AACHEN)).isNotSameAs(first);
    }

    @Test
    void aTownThatJoinsIsSeenByTheNextCall() {
        Pvog pvog = builder().build();
        assertThat(pvog.find(SERVICE, AACHEN)).isInstanceOf(Responsibility.NotOffered.class);

        suchdienst.add(Town.joined("053340002002", 1, "Stadt Muster"));

        assertThat(pvog.find(SERVICE, AACHEN)).isInstanceOf(Responsibility.Offered.class);
    }

    @Test
    void aParameterThatAnEditorAddsOrRepairsIsSeenByTheNextCall() {
        Town town = Town.joined("053340002002", 1, "Stadt Muster");
        suchdienst.add(town);
        Pvog pvog = builder().build();
        assertThat(pvog.read(PRIVACY, SERVICE, AACHEN)).isInstanceOf(ParameterValue.Absent.class);

        set(town, "http://unsicher.example");
        assertThat(pvog.read(PRIVACY, SERVICE, AACHEN)).isInstanceOf(ParameterValue.Invalid.class);

        set(town, "https://sicher.example");
        assertThat(pvog.read(PRIVACY, SERVICE, AACHEN)).isInstanceOf(ParameterValue.Found.class);
        set(town, "https://neu.example");
        assertThat(value(pvog)).isEqualTo("https://sicher.example");
        clock.advance(Duration.ofMinutes(5));
        assertThat(value(pvog)).isEqualTo("https://neu.example");
    }

    private void set(Town town, String url) {
        suchdienst.answer(
                "/v2/onlineservices/detail",
                town.onlineServiceId(),
                "{\"parameters\":[{\"name\":\"" + PRIVACY + "\",\"value\":\"" + url + "\"}]}");
    }

    private static String value(Pvog pvog) {
        return ((ParameterValue.Found) pvog.read(PRIVACY, SERVICE, AACHEN)).value();
    }

    @Test
    void zeroSwitchesTheCacheOff() {
        suchdienst.add(Town.joined("053340002002", 1, "Stadt Muster"));
        Pvog pvog = builder().maxAge(Duration.ZERO).build();

        pvog.find(SERVICE, AACHEN);
        pvog.find(SERVICE, AACHEN);

        assertThat(suchdienst.calls(HIERARCHY)).isEqualTo(2);
    }

    @Test
    void theNumberOfKeptAnswersIsBoundedAndTheLongestUnusedGoes() {
        suchdienst.add(Town.joined("050000000000", 1, "Land Muster"));
        Pvog pvog = builder().maxEntries(2).build();
        Ars one = Ars.of("053340002002");
        Ars two = Ars.of("051110000000");
        Ars three = Ars.of("051120000000");

        pvog.find(SERVICE, one);
        pvog.find(SERVICE, two);
        pvog.find(SERVICE, one);
        pvog.find(SERVICE, three);
        assertThat(suchdienst.calls(HIERARCHY)).isEqualTo(3);
        pvog.find(SERVICE, one);
        assertThat(suchdienst.calls(HIERARCHY)).isEqualTo(3);
        pvog.find(SERVICE, two);
        assertThat(suchdienst.calls(HIERARCHY)).isEqualTo(4);
    }

    @Test
    void settingsOutsideTheirBoundsAreRefused() {
        assertThatThrownBy(() -> builder().maxAge(Duration.ofNanos(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().maxAge(Duration.ofDays(1).plusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().maxEntries(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().clientId("a\r\nb")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().clientId("")).isInstanceOf(IllegalArgumentException.class);
    }
}
