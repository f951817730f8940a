// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What steps and outcomes are called on terminal and page. One without an entry shows its stable name. */
final class Labels {

    private record Label(String german, String english) {}

    private static final Map<String, Label> STEPS = Map.of(
            "form", new Label("Formular geprüft", "Form checked"),
            "responsibility", new Label("Zuständige Stelle", "Competent authority"),
            "join",
                    new Label(
                            "Redaktion lässt den Ort beitreten, das Programm läuft weiter",
                            "Editor lets the place join while the program runs"),
            "parameters", new Label("EfA-Parameter gelesen", "EfA parameters read"),
            "destination", new Label("Zustellpunkt geprüft", "Destination verified"),
            "message", new Label("Nachricht gültig", "Message valid"),
            "delivery", new Label("Ende-zu-Ende-verschlüsselt zugestellt", "Delivered end-to-end encrypted"),
            "acceptance", new Label("Unterschriebene Annahme geprüft", "Signed acceptance verified"),
            "distrust",
                    new Label(
                            "Nicht vertrauenswürdig, nichts wurde angenommen",
                            "Not trustworthy, nothing was accepted"));

    private static final Map<String, Label> OUTCOMES = Map.of(
            "accepted", new Label("✔ angenommen", "✔ accepted"),
            "notOffered", new Label("– hier nicht online", "– not offered here"),
            "invalid", new Label("✘ Angaben unvollständig", "✘ form incomplete"),
            "rejected", new Label("✘ zurückgewiesen", "✘ rejected"),
            "untrusted",
                    new Label("✘ nicht vertrauenswürdig, nichts angenommen", "✘ not trustworthy, nothing accepted"));

    /** How a person reads it, whatever order the places were served in. */
    private static final List<String> ORDER = List.of(
            "form",
            "responsibility",
            "join",
            "parameters",
            "destination",
            "message",
            "delivery",
            "acceptance",
            "distrust");

    private Labels() {}

    static List<String> inOrder(List<String> steps) {
        return Stream.concat(
                        ORDER.stream().filter(steps::contains), steps.stream().filter(step -> !ORDER.contains(step)))
                .toList();
    }

    static String step(Story story, String step) {
        return text(story, STEPS.getOrDefault(step, new Label(step, step)));
    }

    static String outcome(Story story, String outcome) {
        return text(story, OUTCOMES.getOrDefault(outcome, new Label(outcome, outcome)));
    }

    private static String text(Story story, Label label) {
        return story.choose(label.german(), label.english());
    }
}
