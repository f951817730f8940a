// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.fee;

import java.math.BigDecimal;
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
import org.ozgsdk.core.fee.FeeRelief;
import org.ozgsdk.core.fee.FeeRule;
import org.ozgsdk.core.fee.FeeSchedule;
import org.ozgsdk.core.fee.FeeShare;
import org.ozgsdk.core.fee.FeeStep;
import org.ozgsdk.core.fee.FeeSteps;
import org.ozgsdk.core.fee.FeeTerms;
import org.ozgsdk.core.fee.FeeUnits;
import org.ozgsdk.core.fee.FeeVoid;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.json.Yaml.Place;

/** Turns the tree of a file into a schedule and says of each mistake where it stands. */
final class FeeReader {

    private static final Set<String> OF_SCHEDULE =
            Set.of("gebuehrenordnung", "rechtsgrundlage", "gueltigAb", "gueltigBis", "muster", "nichtig", "positionen");
    private static final Set<String> OF_RULE = Set.of(
            "tarifstelle",
            "text",
            "fundstelle",
            "betrag",
            "je",
            "frei",
            "wenn",
            "muster",
            "gueltigAb",
            "gueltigBis",
            "staffel",
            "stufen",
            "prozent",
            "von",
            "mindestens",
            "hoechstens",
            "steuer",
            "befreit",
            "ermaessigt");
    private static final Set<String> OF_STEP = Set.of("bis", "betrag");
    private static final Set<String> OF_RELIEF = Set.of("wenn", "prozent", "grund", "fundstelle");
    private static final Set<String> OF_VOID = Set.of("seit", "grund");

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,6}\\.[0-9]{2}");
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,4})?");
    private static final BigDecimal ALL = new BigDecimal(100);
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
        return new FeeSchedule(
                text(root, "", "gebuehrenordnung"), citation, sample, from, to, rules(citation, sample), voided());
    }

    private Optional<FeeVoid> voided() {
        return read("/nichtig", "ein Eintrag mit seit und grund", () -> root.optionalObject("nichtig"))
                .map(entry -> {
                    refuseUnknown(entry, "/nichtig", OF_VOID);
                    return new FeeVoid(
                            day(entry, "/nichtig", "seit").orElseThrow(() -> missing("/nichtig", "seit")),
                            text(entry, "/nichtig", "grund"));
                });
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
        String source = rule.has("fundstelle") ? text(rule, path, "fundstelle") : citation;
        FeeTerms terms = terms(rule, path, source);
        boolean priced = terms.steps().isPresent() || terms.share().isPresent();
        if (priced && (rule.has("betrag") || rule.has("frei"))) {
            throw mistake(
                    path,
                    "betrag und frei stehen nicht neben staffel, stufen oder prozent / an amount or steps or a share");
        }
        return new FeeRule(
                text(rule, path, "tarifstelle"),
                text(rule, path, "text"),
                source,
                priced ? Money.ZERO : amount(rule, path, "betrag").orElseThrow(() -> missing(path, "betrag")),
                priced ? Optional.empty() : units(rule, path),
                conditions(rule, path),
                flag(rule, path).orElse(sample),
                from,
                to,
                terms);
    }

    private FeeTerms terms(JsonObject rule, String path, String citation) {
        Optional<Money> minimum = amount(rule, path, "mindestens");
        Optional<Money> maximum = amount(rule, path, "hoechstens");
        if (minimum.isPresent() && maximum.isPresent() && minimum.get().compareTo(maximum.get()) > 0) {
            throw mistake(path + "/mindestens", "mindestens liegt über hoechstens / the minimum is above the maximum");
        }
        List<FeeRelief> reliefs = new ArrayList<>(reliefs(rule, path, "befreit", citation));
        reliefs.addAll(reliefs(rule, path, "ermaessigt", citation));
        return new FeeTerms(
                steps(rule, path),
                share(rule, path),
                minimum,
                maximum,
                percent(rule, path, "steuer").orElse(BigDecimal.ZERO),
                reliefs);
    }

    /** {@code staffel}: every unit costs what its own step says; {@code stufen}: the step that is reached sets the fee. */
    private Optional<FeeSteps> steps(JsonObject rule, String path) {
        if (rule.has("staffel") && rule.has("stufen")) {
            throw mistake(path + "/stufen", "staffel und stufen schließen sich aus / one of both");
        }
        String key = rule.has("staffel") ? "staffel" : "stufen";
        if (!rule.has(key)) {
            return Optional.empty();
        }
        String fact = optionalText(rule, path, "je").orElseThrow(() -> missing(path, "je"));
        List<JsonObject> found = read(path + "/" + key, "eine Liste von Stufen", () -> rule.objects(key));
        List<FeeStep> steps = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            steps.add(step(found.get(i), path + "/" + key + "/" + i));
        }
        try {
            return Optional.of(new FeeSteps(fact, key.equals("staffel"), steps));
        } catch (IllegalArgumentException e) {
            throw mistake(
                    path + "/" + key,
                    "die Stufen steigen lückenlos an, nur die letzte hat kein bis / steps ascend, only the last is open");
        }
    }

    private FeeStep step(JsonObject step, String path) {
        refuseUnknown(step, path, OF_STEP);
        Optional<Long> end = read(path + "/bis", "eine ganze Zahl", () -> step.optionalNumber("bis"));
        if (end.filter(last -> last < 1 || last > FeeFacts.MOST).isPresent()) {
            throw mistake(path + "/bis", "bis ist eine Zahl von 1 bis " + FeeFacts.MOST + " / out of range");
        }
        return new FeeStep(
                end.map(Long::intValue), amount(step, path, "betrag").orElseThrow(() -> missing(path, "betrag")));
    }

    private Optional<FeeShare> share(JsonObject rule, String path) {
        Optional<BigDecimal> percent = percent(rule, path, "prozent");
        Optional<String> fact = optionalText(rule, path, "von");
        if (percent.isPresent() != fact.isPresent()) {
            throw mistake(path, "prozent und von gehören zusammen / a share needs its value");
        }
        if (percent.filter(share -> share.signum() == 0).isPresent()
                || fact.filter(of -> !FACT.matcher(of).matches()).isPresent()) {
            throw mistake(
                    path + "/prozent",
                    "prozent ist mehr als 0, von nennt eine Angabe wie baukosten / a share of a fact");
        }
        return percent.map(share -> new FeeShare(fact.orElseThrow(), share));
    }

    private List<FeeRelief> reliefs(JsonObject rule, String path, String key, String citation) {
        List<JsonObject> found = read(path + "/" + key, "eine Liste", () -> rule.objects(key));
        List<FeeRelief> reliefs = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            String at = path + "/" + key + "/" + i;
            JsonObject entry = found.get(i);
            refuseUnknown(entry, at, OF_RELIEF);
            List<FeeCondition> conditions = conditions(entry, at);
            if (conditions.isEmpty()) {
                throw missing(at, "wenn");
            }
            Optional<BigDecimal> percent = percent(entry, at, "prozent");
            boolean exempt = key.equals("befreit");
            if (exempt == percent.isPresent()
                    || percent.filter(share -> share.signum() == 0).isPresent()) {
                throw mistake(at, "befreit hat kein prozent, ermaessigt hat eines über 0 / an exemption has no share");
            }
            reliefs.add(new FeeRelief(
                    conditions,
                    percent.orElse(ALL),
                    text(entry, at, "grund"),
                    entry.has("fundstelle") ? text(entry, at, "fundstelle") : citation));
        }
        return reliefs;
    }

    private Optional<BigDecimal> percent(JsonObject object, String path, String key) {
        return optionalText(object, path, key).map(text -> {
            if (!PERCENT.matcher(text).matches() || new BigDecimal(text).compareTo(ALL) > 0) {
                throw mistake(path + "/" + key, key + " sieht so aus: \"1.5\" (höchstens 100) / a percentage");
            }
            return new BigDecimal(text);
        });
    }

    private Optional<Money> amount(JsonObject rule, String path, String key) {
        return optionalText(rule, path, key).map(text -> {
            if (!AMOUNT.matcher(text).matches()) {
                throw mistake(
                        path + "/" + key,
                        key + " sieht so aus: \"26.00\" (Euro, Punkt, genau zwei Stellen; höchstens"
                                + " 999999.99) / an amount looks like \"26.00\"");
            }
            return Money.euro(text);
        });
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
