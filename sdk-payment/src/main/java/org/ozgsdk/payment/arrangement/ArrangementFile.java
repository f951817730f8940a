// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.arrangement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.json.Yaml;
import org.ozgsdk.core.json.Yaml.Place;

/** Arrangements from a YAML file: the most specific place wins, then the entry that names the service. Immutable, safe for use by many threads. */
public final class ArrangementFile implements PaymentArrangements {

    private static final Set<String> KEYS = Set.of(
            "leika",
            "ars",
            "regel",
            "dienst",
            "name",
            "einstellungen",
            "geheimnisse",
            "buchung",
            "buchungPflicht",
            "zweck");
    private static final Map<String, PaymentPolicy> POLICIES = Map.of(
            "aus", PaymentPolicy.OFF,
            "freiwillig", PaymentPolicy.OPTIONAL,
            "pflicht", PaymentPolicy.REQUIRED,
            "spaeter", PaymentPolicy.LATER);
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{0,60}");

    private record Key(Optional<LeikaKey> service, Ars place) {}

    private final Map<Key, PaymentArrangement> entries;

    private ArrangementFile(Map<Key, PaymentArrangement> entries) {
        this.entries = Map.copyOf(entries);
    }

    /**
     * Reads a file.
     *
     * @param yaml UTF-8
     * @param name the file's name, for messages
     * @return the arrangements
     * @throws ConfigurationException if it has a mistake; the message names line and column
     */
    public static ArrangementFile read(byte[] yaml, String name) {
        try {
            return new ArrangementFile(new Reader(Yaml.places(yaml, name), name).entries(Yaml.object(yaml, name)));
        } catch (UntrustedException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Answer find(LeikaKey service, Ars place) {
        for (Ars area : place.rollUp()) {
            PaymentArrangement own = entries.get(new Key(Optional.of(service), area));
            PaymentArrangement found = own == null ? entries.get(new Key(Optional.empty(), area)) : own;
            if (found != null) {
                return answer(found);
            }
        }
        return new Answer.Unknown("Leistung " + service + " in " + place);
    }

    private static Answer answer(PaymentArrangement arrangement) {
        boolean online =
                arrangement.policy() == PaymentPolicy.REQUIRED || arrangement.policy() == PaymentPolicy.OPTIONAL;
        return online
                ? new Answer.Found(arrangement)
                : new Answer.NotOnline(arrangement.policy(), arrangement.origin());
    }

    /** Turns the tree into entries and says of each mistake where it stands. */
    private record Reader(Map<String, Place> places, String name) {

        Map<Key, PaymentArrangement> entries(JsonObject root) {
            List<JsonObject> found = read("/bezahldienste", () -> root.objects("bezahldienste"));
            Map<Key, PaymentArrangement> entries = new LinkedHashMap<>();
            Map<String, String> providers = new LinkedHashMap<>();
            for (int i = 0; i < found.size(); i++) {
                String path = "/bezahldienste/" + i;
                PaymentArrangement arrangement = arrangement(found.get(i), path);
                if (entries.putIfAbsent(key(found.get(i), path), arrangement) != null) {
                    throw mistake(path, "diesen Ort gibt es für diese Leistung schon / a second entry");
                }
                String other = providers.putIfAbsent(arrangement.name(), arrangement.provider());
                if (other != null && !other.equals(arrangement.provider())) {
                    throw mistake(
                            path + "/name",
                            "unter diesem Namen liegen schon Zahlungen eines anderen Dienstes / the name of another service");
                }
            }
            return entries;
        }

        private Key key(JsonObject json, String path) {
            return new Key(
                    json.has("leika")
                            ? Optional.of(value(path + "/leika", () -> LeikaKey.of(text(json, path, "leika"))))
                            : Optional.empty(),
                    value(path + "/ars", () -> Ars.of(text(json, path, "ars"))));
        }

        private PaymentArrangement arrangement(JsonObject json, String path) {
            for (String key : json.names()) {
                if (!KEYS.contains(key)) {
                    throw mistake(path + "/" + key, "den Schlüssel kennt das Format nicht / unknown key");
                }
            }
            PaymentPolicy policy = Optional.ofNullable(POLICIES.get(text(json, path, "regel")))
                    .orElseThrow(() ->
                            mistake(path + "/regel", "regel ist aus, freiwillig, pflicht oder spaeter / a policy"));
            boolean online = policy == PaymentPolicy.REQUIRED || policy == PaymentPolicy.OPTIONAL;
            return new PaymentArrangement(
                    policy,
                    online ? text(json, path, "dienst") : "",
                    online ? text(json, path, "name") : "",
                    texts(json, path, "einstellungen"),
                    variables(json, path),
                    booking(json, path),
                    json.has("zweck")
                            ? Optional.of(value(path + "/zweck", () -> new PurposeTemplate(text(json, path, "zweck"))))
                            : Optional.empty(),
                    name + ", " + place(path));
        }

        private BookingTemplate booking(JsonObject json, String path) {
            List<String> required = read(path + "/buchungPflicht", () -> json.texts("buchungPflicht"));
            return value(path, () -> new BookingTemplate(texts(json, path, "buchung"), Set.copyOf(required)));
        }

        /** A secret does not stand in a file: only the name of its variable does. */
        private Map<String, String> variables(JsonObject json, String path) {
            Map<String, String> names = texts(json, path, "geheimnisse");
            names.forEach((key, variable) -> {
                if (!VARIABLE.matcher(variable).matches()) {
                    throw mistake(
                            path + "/geheimnisse/" + key,
                            "hier steht der Name einer Umgebungsvariable, nie das Geheimnis / the name of a variable");
                }
            });
            return names;
        }

        private Map<String, String> texts(JsonObject json, String path, String key) {
            Map<String, String> texts = new LinkedHashMap<>();
            read(path + "/" + key, () -> json.optionalObject(key))
                    .ifPresent(object ->
                            object.names().forEach(name -> texts.put(name, text(object, path + "/" + key, name))));
            return texts;
        }

        private String text(JsonObject json, String path, String key) {
            return read(path + "/" + key, () -> json.optionalText(key))
                    .filter(text -> !text.isBlank())
                    .orElseThrow(() -> mistake(path, key + " fehlt / is missing"));
        }

        private <T> T value(String path, Supplier<T> reader) {
            try {
                return reader.get();
            } catch (IllegalArgumentException e) {
                throw mistake(path, String.valueOf(e.getMessage()));
            }
        }

        private <T> T read(String path, Supplier<T> reader) {
            try {
                return reader.get();
            } catch (UntrustedException e) {
                throw mistake(
                        path,
                        "ein Wert anderer Art wird erwartet; Nummern gehören in Anführungszeichen / another type");
            }
        }

        private ConfigurationException mistake(String path, String text) {
            return new ConfigurationException(name + ", " + place(path) + ": " + text + ".");
        }

        private String place(String path) {
            Place place = places.getOrDefault(path, new Place(1, 1));
            return "Zeile " + place.line() + ", Spalte " + place.column();
        }
    }
}
