// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.fitconnect.Event;
import org.ozgsdk.delivery.fitconnect.Event.Issuer;
import org.ozgsdk.delivery.fitconnect.EventKind;
import org.ozgsdk.delivery.fitconnect.EventLog;

/** The order of events beside a second, quite different description of it: a regular expression over one letter per event. */
class EventOrderModelTest {

    private static final Instant NOW = TestKeys.NOW;
    private static final UUID SUBMISSION = UUID.randomUUID();
    private static final AuthenticationTags TAGS = new AuthenticationTags("m", "d", Map.of());
    private static final Receipt RECEIPT =
            new Receipt("fit-connect", UUID.randomUUID(), UUID.randomUUID(), SUBMISSION, NOW, TAGS);

    /**
     * c create, s submit, n notify, f forward, a accept, r reject, d delete, u unknown. Nothing but an unknown event before create; submit once; notify and
     * forward after submit; one answer after submit; delete and unknown anywhere.
     */
    private static final Pattern POSSIBLE = Pattern.compile("u*c?[du]*(s[nfdu]*([ar][nfdu]*)?)?");

    private static Event event(EventKind kind, Issuer issuer, Instant at, AuthenticationTags tags) {
        return new Event(
                UUID.randomUUID(),
                kind,
                "uri:" + kind,
                issuer,
                "submission:" + SUBMISSION,
                at,
                Optional.ofNullable(tags),
                List.of(),
                "token");
    }

    private static Event sound(EventKind kind, int second) {
        boolean carries = kind == EventKind.SUBMIT_SUBMISSION || kind == EventKind.ACCEPT_SUBMISSION;
        Issuer issuer = kind.mayBeIssuedBy(Issuer.SERVICE) ? Issuer.SERVICE : Issuer.DESTINATION;
        return event(kind, issuer, NOW.minusSeconds(100 - second), carries ? TAGS : null);
    }

    private static char letter(EventKind kind) {
        return Character.toLowerCase(kind.name().charAt(0));
    }

    private static boolean isTrusted(List<Event> events) {
        try {
            EventRules.require(events, RECEIPT, NOW);
            return true;
        } catch (UntrustedException e) {
            return false;
        }
    }

    @Test
    void rulesAndModelAgreeOnEveryShortLog() {
        List<List<EventKind>> logs = new ArrayList<>(List.of(List.of()));
        for (int from = 0, length = 0; length < 5; length++) {
            int to = logs.size();
            for (List<EventKind> log : List.copyOf(logs.subList(from, to))) {
                for (EventKind kind : EventKind.values()) {
                    List<EventKind> longer = new ArrayList<>(log);
                    longer.add(kind);
                    logs.add(longer);
                }
            }
            from = to;
        }
        assertThat(logs).hasSize(1 + 8 + 64 + 512 + 4096 + 32768);
        int possible = 0;
        for (List<EventKind> log : logs) {
            possible += agree(log, "all logs up to five events") ? 1 : 0;
        }
        assertThat(possible).isBetween(100, logs.size() / 2);
    }

    @Test
    void rulesAndModelAgreeOnLongRandomLogs() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            List<EventKind> log = random.ints(random.nextInt(12), 0, EventKind.values().length)
                    .mapToObj(i -> EventKind.values()[i])
                    .toList();
            agree(log, "seed " + seed);
        }
    }

    private static boolean agree(List<EventKind> kinds, String as) {
        String letters =
                kinds.stream().map(kind -> String.valueOf(letter(kind))).collect(Collectors.joining());
        List<Event> events = new ArrayList<>();
        for (EventKind kind : kinds) {
            events.add(sound(kind, events.size()));
        }
        boolean trusted = isTrusted(events);
        assertThat(trusted)
                .as("%s: %s", as, letters)
                .isEqualTo(POSSIBLE.matcher(letters).matches());
        if (trusted) {
            outcomeFits(letters, new EventLog(RECEIPT.caseId(), events).outcome(SUBMISSION, NOW));
        }
        return trusted;
    }

    /** The first of accept, reject and delete decides, everything else is underway. */
    private static void outcomeFits(String letters, Outcome outcome) {
        String deciding = letters.replaceAll("[^ard]", "");
        Class<? extends Outcome> expected = deciding.isEmpty()
                ? Outcome.Underway.class
                : switch (deciding.charAt(0)) {
                    case 'a' -> Outcome.Accepted.class;
                    case 'r' -> Outcome.Rejected.class;
                    default -> Outcome.Deleted.class;
                };
        assertThat(outcome).as(letters).isInstanceOf(expected);
        assertThat(outcome.isFinal()).isEqualTo(!deciding.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE, SERVICE, 0, true",
        "SERVICE, SERVICE, -1, false",
        "SERVICE, DESTINATION, -60, true",
        "SERVICE, DESTINATION, -61, false",
        "DESTINATION, SERVICE, -60, true",
        "DESTINATION, DESTINATION, -1, false",
        "SERVICE, SERVICE, 160, true",
        "SERVICE, SERVICE, 161, false"
    })
    void timeRunsForwardWithinOneSideAndAlmostBetweenTwo(Issuer first, Issuer second, long seconds, boolean trusted) {
        Instant start = NOW.minusSeconds(100);
        List<Event> events = List.of(
                event(EventKind.UNKNOWN, first, start, null),
                event(EventKind.UNKNOWN, second, start.plusSeconds(seconds), null));
        assertThat(isTrusted(events)).isEqualTo(trusted);
    }

    @Test
    void tagsMustBeTheVeryOnesThatWereSent() {
        UUID id = UUID.randomUUID();
        for (AuthenticationTags other : List.of(
                new AuthenticationTags("M", "d", Map.of()),
                new AuthenticationTags("m", "D", Map.of()),
                new AuthenticationTags("d", "m", Map.of()),
                new AuthenticationTags("m", "d", Map.of(id, "a")))) {
            Event submit = event(EventKind.SUBMIT_SUBMISSION, Issuer.SERVICE, NOW, other);
            assertThat(isTrusted(List.of(submit))).as("%s", other).isFalse();
            Event accept = event(EventKind.ACCEPT_SUBMISSION, Issuer.DESTINATION, NOW, other);
            assertThat(isTrusted(List.of(sound(EventKind.SUBMIT_SUBMISSION, 0), accept)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE_SUBMISSION, create-submission, true, false",
        "SUBMIT_SUBMISSION, submit-submission, true, false",
        "NOTIFY_SUBMISSION, notify-submission, true, false",
        "FORWARD_SUBMISSION, forward-submission, false, true",
        "REJECT_SUBMISSION, reject-submission, true, true",
        "ACCEPT_SUBMISSION, accept-submission, false, true",
        "DELETE_SUBMISSION, delete-submission, true, false",
        "UNKNOWN, create-reply, true, true",
        "UNKNOWN, '', true, true"
    })
    void eachEventHasItsNameAndItsIssuers(EventKind kind, String name, boolean byService, boolean byDestination) {
        assertThat(EventKind.of("https://schema.fitko.de/fit-connect/events/" + name))
                .isEqualTo(kind);
        assertThat(EventKind.of("https://schema.evil.example/fit-connect/events/" + name))
                .isEqualTo(EventKind.UNKNOWN);
        assertThat(kind.mayBeIssuedBy(Issuer.SERVICE)).isEqualTo(byService);
        assertThat(kind.mayBeIssuedBy(Issuer.DESTINATION)).isEqualTo(byDestination);
    }
}
