// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

class StoryTest {

    private static final Ars AACHEN = Ars.of("053340002002");
    private static final String HASH = "ab".repeat(64);

    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void anExampleWithThreeLinesOfCode() throws IOException {
        Path sources = Files.createDirectories(home.resolve("src/main/java"));
        Files.writeString(
                sources.resolve("Service.java"),
                "// a comment\n\n/** Javadoc. */\nclass Service {\n    int x = 1;\n}\n");
        System.setProperty("ozg.example.home", home.toString());
    }

    @AfterEach
    void forgetTheHome() {
        System.clearProperty("ozg.example.home");
    }

    @Test
    void anAcceptedPlaceIsFineAndStandsInReportAndPage() throws IOException {
        int code = run(story -> accepted(story, HASH));

        JsonObject report = report();
        assertThat(code).isZero();
        assertThat(report.optionalFlag("ok")).contains(true);
        assertThat(report.texts("steps")).containsExactly("form", "delivery");
        assertThat(report.objects("places")).singleElement().satisfies(place -> {
            assertThat(place.text("ars")).isEqualTo("053340002002");
            assertThat(place.text("outcome")).isEqualTo("accepted");
            assertThat(place.objects("attempts")).hasSize(1);
        });
        assertThat(page())
                .contains("Stadt &lt;Muster&gt;", "✔ angenommen", "simuliert")
                .doesNotContain("<script");
    }

    @Test
    void theHeadlineIsComputedFromTheRun() throws IOException {
        run(story -> accepted(story, HASH));

        assertThat(report().text("headline"))
                .startsWith("1 Leistung, 1 Ort, 0 Zeilen Code je Ort, 3 Zeilen Dienst, ")
                .endsWith(" Sekunden");
        assertThat(report().number("linesOfService")).isEqualTo(3);
    }

    @Test
    void aLineThatNamesAPlaceIsCountedAsCodePerPlace() throws IOException {
        Files.writeString(home.resolve("src/main/java/More.java"), "class More { String a = \"053340002002\"; }\n");

        run(story -> accepted(story, HASH));

        assertThat(report().number("linesOfCodePerPlace")).isEqualTo(1);
    }

    @Test
    void whatArrivedOtherwiseThanItWasSentIsNotOk() throws IOException {
        int code = run(story -> accepted(story, "cd".repeat(64)));

        assertThat(code).isEqualTo(1);
        assertThat(report().optionalFlag("ok")).contains(false);
    }

    @Test
    void aPlaceThatDoesNotOfferTheServiceIsAnHonestOutcome() throws IOException {
        int code = run(story -> story.place(AACHEN).outcome("notOffered", "noch nicht"));

        assertThat(code).isZero();
        assertThat(page()).contains("hier nicht online");
    }

    @Test
    void distrustIsToldAndEndsWithOne() throws IOException {
        int code = run(story -> story.untrusted(story.place(AACHEN), new UntrustedException("Siegel gebrochen")));

        assertThat(code).isEqualTo(1);
        assertThat(report().texts("steps")).containsExactly("distrust");
        assertThat(report().objects("places").get(0).text("outcome")).isEqualTo("untrusted");
        assertThat(text(out)).contains("Nicht vertrauenswürdig, nichts wurde angenommen: Siegel gebrochen");
    }

    @Test
    void aRunWithoutAnyPlaceIsNotOk() {
        assertThat(run(story -> {})).isEqualTo(1);
    }

    @Test
    void anEnglishStoryIsEnglishOnTerminalAndPage() throws IOException {
        run(story -> accepted(story, HASH), "--lang", "en");

        assertThat(text(out)).contains("Form checked").doesNotContain("geprüft");
        assertThat(page()).contains("<html lang=\"en\">", "✔ accepted", "1 service, 1 place");
    }

    @ParameterizedTest
    @CsvSource({
        "--frobnicate, --frobnicate",
        "--lang fr, fr",
        "--lang, --lang",
        "--port zwölf, zwölf",
        "--tamper alles, alles",
        "--ars 05334000200, 12 Ziffern",
        "--ars 990000000000, 01 bis 16",
        "extra, extra"
    })
    void aMisuseIsOneSentenceAndExitCodeTwo(String args, String named) {
        int code = run(story -> accepted(story, HASH), args.split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(text(err).strip()).contains(named).doesNotContain("\tat ", "Exception");
        assertThat(text(err).strip().lines()).hasSize(1);
        assertThat(home.resolve("target")).doesNotExist();
    }

    @Test
    void aTargetThatIsAFileIsFoundBeforeAnythingIsDone() throws IOException {
        Path file = Files.createFile(home.resolve("taken"));

        int code = run(
                story -> {
                    throw new AssertionError("must not be played");
                },
                "--target",
                file.toString());

        assertThat(code).isEqualTo(2);
        assertThat(text(err)).contains("ist eine Datei").doesNotContain("\tat ");
    }

    @Test
    void faultsOfTheSetUpEndWithTwoAndOtherErrorsOfTheSdkWithOne() {
        assertThat(run(story -> {
                    throw new ConfigurationException("Port vergeben");
                }))
                .isEqualTo(2);
        assertThat(run(story -> {
                    throw new UnavailableException("keine Antwort", null, null);
                }))
                .isEqualTo(1);
        assertThat(text(err).lines()).containsExactlyElementsOf(List.of("Port vergeben", "keine Antwort"));
    }

    private static void accepted(Story story, String delivered) {
        PlaceStory place = story.place(AACHEN);
        place.fact("authority", "Stadt <Muster>");
        place.step("form", "");
        place.step("delivery", "");
        place.fact("xmlValid", true);
        place.fact("sentSha512", HASH);
        place.fact("deliveredSha512", delivered);
        place.outcome("accepted", "");
    }

    private int run(Consumer<Story> play, String... args) {
        return Story.run(
                "Probe",
                args,
                play,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private JsonObject report() throws IOException {
        return Json.object(Files.readAllBytes(home.resolve("target/story/report.json")), "report.json");
    }

    private String page() throws IOException {
        return Files.readString(home.resolve("target/story/index.html"));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
