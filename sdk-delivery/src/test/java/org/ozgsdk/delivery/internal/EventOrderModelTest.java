// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.junit.jupiter.params.provider.EnumSource;
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

    /** What may happen to a submission; events of replies are about something else. */
    private static final List<EventKind> KINDS = Arrays.stream(EventKind.values())
            .filter(kind -> !kind.name().endsWith("_REPLY"))
            .toList();

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
                for (EventKind kind : KINDS) {
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
            List<EventKind> log = random.ints(random.nextInt(12), 0, KINDS.size())
                    .mapToObj(KINDS::get)
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
    @EnumSource
    void aKnownEventIsAboutItsOwnSortOfMessage(EventKind kind) {
        boolean reply = kind.name().endsWith("_REPLY");
        boolean submission = kind.name().endsWith("_SUBMISSION");
        assertThat(kind.mayBeAbout("submission:" + SUBMISSION)).isEqualTo(!reply);
        assertThat(kind.mayBeAbout("reply:" + SUBMISSION)).isEqualTo(!submission);
        if (reply) {
            Issuer issuer = Issuer.SERVICE;
            assertThat(isTrusted(List.of(event(kind, issuer, NOW, TAGS)))).isFalse();
        }
    }

    /** c create, s submit, d delete, n anything else about one reply: created before, submitted once, nothing after deletion but what says nothing. */
    private static final Pattern POSSIBLE_REPLY = Pattern.compile("[cn]*(s?n*(d[nd]*)?)?");

    @Test
    void repliesAreCreatedSubmittedOnceAndDeletedInThisOrder() {
        List<EventKind> kinds =
                List.of(EventKind.CREATE_REPLY, EventKind.SUBMIT_REPLY, EventKind.NOTIFY_REPLY, EventKind.DELETE_REPLY);
        for (int code = 0; code < 4 * 4 * 4 * 4 * 4; code++) {
            List<Event> events = new ArrayList<>();
            StringBuilder letters = new StringBuilder();
            for (int rest = code, i = 0; i < 5; i++, rest /= 4) {
                EventKind kind = kinds.get(rest % 4);
                letters.append(letter(kind));
                AuthenticationTags tags = kind == EventKind.SUBMIT_REPLY ? TAGS : null;
                events.add(about("reply:" + SUBMISSION, kind, tags));
            }
            String log = letters.toString();
            List<Event> found;
            try {
                found = EventRules.submittedReplies(new EventLog(RECEIPT.caseId(), events));
            } catch (UntrustedException e) {
                found = null;
            }
            boolean possible = POSSIBLE_REPLY.matcher(log).matches();
            assertThat(found != null).as(log).isEqualTo(possible);
            if (possible) {
                boolean there = log.contains("s") && !log.contains("d");
                assertThat(found).as(log).hasSize(there ? 1 : 0);
            }
        }
    }

    private static Event about(String subject, EventKind kind, AuthenticationTags tags) {
        return new Event(
                UUID.randomUUID(),
                kind,
                "uri:" + kind,
                Issuer.SERVICE,
                subject,
                NOW,
                Optional.ofNullable(tags),
                List.of(),
                "token");
    }

    @Test
    void aReplyWithoutTagsProvesNothing() {
        EventLog log =
                new EventLog(RECEIPT.caseId(), List.of(about("reply:" + SUBMISSION, EventKind.SUBMIT_REPLY, null)));
        assertThatThrownBy(() -> EventRules.submittedReplies(log)).isInstanceOf(UntrustedException.class);
    }

    @Test
    void severalRepliesOfACaseKeepTheirOrder() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            events.add(about("reply:" + UUID.randomUUID(), EventKind.SUBMIT_REPLY, TAGS));
        }
        assertThat(EventRules.submittedReplies(new EventLog(RECEIPT.caseId(), events)))
                .isEqualTo(events);
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
        "CREATE_REPLY, create-reply, true, false",
        "SUBMIT_REPLY, submit-reply, true, false",
        "NOTIFY_REPLY, notify-reply, true, false",
        "FORWARD_REPLY, forward-reply, true, true",
        "REJECT_REPLY, reject-reply, true, true",
        "ACCEPT_REPLY, accept-reply, true, true",
        "DELETE_REPLY, delete-reply, true, false",
        "UNKNOWN, create-other, true, true",
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
