// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;

class JourneyTest {

    private final Store store = new InMemoryStore(Clock.systemUTC());
    private final Journeys journeys = Journeys.builder(store).build();

    @Test
    void aJourneyIsFoundAgainByItsIdAndAmongTheOpenOnes() {
        Journey journey = World.begin(journeys);

        Journeys later = Journeys.builder(store).build();

        assertThat(later.find(journey.id())).hasValueSatisfying(found -> {
            assertThat(found.service()).isEqualTo(World.SERVICE);
            assertThat(found.serviceName()).isEqualTo("Gewerbe anmelden");
            assertThat(found.place()).isEqualTo(World.AACHEN);
            assertThat(found.authority()).isEqualTo("Stadt Aachen, Gewerbeamt (Muster)");
            assertThat(found.stage()).isEqualTo(Stage.BEGUN);
        });
        assertThat(later.open()).extracting(Journey::id).containsExactly(journey.id());
        assertThat(later.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void theStagesFollowWhatWasDone() {
        Journey journey = World.begin(journeys);

        journey.loggedIn(World.login());
        Declared declared = journey.declare(World.declaration(World.NAME));
        assertThat(journey.stage()).isEqualTo(Stage.DECLARED);
        Reviewed reviewed = declared.shown();
        assertThat(journey.stage()).isEqualTo(Stage.REVIEWED);
        assertThat(journey.ready()).isEmpty();
        Ready ready = reviewed.warned(World.WARNING);

        assertThat(journey.stage()).isEqualTo(Stage.READY);
        assertThat(journey.ready())
                .hasValueSatisfying(again -> assertThat(again.review()).isEqualTo(ready.review()));
        assertThat(journey.trustLevel()).isEqualTo(TrustLevel.SUBSTANTIAL);
        assertThat(World.steps(journey)).containsExactly("begun", "loggedIn", "declared", "shown", "warned");
    }

    @Test
    void theWarningIsRecordedWordByWordWithItsTime() {
        Instant now = Instant.parse("2026-11-23T10:15:30Z");
        Journeys clocked =
                Journeys.builder(store).clock(Clock.fixed(now, ZoneOffset.UTC)).build();

        ReviewRecord review = World.ready(World.begin(clocked)).review();

        assertThat(review.warning()).contains(World.WARNING);
        assertThat(review.shownAt()).isEqualTo(now);
        assertThat(review.warnedAt()).contains(now);
        assertThat(review.sha512()).matches("[0-9a-f]{128}");
    }

    @Test
    void anythingDeclaredAfterTheReviewVoidsIt() {
        Journey journey = World.begin(journeys);
        World.ready(journey);

        Declared changed = journey.declare(World.declaration("Müller"));

        assertThat(journey.stage()).isEqualTo(Stage.DECLARED);
        assertThat(journey.review()).isEmpty();
        assertThat(journey.ready()).isEmpty();
        assertThat(changed.shown().warned(World.WARNING).review().matches(World.declaration("Müller")))
                .isTrue();
    }

    @Test
    void whatWasShownMustBeWhatIsDeclared() {
        Journey journey = World.begin(journeys);
        Declared first = journey.declare(World.declaration("Müller"));
        Reviewed reviewed = first.shown();
        journey.declare(World.declaration("Meier"));

        assertThatThrownBy(first::shown).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> reviewed.warned(World.WARNING)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theJournalHoldsNothingPersonal() {
        Journey journey = World.begin(journeys);
        journey.loggedIn(World.login());
        World.ready(journey);

        String rows = store.list("flow.journey", "", "", 10).stream()
                .map(entry -> entry.key() + new String(entry.value(), StandardCharsets.UTF_8))
                .reduce("", String::concat);

        assertThat(rows)
                .contains("Stadt Aachen")
                .doesNotContain(World.NAME, "Đặng", "0b3c8f4e", "bpk2")
                .doesNotContain(World.declaration(World.NAME).toString());
        assertThat(journey.mailbox()).contains("0b3c8f4e-7c43-4a5e-9a0c-3f6a7f0a1b2c");
        assertThat(journey + " " + journey.declaration() + " " + World.login()).doesNotContain("Đặng");
    }

    @Test
    void whatWasDeclaredIsForgottenAndTheJournalStays() {
        Journey journey = World.begin(journeys);
        journey.loggedIn(World.login());
        World.ready(journey);

        journey.forget();

        assertThat(journey.declaration()).isEmpty();
        assertThat(journey.mailbox()).isEmpty();
        assertThat(store.list("flow.content", "", "", 10)).isEmpty();
        assertThat(World.steps(journey)).endsWith("forgotten");
    }

    @Test
    void whatWasDeclaredIsGoneAfterItsTime() {
        Clock today = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
        Store clocked = new InMemoryStore(today);
        Journey journey = World.begin(Journeys.builder(clocked)
                .clock(today)
                .keepContent(Duration.ofSeconds(-1))
                .build());

        journey.declare(World.declaration(World.NAME));

        assertThat(journey.declaration()).isEmpty();
    }

    @Test
    void aDeclarationLargerThanAStoredValueComesBackWhole() {
        Journey journey = World.begin(journeys);
        byte[] data = "<a>ä</a>".repeat(400_000).getBytes(StandardCharsets.UTF_8);
        Declaration large = Declaration.builder("Groß", World.SCHEMA, "application/xml", data)
                .section("S")
                .line("Wort", "ß".repeat(700_000))
                .build();

        journey.declare(large);

        assertThat(journey.declaration()).hasValueSatisfying(found -> {
            assertThat(found.data()).isEqualTo(data);
            assertThat(found.sections()).isEqualTo(large.sections());
        });
        assertThat(store.list("flow.content", "", "", 100)).hasSizeGreaterThan(4);
    }

    @Test
    void anEndedJourneyIsNotOpenAndHoldsNothing() {
        Journey journey = World.begin(journeys);
        Ready ready = World.ready(journey);

        journey.end("cancelled");

        assertThat(journey.stage()).isEqualTo(Stage.ENDED);
        assertThat(journeys.open()).isEmpty();
        assertThat(journey.declaration()).isEmpty();
        assertThatThrownBy(() -> journey.declare(World.declaration("Müller")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ready.review()).isNotNull();
    }

    @Test
    void aStepThatMayHappenOnceIsNotRepeated() {
        Journey journey = World.begin(journeys);
        int[] done = {0};

        boolean first = journey.once("letter", () -> done[0]++);
        boolean second = journey.once("letter", () -> done[0]++);

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(done[0]).isEqualTo(1);
        assertThat(journey.unclear()).isEmpty();
    }

    @Test
    void aStepThatBrokeOffStaysUnclearForAPersonToLookAt() {
        Journey journey = World.begin(journeys);

        assertThatThrownBy(() -> journey.once("letter", () -> {
                    throw new KilledChannel.Killed();
                }))
                .isInstanceOf(KilledChannel.Killed.class);

        assertThat(journey.unclear()).containsExactly("letter");
        assertThat(journey.once("letter", () -> {
                    throw new AssertionError("must not run again");
                }))
                .isFalse();
    }

    @Test
    void allOpenJourneysAreListedHoweverManyThereAre() {
        int many = Store.MAX_LIST + 7;
        Stream.generate(() -> World.begin(journeys))
                .limit(many)
                .forEach(journey -> assertThat(journey.id()).isNotNull());

        assertThat(journeys.open()).hasSize(many).doesNotHaveDuplicates();
    }

    @Test
    void attachmentIdsAreTheSameAfterACrashAndOfVersionFour() {
        Journey journey = World.begin(journeys);
        Ready ready = World.ready(journey);

        UUID first = ready.attachmentId("nachweis.txt");

        assertThat(Journeys.builder(store)
                        .build()
                        .find(journey.id())
                        .orElseThrow()
                        .ready()
                        .orElseThrow()
                        .attachmentId("nachweis.txt"))
                .isEqualTo(first);
        assertThat(first.version()).isEqualTo(4);
        assertThat(first.variant()).isEqualTo(2);
        assertThat(ready.attachmentId("anderes.txt")).isNotEqualTo(first);
    }
}
