// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.sandbox.Place;
import picocli.CommandLine;

class StageTest {

    private static final LeikaKey TRADE = LeikaKey.of("99050012104000");
    private static final Ars OLDENBURG = Ars.of("034030000000");
    private static final Ars AACHEN = Ars.of("053340002002");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void aPlaceThatWasNotOfferedIsEnteredByTheEditorAndServedAgain() {
        Story story = story();
        try (Stage stage = story.stage()) {
            PlaceStory place = story.place(OLDENBURG);
            List<Boolean> joined = new ArrayList<>();

            stage.serve(place, TRADE, () -> {
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

            stage.serve(place, TRADE, () -> place.outcome("notOffered", ""));

            assertThat(place.outcomes()).containsExactly("notOffered");
            assertThat(hasDestination(stage, OLDENBURG)).isFalse();
        }
    }

    @Test
    void distrustDuringAnAttemptIsToldAndTheStoryGoesOn() {
        Story story = story();
        try (Stage stage = story.stage()) {
            PlaceStory place = story.place(AACHEN);

            stage.serve(place, TRADE, () -> {
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

            assertThatThrownBy(() -> stage.serve(place, TRADE, () -> {
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

            stage.serve(place, TRADE, () -> {
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
        Story story = story("--tamper", what.name());

        try (Stage stage = story.stage()) {
            assertThat(stage.sandbox().baseUri().getHost()).isEqualTo("127.0.0.1");
            assertThat(stage.transport()
                            .send(Request.get(stage.sandbox().baseUri().resolve("/sandbox")))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void afterwardsNobodyAnswersAnyMore() {
        Stage stage = story().stage();
        Request info = Request.get(stage.sandbox().baseUri().resolve("/sandbox"));

        stage.close();

        assertThatThrownBy(() -> stage.transport().send(info)).isInstanceOf(UnavailableException.class);
    }

    private static boolean hasDestination(Stage stage, Ars ars) {
        return stage.sandbox().places().list().stream()
                .filter(place -> place.ars().equals(ars))
                .map(Place::destination)
                .anyMatch(destination -> destination.isPresent());
    }

    private Story story(String... args) {
        StoryOptions options = new StoryOptions();
        new CommandLine(options).parseArgs(args);
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
        return new Story("Probe", options, new PrintStream(out, true, StandardCharsets.UTF_8), clock);
    }
}
