// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.mailbox.ApplicationState.Status;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;

class ApplicationStatesTest {

    private static final UUID APPLICATION = UUID.fromString("0b7d1c1e-0000-4000-8000-000000000003");
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00.123456Z");

    private final Store store = new InMemoryStore(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Mailbox mailbox = new Mailbox();

    @Test
    void anOnlineServiceTellsBothItsStatesOnceAndInOrder() {
        ApplicationStates states = service(NOW);

        assertThat(states.last(APPLICATION)).isEmpty();
        assertThat(states.tell(APPLICATION, Status.INITIATED)).isTrue();
        assertThat(states.tell(APPLICATION, Status.INITIATED)).isFalse();
        assertThat(states.tell(APPLICATION, Status.SUBMITTED)).isTrue();
        assertThat(states.tell(APPLICATION, Status.INITIATED)).isFalse();

        assertThat(states.last(APPLICATION)).contains(Status.SUBMITTED);
        assertThat(mailbox.told()).containsExactly(Status.INITIATED, Status.SUBMITTED);
        ApplicationState last = mailbox.states.get(1);
        assertThat(last.serviceName()).isEqualTo("Gewerbe anmelden");
        assertThat(last.senderName()).isEqualTo("Stadt Aachen");
        assertThat(last.reference()).contains(APPLICATION.toString());
        assertThat(last.at()).isEqualTo(Instant.parse("2026-11-30T10:00:00.123Z"));
    }

    @Test
    void anotherApplicationHasItsOwnStates() {
        ApplicationStates states = service(NOW);
        states.tell(APPLICATION, Status.SUBMITTED);

        assertThat(states.tell(UUID.randomUUID(), Status.INITIATED)).isTrue();
    }

    @Test
    void workAndQuestionsMayTakeTurnsUntilItIsDone() {
        ApplicationStates states = office();

        for (Status status : List.of(
                Status.RECEIVED, Status.PROCESSING, Status.ACTION_REQUIRED, Status.PROCESSING, Status.COMPLETED)) {
            assertThat(states.tell(APPLICATION, status)).isTrue();
        }

        assertThat(states.tell(APPLICATION, Status.ACTION_REQUIRED)).isFalse();
        assertThat(states.tell(APPLICATION, Status.RECEIVED)).isFalse();
        assertThat(mailbox.states).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void nobodyTellsTheStatesOfTheOtherSide(Status status) {
        ApplicationStates wrong = status.isOfOnlineService() ? office() : service(NOW);

        assertThatThrownBy(() -> wrong.tell(APPLICATION, status)).isInstanceOf(IllegalArgumentException.class);
        assertThat(mailbox.states).isEmpty();
    }

    @Test
    void whatMayHaveArrivedIsToldAgainToTheLetter() {
        mailbox.breaksAfterwards = true;
        assertThatThrownBy(() -> service(NOW).tell(APPLICATION, Status.INITIATED))
                .isInstanceOf(UnavailableException.class);
        assertThat(service(NOW).last(APPLICATION)).isEmpty();

        mailbox.breaksAfterwards = false;
        ApplicationStates later = service(NOW.plus(Duration.ofHours(1)));
        assertThat(later.tell(APPLICATION, Status.INITIATED)).isTrue();
        assertThat(later.tell(APPLICATION, Status.INITIATED)).isFalse();

        assertThat(mailbox.states).hasSize(2);
        assertThat(mailbox.states.get(1)).isEqualTo(mailbox.states.get(0));
        assertThat(later.last(APPLICATION)).contains(Status.INITIATED);
    }

    @Test
    void aLaterStateMayFollowOneThatNeverArrived() {
        mailbox.breaksAfterwards = true;
        assertThatThrownBy(() -> service(NOW).tell(APPLICATION, Status.INITIATED))
                .isInstanceOf(UnavailableException.class);

        mailbox.breaksAfterwards = false;
        assertThat(service(NOW).tell(APPLICATION, Status.SUBMITTED)).isTrue();
        assertThat(service(NOW).last(APPLICATION)).contains(Status.SUBMITTED);
    }

    @Test
    void ofTwoNodesAtOnceTheLaterStateStands() {
        ApplicationStates other = service(NOW);
        mailbox.meanwhile = () -> {
            mailbox.meanwhile = () -> {};
            other.tell(APPLICATION, Status.SUBMITTED);
        };

        service(NOW).tell(APPLICATION, Status.INITIATED);

        assertThat(other.last(APPLICATION)).contains(Status.SUBMITTED);
    }

    @Test
    void namesThatAreTooLongAreRefusedBeforeAnythingIsTold() {
        assertThatThrownBy(() ->
                        ApplicationStates.ofOnlineService(mailbox, store, Clock.systemUTC(), "x".repeat(101), "Stadt"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("publicServiceName");
    }

    private ApplicationStates service(Instant now) {
        return ApplicationStates.ofOnlineService(
                mailbox, store, Clock.fixed(now, ZoneOffset.UTC), "Gewerbe anmelden", "Stadt Aachen");
    }

    private ApplicationStates office() {
        return ApplicationStates.ofAuthority(
                mailbox, store, Clock.fixed(NOW, ZoneOffset.UTC), "Gewerbe anmelden", "Stadt Aachen");
    }

    /** A mailbox service that keeps what it is told, and may break off after it did. */
    private static final class Mailbox implements MailboxCarrier {

        private final List<ApplicationState> states = new ArrayList<>();
        private boolean breaksAfterwards;
        private Runnable meanwhile = () -> {};

        @Override
        public String id() {
            return "test";
        }

        @Override
        public MailboxReceipt send(MailboxMessage message) {
            throw new IllegalStateException("no test sends a message");
        }

        @Override
        public void publish(ApplicationState state) {
            states.add(state);
            meanwhile.run();
            if (breaksAfterwards) {
                throw new UnavailableException("broken off", null, null);
            }
        }

        private List<Status> told() {
            return states.stream().map(ApplicationState::status).toList();
        }
    }
}
