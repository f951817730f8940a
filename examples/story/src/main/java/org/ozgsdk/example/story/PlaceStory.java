// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.json.JsonObject;

/** What happened at one place. Filled while it happens, by one thread. */
public final class PlaceStory {

    private final Story story;
    private final Ars ars;
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final Map<String, String> cells = new LinkedHashMap<>();
    private final List<Map<String, Object>> attempts = new ArrayList<>();

    PlaceStory(Story story, Ars ars) {
        this.story = story;
        this.ars = ars;
        facts.put("ars", ars.digits());
    }

    /** {@return the place} */
    public Ars ars() {
        return ars;
    }

    /** {@return the same place, for the steps of a journey} */
    public Telling telling() {
        return new Telling(this);
    }

    String choose(String german, String english) {
        return story.choose(german, english);
    }

    /** Leaves a document beside the report; its name says the place and nothing of the person. */
    void keep(String name, byte[] content) {
        StoryFiles.in(story.options().target()).put(ars.digits() + "-" + name, content);
    }

    /**
     * Tells that a step was done.
     *
     * @param step its stable name, which goes into the report's list of steps and gives the sentence on terminal and page
     * @param detail what came out, in words of any language; no personal data; empty if there is nothing to add
     */
    public void step(String step, String detail) {
        story.done(step);
        cells.put(step, detail.isEmpty() ? "✔" : detail);
        String sentence = Labels.step(story, step) + (detail.isEmpty() ? "." : ": " + detail);
        story.say("    " + sentence, "    " + sentence);
    }

    /**
     * Notes a fact for the report.
     *
     * @param name its name in {@code report.json}
     * @param value text, number, flag or list; no personal data
     */
    public void fact(String name, Object value) {
        facts.put(name, value);
    }

    /**
     * Notes the hash of what is about to be sent; only what arrives with the same hash counts as delivered.
     *
     * @param data the data before encryption
     */
    public void sent(byte[] data) {
        try {
            fact(
                    "sentSha512",
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-512").digest(data)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }

    /**
     * Notes how an attempt ended; the last one is the place's outcome.
     *
     * @param outcome {@code accepted}, {@code notOffered}, {@code cancelled}, {@code mismatch}, {@code rejected} or {@code untrusted}
     * @param why one sentence, may be empty
     */
    public void outcome(String outcome, String why) {
        facts.put("outcome", outcome);
        Map<String, Object> attempt = new LinkedHashMap<>();
        attempt.put("outcome", outcome);
        attempt.put("why", why);
        attempts.add(attempt);
    }

    /**
     * Says how the last attempt ended.
     *
     * @param outcome an outcome
     * @return true if it ended so
     */
    public boolean is(String outcome) {
        return text("outcome").equals(outcome);
    }

    /** What the next life of this process needs to go on telling. */
    Map<String, Object> memory() {
        Map<String, Object> texts = new LinkedHashMap<>();
        Map<String, Object> flags = new LinkedHashMap<>();
        Map<String, Object> numbers = new LinkedHashMap<>();
        facts.forEach((name, value) -> {
            if (value instanceof Boolean) {
                flags.put(name, value);
            } else if (value instanceof Number) {
                numbers.put(name, value);
            } else {
                texts.put(name, value.toString());
            }
        });
        Map<String, Object> memory = new LinkedHashMap<>();
        memory.put("ars", ars.digits());
        memory.put("texts", texts);
        memory.put("flags", flags);
        memory.put("numbers", numbers);
        memory.put("cells", cells);
        memory.put("attempts", attempts);
        return memory;
    }

    static PlaceStory recalled(Story story, Ars ars, JsonObject memory) {
        PlaceStory place = new PlaceStory(story, ars);
        JsonObject texts = memory.object("texts");
        JsonObject flags = memory.object("flags");
        JsonObject numbers = memory.object("numbers");
        JsonObject cells = memory.object("cells");
        texts.names().forEach(name -> place.facts.put(name, texts.text(name)));
        flags.names()
                .forEach(name -> place.facts.put(name, flags.optionalFlag(name).orElse(false)));
        numbers.names().forEach(name -> place.facts.put(name, numbers.number(name)));
        cells.names().forEach(name -> place.cells.put(name, cells.text(name)));
        for (JsonObject attempt : memory.objects("attempts")) {
            place.outcome(attempt.text("outcome"), attempt.text("why"));
        }
        return place;
    }

    /** {@return the facts in the order they were noted, with all attempts} */
    Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>(facts);
        report.put("attempts", attempts);
        return report;
    }

    List<String> outcomes() {
        return attempts.stream()
                .map(attempt -> String.valueOf(attempt.get("outcome")))
                .toList();
    }

    String cell(String step) {
        return cells.getOrDefault(step, "–");
    }

    /**
     * Reads a fact back.
     *
     * @param fact its name
     * @return the fact as text, a dash if it was not noted
     */
    public String text(String fact) {
        return String.valueOf(facts.getOrDefault(fact, "–"));
    }

    /** {@return true if the place ended as the law of the story wants it: accepted with the very bytes that were sent, or honestly not offered} */
    boolean fine() {
        return switch (text("outcome")) {
            case "accepted" ->
                Boolean.TRUE.equals(facts.get("xmlValid"))
                        && facts.containsKey("deliveredSha512")
                        && facts.get("deliveredSha512").equals(facts.get("sentSha512"));
            case "notOffered", "cancelled" -> true;
            default -> false;
        };
    }
}
