// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What steps and outcomes are called on terminal and page. One without an entry shows its stable name. */
final class Labels {

    private record Label(String german, String english) {}

    private static final Map<String, Label> STEPS = Map.ofEntries(
            step("form", "Formular geprüft", "Form checked"),
            step("responsibility", "Zuständige Stelle", "Competent authority"),
            step(
                    "join",
                    "Redaktion lässt den Ort beitreten, das Programm läuft weiter",
                    "Editor lets the place join while the program runs"),
            step("parameters", "EfA-Parameter gelesen", "EfA parameters read"),
            step("login", "Angemeldet", "Logged in"),
            step("message", "Nachricht gültig", "Message valid"),
            step("review", "Geprüft und gewarnt (§ 9a OZG)", "Reviewed and warned (OZG § 9a)"),
            step("fee", "Gebühr und woher sie kommt", "Fee and where it comes from"),
            step("paid", "Bezahlt", "Paid"),
            step("unpaid", "Nicht bezahlt, nichts wurde zugestellt", "Not paid, nothing was delivered"),
            step(
                    "crash",
                    "Der Dienst beendet sich hart, mitten im Vorgang",
                    "The service kills itself in the middle of the journey"),
            step("survived", "Absturz überstanden, Vorgang geht weiter", "Crash survived, the journey goes on"),
            step("destination", "Zustellpunkt geprüft", "Destination verified"),
            step("delivery", "Ende-zu-Ende-verschlüsselt zugestellt", "Delivered end-to-end encrypted"),
            step("acceptance", "Unterschriebene Annahme geprüft", "Signed acceptance verified"),
            step("copy", "Kopie zum Abruf: PDF und Daten, SHA-512", "Copy to fetch: PDF and data, SHA-512"),
            step("answer", "Antwort der Behörde (experimentell)", "Answer of the authority (experimental)"),
            step("mailbox", "Nachricht und Status im Postfach", "Message and state in the mailbox"),
            step("cancelled", "Abgebrochen, nichts wurde zugestellt", "Cancelled, nothing was delivered"),
            step(
                    "distrust",
                    "Nicht vertrauenswürdig, nichts wurde angenommen",
                    "Not trustworthy, nothing was accepted"));

    private static final Map<String, Label> OUTCOMES = Map.of(
            "accepted", new Label("✔ angenommen", "✔ accepted"),
            "notOffered", new Label("– hier nicht online", "– not offered here"),
            "cancelled", new Label("– abgebrochen, nichts zugestellt", "– cancelled, nothing delivered"),
            "mismatch",
                    new Label("✘ Zahlung passt nicht, nichts zugestellt", "✘ payment does not fit, nothing delivered"),
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
            "login",
            "message",
            "review",
            "fee",
            "paid",
            "unpaid",
            "crash",
            "survived",
            "destination",
            "delivery",
            "acceptance",
            "copy",
            "answer",
            "mailbox",
            "cancelled",
            "distrust");

    private static Map.Entry<String, Label> step(String name, String german, String english) {
        return Map.entry(name, new Label(german, english));
    }

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
