// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.transport.Transport;
import picocli.CommandLine;

class StageTest {

    private static final LeikaKey TRADE = LeikaKey.of("99050012104000");
    private static final Ars OLDENBURG = Ars.of("034030000000");
    private static final Ars AACHEN = Ars.of("053340002002");

    @TempDir
    private Path target;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void aPlaceThatWasNotOfferedIsEnteredByTheEditorAndServedAgain() {
        Story story = story();
        try (Stage stage = story.stage()) {
            PlaceStory place = story.place(OLDENBURG);
            List<Boolean> joined = new ArrayList<>();

            stage.serve(place.telling(), TRADE, () -> {
                place.fact("authority", "Stadt Oldenburg (Muster)");
                joined.add(hasDestination(stage, OLDENBURG));
                place.outcome(joined.size() == 1 ? "notOffered" : "accepted", "");
            });

            assertThat(joined).containsExactly(false, true);
            assertThat(place.outcomes()).containsExactly("notOffered", "accepted");
            assertThat(story.steps()).containsExactly("join");
            assertThat(place.cell("join")).isEqualTo("HTTP 303");
        }
    }

    @Test
    void aPlaceThatWasAskedForAloneIsNotEnteredByTheEditor() {
        Story story = story("--ars", "034030000000");
        try (Stage stage = story.stage()) {
            PlaceStory place = story.place(OLDENBURG);

            stage.serve(place.telling(), TRADE, () -> place.outcome("notOffered", ""));

            assertThat(place.outcomes()).containsExactly("notOffered");
            assertThat(hasDestination(stage, OLDENBURG)).isFalse();
        }
    }

    @Test
    void distrustDuringAnAttemptIsToldAndTheStoryGoesOn() {
        Story story = story();
        try (Stage stage = story.stage()) {
            PlaceStory place = story.place(AACHEN);

            stage.serve(place.telling(), TRADE, () -> {
                throw new UntrustedException("Siegel gebrochen");
            });

            assertThat(place.is("untrusted")).isTrue();
            assertThat(story.ok()).isFalse();
        }
    }

    @Test
    void otherErrorsEndTheStory() {
        Story story = story();
        try (Stage stage = story.stage()) {
            PlaceStory place = story.place(AACHEN);

            assertThatThrownBy(() -> stage.serve(place.telling(), TRADE, () -> {
                        throw new UnavailableException("keine Antwort", null, null);
                    }))
                    .isInstanceOf(UnavailableException.class);
            assertThat(place.outcomes()).isEmpty();
        }
    }

    @Test
    void whatNobodySubmittedDidNotArrive() {
        Story story = story();
        try (Stage stage = story.stage()) {
            PlaceStory place = story.place(AACHEN);

            stage.serve(place.telling(), TRADE, () -> {
                place.sent("data".getBytes(StandardCharsets.UTF_8));
                place.fact("xmlValid", true);
                place.fact("submissionId", "3c2b1a00-0000-4000-8000-000000000000");
                place.outcome("accepted", "");
            });

            assertThat(place.report()).doesNotContainKey("deliveredSha512");
            assertThat(place.fine()).isFalse();
        }
        assertThat(story.facts()).containsEntry("acceptedAtTheOffice", 0L);
    }

    @ParameterizedTest
    @EnumSource(StoryOptions.Tampering.class)
    void everyKindOfTamperingHasItsSwitchInTheSandbox(StoryOptions.Tampering what) {
        try (Stage stage = story("--tamper", HabitConverter.word(what)).stage()) {
            assertThat(stage.door().base().getHost()).isEqualTo("127.0.0.1");
        }
    }

    @ParameterizedTest
    @EnumSource(StoryOptions.PaymentHabit.class)
    void everyKindOfPaymentHasItsSwitchInTheSandbox(StoryOptions.PaymentHabit what) {
        try (Stage stage = story("--payment", HabitConverter.word(what)).stage()) {
            assertThat(stage.door().payments()).isEmpty();
        }
    }

    @Test
    void aSwitchTheSandboxDoesNotKnowIsSaidSo() {
        try (Stage stage = story().stage()) {
            assertThatThrownBy(() -> stage.door().fault("tamper", "NOSUCH")).isInstanceOf(ConfigurationException.class);
        }
    }

    @Test
    void aStoryWithoutASupervisorDoesNotKillItself() {
        Story story = story();
        try (Stage stage = story.stage()) {
            stage.crash(story.place(AACHEN).telling());

            assertThat(story.steps()).isEmpty();
        }
    }

    @Test
    void whatWasToldIsRememberedInTheNextLife() {
        Story story = story();
        PlaceStory place = story.place(AACHEN);
        place.fact("journey", "3c2b1a00-0000-4000-8000-000000000000");
        place.fact("feeCents", 2600L);
        place.fact("xmlValid", true);
        place.step("paid", "KZ-1");
        place.outcome("notOffered", "noch nicht");
        story.save();

        Story next = story("--life", "2");
        Memory.recall(next);

        assertThat(next.knows(AACHEN)).isTrue();
        assertThat(next.steps()).containsExactly("paid");
        assertThat(next.started()).isEqualTo(story.started());
        assertThat(next.places()).singleElement().satisfies(again -> {
            assertThat(again.report()).isEqualTo(place.report());
            assertThat(again.cell("paid")).isEqualTo("KZ-1");
        });
    }

    @Test
    void afterwardsNobodyAnswersAnyMore() {
        Stage stage = story().stage();

        stage.close();

        assertThatThrownBy(() -> stage.door().events()).isInstanceOf(UnavailableException.class);
    }

    private static boolean hasDestination(Stage stage, Ars ars) {
        return new Door(
                        Transport.builder(Environment.SANDBOX).build(),
                        stage.door().base())
                .parts("places").stream()
                        .filter(place -> place.text("ars").equals(ars.digits()))
                        .anyMatch(place -> place.has("destinationId"));
    }

    private Story story(String... args) {
        StoryOptions options = new StoryOptions();
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--target", target.toString()));
        new CommandLine(options).parseArgs(all.toArray(String[]::new));
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
        return new Story("Probe", options, new PrintStream(out, true, StandardCharsets.UTF_8), clock);
    }
}
