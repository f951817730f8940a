// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.fee;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.fee.FeeCondition;
import org.ozgsdk.core.fee.FeeRule;
import org.ozgsdk.core.fee.FeeSchedule;
import org.ozgsdk.core.fee.FeeUnits;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.json.Yaml.Place;

/** Turns the tree of a file into a schedule and says of each mistake where it stands. */
final class FeeReader {

    private static final Set<String> OF_SCHEDULE =
            Set.of("gebuehrenordnung", "rechtsgrundlage", "gueltigAb", "gueltigBis", "muster", "positionen");
    private static final Set<String> OF_RULE = Set.of(
            "tarifstelle", "text", "fundstelle", "betrag", "je", "frei", "wenn", "muster", "gueltigAb", "gueltigBis");

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,6}\\.[0-9]{2}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern CONDITION = Pattern.compile("(nicht )?([A-Za-z][A-Za-z0-9]{0,59})");
    private static final Pattern FACT = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,59}");

    private final JsonObject root;
    private final Map<String, Place> places;
    private final String name;

    FeeReader(JsonObject root, Map<String, Place> places, String name) {
        this.root = root;
        this.places = places;
        this.name = name;
    }

    FeeSchedule schedule() {
        refuseUnknown(root, "", OF_SCHEDULE);
        String citation = text(root, "", "rechtsgrundlage");
        boolean sample = flag(root, "").orElse(false);
        LocalDate from = day(root, "", "gueltigAb").orElseThrow(() -> missing("", "gueltigAb"));
        Optional<LocalDate> to = day(root, "", "gueltigBis");
        refuseEndBeforeBegin("", Optional.of(from), to);
        return new FeeSchedule(text(root, "", "gebuehrenordnung"), citation, sample, from, to, rules(citation, sample));
    }

    private List<FeeRule> rules(String citation, boolean sample) {
        List<JsonObject> found = read("/positionen", "eine Liste von Positionen", () -> root.objects("positionen"));
        if (found.isEmpty()) {
            throw missing("", "positionen");
        }
        List<FeeRule> rules = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            rules.add(rule(found.get(i), "/positionen/" + i, citation, sample));
        }
        return rules;
    }

    private FeeRule rule(JsonObject rule, String path, String citation, boolean sample) {
        refuseUnknown(rule, path, OF_RULE);
        Optional<LocalDate> from = day(rule, path, "gueltigAb");
        Optional<LocalDate> to = day(rule, path, "gueltigBis");
        refuseEndBeforeBegin(path, from, to);
        return new FeeRule(
                text(rule, path, "tarifstelle"),
                text(rule, path, "text"),
                rule.has("fundstelle") ? text(rule, path, "fundstelle") : citation,
                amount(rule, path),
                units(rule, path),
                conditions(rule, path),
                flag(rule, path).orElse(sample),
                from,
                to);
    }

    private Money amount(JsonObject rule, String path) {
        String text = text(rule, path, "betrag");
        if (!AMOUNT.matcher(text).matches()) {
            throw mistake(
                    path + "/betrag",
                    "betrag sieht so aus: \"26.00\" (Euro, Punkt, genau zwei Stellen; höchstens"
                            + " 999999.99) / an amount looks like \"26.00\"");
        }
        return Money.euro(text);
    }

    private Optional<FeeUnits> units(JsonObject rule, String path) {
        Optional<String> fact = optionalText(rule, path, "je");
        Optional<Long> free = read(path + "/frei", "eine ganze Zahl", () -> rule.optionalNumber("frei"));
        if (free.isPresent() && fact.isEmpty()) {
            throw mistake(path + "/frei", "frei steht nur neben je / free units need a fact to count");
        }
        if (free.filter(number -> number < 0 || number > FeeFacts.MOST).isPresent()) {
            throw mistake(path + "/frei", "frei ist eine Zahl von 0 bis " + FeeFacts.MOST + " / free is out of range");
        }
        return fact.map(counted -> {
            if (!FACT.matcher(counted).matches()) {
                throw mistake(path + "/je", "je nennt eine Angabe wie weitereVertreter / the name of a counted fact");
            }
            return new FeeUnits(counted, free.orElse(0L).intValue());
        });
    }

    private List<FeeCondition> conditions(JsonObject rule, String path) {
        List<FeeCondition> conditions = new ArrayList<>();
        List<String> texts = isText(rule)
                ? List.of(text(rule, path, "wenn"))
                : read(path + "/wenn", "ein Text oder eine Liste von Texten", () -> rule.texts("wenn"));
        for (String text : texts) {
            var parts = CONDITION.matcher(text);
            if (!parts.matches()) {
                throw mistake(
                        path + "/wenn",
                        "wenn sieht so aus: juristischePerson, oder: nicht juristischePerson"
                                + " / a flag, or \"nicht\" and a flag");
            }
            @Nullable String not = parts.group(1);
            conditions.add(new FeeCondition(parts.group(2), not == null));
        }
        return conditions;
    }

    private static boolean isText(JsonObject rule) {
        try {
            return rule.optionalText("wenn").isPresent();
        } catch (UntrustedException e) {
            return false;
        }
    }

    private Optional<LocalDate> day(JsonObject object, String path, String key) {
        return optionalText(object, path, key).map(text -> {
            try {
                if (DAY.matcher(text).matches()) {
                    return LocalDate.parse(text);
                }
            } catch (DateTimeException e) {
                // no day of the calendar: the same mistake
            }
            throw mistake(
                    path + "/" + key, key + " ist ein Tag wie \"2026-01-01\" / a day of the calendar, year first");
        });
    }

    private void refuseEndBeforeBegin(String path, Optional<LocalDate> from, Optional<LocalDate> to) {
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw mistake(path + "/gueltigBis", "gueltigBis liegt vor gueltigAb / it ends before it begins");
        }
    }

    private Optional<Boolean> flag(JsonObject object, String path) {
        return read(path + "/muster", "true oder false", () -> object.optionalFlag("muster"));
    }

    private String text(JsonObject object, String path, String key) {
        return optionalText(object, path, key).orElseThrow(() -> missing(path, key));
    }

    private Optional<String> optionalText(JsonObject object, String path, String key) {
        String expected = "ein Text; Nummern, Beträge und Tage gehören in Anführungszeichen";
        Optional<String> text = read(path + "/" + key, expected, () -> object.optionalText(key));
        if (text.filter(String::isBlank).isPresent()) {
            throw mistake(path + "/" + key, key + " ist leer / must not be empty");
        }
        return text.map(String::strip);
    }

    private <T> T read(String path, String expected, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (UntrustedException e) {
            throw mistake(
                    path,
                    path.substring(path.lastIndexOf('/') + 1) + ": erwartet wird " + expected
                            + " / a value of another type was expected");
        }
    }

    private void refuseUnknown(JsonObject object, String path, Set<String> known) {
        for (String key : object.names()) {
            if (!known.contains(key)) {
                throw mistake(
                        path + "/" + key,
                        "den Schlüssel kennt das Format nicht; bekannt sind "
                                + known.stream().sorted().toList() + " / unknown key");
            }
        }
    }

    private ConfigurationException missing(String path, String key) {
        return mistake(path, key + " fehlt / is missing");
    }

    private ConfigurationException mistake(String path, String text) {
        Place place = places.getOrDefault(path, new Place(1, 1));
        return new ConfigurationException(
                name + ", Zeile " + place.line() + ", Spalte " + place.column() + ": " + text + " (" + place + ").");
    }
}
