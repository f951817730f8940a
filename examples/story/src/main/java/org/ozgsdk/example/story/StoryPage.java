// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.util.function.Function;
import java.util.stream.Collectors;

/** The page for a decision-maker: one column per place, one row per step. Static, without script, readable without colours. */
final class StoryPage {

    private static final String STYLE = """
            :root{font-family:system-ui,sans-serif;color:#1a1a1a;background:#fff}
            body{margin:0 auto;max-width:72rem;padding:1rem 1.5rem 3rem;line-height:1.45}
            .bar{background:#fff3cd;border:2px solid #7a5b00;padding:.6rem 1rem;margin:1rem 0;font-weight:600}
            h1{font-size:1.9rem;margin:.4rem 0}
            p.lead{font-size:1.15rem;max-width:46rem}
            .scroll{overflow-x:auto}
            table{border-collapse:collapse;width:100%;min-width:44rem;table-layout:fixed;margin-top:1rem}
            th,td{border:1px solid #767676;padding:.5rem .7rem;text-align:left;vertical-align:top}
            thead th{background:#003064;color:#fff}
            tbody th{background:#eef2f7}thead th:first-child{width:22%}
            .accepted{background:#e3f4e4}.notOffered{background:#f3f3f3}.untrusted,.rejected{background:#fbe3e4}
            td{overflow-wrap:anywhere}code{font-size:.85rem}
            """;

    private final Story story;
    private final Headline headline;

    StoryPage(Story story, Headline headline) {
        this.story = story;
        this.headline = headline;
    }

    String html() {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"")
                .append(story.choose("de", "en"))
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>")
                .append(escape(story.service()))
                .append(" – OZG SDK</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n");
        page.append("<h1>").append(escape(headline.text())).append("</h1>\n");
        page.append("<p class=\"bar\" role=\"note\">").append(escape(bar())).append("</p>\n");
        page.append("<p class=\"lead\">").append(escape(lead())).append("</p>\n");
        table(page);
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private String bar() {
        return story.choose(
                "Gegenstellen simuliert (Sandbox). " + headline.confirmed() + " von " + headline.facts()
                        + " unbestätigten Einzelheiten der echten Dienste bisher bestätigt.",
                "Counterparts simulated (sandbox). " + headline.confirmed() + " of " + headline.facts()
                        + " wire facts of the real services confirmed so far.");
    }

    private String lead() {
        return story.choose(
                "„" + story.service()
                        + "“ wurde einmal gebaut. Jeder Ort ist nur ein Eintrag im Verzeichnis: Der Dienst findet die"
                        + " zuständige Stelle zur Laufzeit, schickt ihr den Antrag Ende-zu-Ende-verschlüsselt und sieht"
                        + " ihre unterschriebene Annahme.",
                "\"" + story.service()
                        + "\" was built once. A place is only an entry in a directory: the service finds the"
                        + " competent authority at run time, sends the application end-to-end encrypted and sees the"
                        + " authority's signed acceptance.");
    }

    private void table(StringBuilder page) {
        page.append("<div class=\"scroll\" tabindex=\"0\">\n<table>\n<thead><tr><th scope=\"col\">")
                .append(story.choose("Schritt", "Step"))
                .append("</th>");
        for (PlaceStory place : story.places()) {
            page.append("<th scope=\"col\">")
                    .append(escape(place.text("authority")))
                    .append("<br><code>ARS ")
                    .append(escape(place.ars().digits()))
                    .append("</code></th>");
        }
        page.append("</tr></thead>\n<tbody>\n");
        outcomes(page);
        for (String step : Labels.inOrder(story.steps())) {
            row(page, Labels.step(story, step), place -> place.cell(step));
        }
        row(page, story.choose("Kennung der Einreichung", "Submission id"), place -> place.text("submissionId"));
        row(page, "SHA-512", place -> shortened(place.text("deliveredSha512")));
        page.append("</tbody>\n</table>\n</div>\n");
    }

    private void outcomes(StringBuilder page) {
        page.append("<tr><th scope=\"row\">")
                .append(story.choose("Ergebnis", "Outcome"))
                .append("</th>");
        for (PlaceStory place : story.places()) {
            String all = place.outcomes().stream()
                    .map(outcome -> Labels.outcome(story, outcome))
                    .collect(Collectors.joining(story.choose(", dann ", ", then ")));
            page.append("<td class=\"")
                    .append(escape(place.text("outcome")))
                    .append("\"><strong>")
                    .append(escape(all))
                    .append("</strong></td>");
        }
        page.append("</tr>\n");
    }

    private void row(StringBuilder page, String name, Function<PlaceStory, String> cell) {
        page.append("<tr><th scope=\"row\">").append(escape(name)).append("</th>");
        for (PlaceStory place : story.places()) {
            page.append("<td>").append(escape(cell.apply(place))).append("</td>");
        }
        page.append("</tr>\n");
    }

    private static String shortened(String hash) {
        return hash.length() > 32 ? hash.substring(0, 32) + "…" : hash;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
