// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.sandbox.KnownAssumptions;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import picocli.CommandLine;

class StoryPageTest {

    private static final Headline HEADLINE = new Headline("1 Leistung, 2 Orte", 2.5, 3, 36);

    private final Story story = story("--lang", "de");

    @Test
    void thereIsOneColumnPerPlaceAndOneRowPerStep() throws Exception {
        PlaceStory first = story.place(Ars.of("053340002002"));
        PlaceStory second = story.place(Ars.of("034030000000"));
        first.step("form", "");
        first.step("delivery", "FIT-Connect");
        second.step("form", "");
        first.outcome("accepted", "");
        second.outcome("notOffered", "");

        Document page = parse(new StoryPage(story, HEADLINE).html());

        // step, two places
        assertThat(page.getElementsByTagName("thead")
                        .item(0)
                        .getFirstChild()
                        .getChildNodes()
                        .getLength())
                .isEqualTo(3);
        // outcome, two steps, submission id, hash
        NodeList rows = page.getElementsByTagName("tbody").item(0).getChildNodes();
        long rowCount = IntStream.range(0, rows.getLength())
                .filter(i -> rows.item(i).getNodeName().equals("tr"))
                .count();
        assertThat(rowCount).isEqualTo(5);
    }

    @Test
    void whatComesFromOutsideCannotBecomeMarkup() {
        PlaceStory place = story.place(Ars.of("053340002002"));
        place.fact("authority", "<script>alert('x')</script> & \"Co\"");
        place.step("responsibility", "<b>fett</b>");
        place.outcome("<img>", "");

        String html = new StoryPage(story, HEADLINE).html();

        assertThat(html)
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;Co&quot;", "&lt;b&gt;fett")
                .doesNotContain("<script", "<b>", "<img>");
    }

    @Test
    void theBarSaysThatCounterpartsAreSimulatedAndHowManyFactsAreConfirmed() {
        assertThat(new StoryPage(story, HEADLINE).html())
                .contains("Gegenstellen simuliert (Sandbox). 3 von 36 unbestätigten Einzelheiten");
        assertThat(new StoryPage(story("--lang", "en"), HEADLINE).html())
                .contains("Counterparts simulated (sandbox). 3 of 36 wire facts");
    }

    @Test
    void severalAttemptsAreToldInTheirOrder() {
        PlaceStory place = story.place(Ars.of("034030000000"));
        place.outcome("notOffered", "");
        place.outcome("accepted", "");

        assertThat(new StoryPage(story, HEADLINE).html()).contains("– hier nicht online, dann ✔ angenommen");
    }

    @Test
    void stepsStandInTheOrderAPersonReadsThem() {
        assertThat(Labels.inOrder(List.of("form", "acceptance", "join", "own-step", "delivery")))
                .containsExactly("form", "join", "delivery", "acceptance", "own-step");
    }

    @Test
    void aStepOrOutcomeWithoutNameShowsItsStableName() {
        assertThat(Labels.step(story, "own-step")).isEqualTo("own-step");
        assertThat(Labels.outcome(story, "own-outcome")).isEqualTo("own-outcome");
    }

    @ParameterizedTest
    @CsvSource({"1, '1 Ort, '", "2, '2 Orte, '", "3, '3 Orte, '"})
    void theHeadlineCountsPlacesInGerman(int places, String counted) {
        for (int i = 0; i < places; i++) {
            story.place(Ars.of("05334000200" + i));
        }

        Headline headline = Headline.of(story, new ServiceSize(233, 0));

        assertThat(headline.text())
                .isEqualTo("1 Leistung, " + counted + "0 Zeilen Code je Ort, 233 Zeilen Dienst, 2,4 Sekunden");
        assertThat(headline.seconds()).isEqualTo(2.4);
    }

    @Test
    void theHeadlineCountsTheFactsOfTheList() {
        Headline headline = Headline.of(story, new ServiceSize(1, 0));

        assertThat(headline.facts()).isEqualTo(KnownAssumptions.all().size()).isPositive();
        assertThat(headline.confirmed())
                .isEqualTo(KnownAssumptions.all().stream()
                        .filter(KnownAssumptions.Entry::confirmed)
                        .count());
    }

    private static Document parse(String html) throws Exception {
        // The page is well-formed XML but for its doctype and its two void elements.
        String xml = html.replace("<!DOCTYPE html>", "").replaceAll("<(meta[^>]*|br)>", "<$1/>");
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Story story(String... args) {
        StoryOptions options = new StoryOptions();
        new CommandLine(options).parseArgs(args);
        return new Story(
                "Probe",
                options,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new Ticking(Instant.parse("2026-11-23T10:00:00Z"), Duration.ofMillis(2_420)));
    }

    /** Every look at it is one tick later. */
    private static final class Ticking extends Clock {

        private final Duration tick;
        private Instant next;

        Ticking(Instant start, Duration tick) {
            this.next = start;
            this.tick = tick;
        }

        @Override
        public Instant instant() {
            Instant now = next;
            next = next.plus(tick);
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
