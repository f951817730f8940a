// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ozgsdk.core.Address;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Authority;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.ParameterSource;
import org.ozgsdk.core.ParameterValue;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.ResponsibilityResolver;
import org.ozgsdk.core.Trace;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.text.PlainText;
import org.ozgsdk.efa.internal.Contact;
import org.ozgsdk.efa.internal.ParameterCheck;
import org.ozgsdk.efa.internal.SafeUri;

/**
 * A directory out of one JSON file: for tests, and for houses that keep the list themselves. Immutable, safe for use by many threads; to see a change read
 * the file again. A parameter that is read only from here and not from the PVOG or DVDV does not conform to the EfA-Parametrisierung.
 *
 * <p>An entry holds for its area and all areas below it (roll-up is on); the deepest level with an entry for the service decides. The file:
 *
 * <pre>{@code
 * {"places": [{
 *   "service": "99050012104000", "ars": "053340002002",
 *   "authority": {"id": "L100002.OE.1", "name": "Stadt Aachen", "phone": "0241 0000", "email": "post@example.org",
 *                 "website": "https://example.org", "address": {"street": "Musterplatz", "houseNumber": "1", "postcode": "52062", "city": "Aachen"}},
 *   "routes": [{"channel": "fit-connect", "address": "eyJ..."}],
 *   "parameters": {"efa.datenschutzerklaerung.url": "https://example.org/datenschutz"}
 * }]}
 * }</pre>
 *
 * Only {@code service}, {@code ars} and the authority's {@code id} and {@code name} are required; an entry without routes is an authority that has not joined.
 */
public final class StaticDirectory implements ResponsibilityResolver, ParameterSource {

    /** The id of this directory. */
    public static final String ID = "static";

    private static final int MAX_NAME = 300;
    private static final String FIT_CONNECT = "fit-connect";

    private final Map<Question, List<Entry>> entries;
    private final Instant readAt;

    private StaticDirectory(Map<Question, List<Entry>> entries, Instant readAt) {
        this.entries = entries;
        this.readAt = readAt;
    }

    /**
     * Reads a directory.
     *
     * @param json the file's content, UTF-8
     * @param clock says when it was read, for the traces
     * @return the directory
     * @throws ConfigurationException if it is not of the described form; names the entry
     */
    public static StaticDirectory read(byte[] json, Clock clock) {
        Map<Question, List<Entry>> entries = new HashMap<>();
        try {
            List<JsonObject> places = Json.object(json, "static directory").objects("places");
            for (int i = 0; i < places.size(); i++) {
                add(entries, places.get(i), i);
            }
        } catch (UntrustedException e) {
            throw new ConfigurationException("The static directory cannot be read: " + e.getMessage(), e);
        }
        entries.replaceAll((question, list) -> List.copyOf(list));
        return new StaticDirectory(Map.copyOf(entries), clock.instant());
    }

    private static void add(Map<Question, List<Entry>> entries, JsonObject place, int index) {
        try {
            Question question = new Question(LeikaKey.of(place.text("service")), Ars.of(place.text("ars")));
            entries.computeIfAbsent(question, unused -> new ArrayList<>()).add(Entry.of(place));
        } catch (IllegalArgumentException | UntrustedException e) {
            throw new ConfigurationException("The static directory, entry " + (index + 1) + ": " + e.getMessage(), e);
        }
    }

    /** {@return {@value #ID}} */
    @Override
    public String id() {
        return ID;
    }

    @Override
    public Responsibility find(LeikaKey service, Ars place) {
        for (Ars level : place.rollUp()) {
            List<Entry> found = entries.getOrDefault(new Question(service, level), List.of());
            if (!found.isEmpty()) {
                return answer(found, level);
            }
        }
        return new Responsibility.NotOffered(
                "Zu dieser Leistung ist für diesen Ort keine zuständige Stelle eingetragen."
                        + " Bitte wenden Sie sich an Ihre Gemeinde- oder Stadtverwaltung.",
                Optional.empty());
    }

    private Responsibility answer(List<Entry> found, Ars level) {
        List<Responsibility.Route> routes = found.stream()
                .flatMap(entry -> entry.ways().stream()
                        .map(way -> new Responsibility.Route(
                                entry.authority(), way.channel(), way.address(), trace(entry, level))))
                .toList();
        if (!routes.isEmpty()) {
            return new Responsibility.Offered(routes);
        }
        return new Responsibility.NotOffered(
                "Die zuständige Stelle nimmt diesen Antrag noch nicht online entgegen. Bitte wenden Sie sich direkt an sie.",
                found.size() == 1 ? Optional.of(found.get(0).authority()) : Optional.empty());
    }

    /**
     * {@inheritDoc}
     *
     * <p>The deepest level that has the name wins. {@link EfaParameters#DELIVERY_CHANNEL} is the only route of channel {@code fit-connect}.
     */
    @Override
    public ParameterValue read(String name, LeikaKey service, Ars place) {
        if (name.equals(EfaParameters.DELIVERY_CHANNEL)) {
            return deliveryChannel(service, place);
        }
        for (Ars level : place.rollUp()) {
            List<Entry> having = entries.getOrDefault(new Question(service, level), List.of()).stream()
                    .filter(entry -> entry.parameters().containsKey(name))
                    .toList();
            if (!having.isEmpty()) {
                return value(name, having, level);
            }
        }
        return new ParameterValue.Absent("Kein Eintrag dieser Leistung hat an diesem Ort den Parameter " + name + ".");
    }

    private ParameterValue value(String name, List<Entry> having, Ars level) {
        List<String> values = having.stream()
                .map(entry -> String.valueOf(entry.parameters().get(name)))
                .distinct()
                .toList();
        Trace trace = trace(having.get(0), level);
        if (values.size() > 1) {
            return new ParameterValue.Invalid(
                    String.join("\n", values),
                    "Mehrere verschiedene Werte auf derselben Ebene; welcher gilt, ist nicht zu erkennen.",
                    trace);
        }
        return ParameterCheck.judge(name, values.get(0), Environment.PROD, trace);
    }

    private ParameterValue deliveryChannel(LeikaKey service, Ars place) {
        if (!(find(service, place) instanceof Responsibility.Offered offered)) {
            return new ParameterValue.Absent("Die zuständige Stelle hat keinen Zustellweg über FIT-Connect.");
        }
        List<Responsibility.Route> ways = offered.routes().stream()
                .filter(route -> route.channel().equals(FIT_CONNECT))
                .toList();
        return ways.size() == 1
                ? new ParameterValue.Found(ways.get(0).address(), ways.get(0).trace())
                : new ParameterValue.Absent(
                        ways.isEmpty()
                                ? "Die zuständige Stelle hat keinen Zustellweg über FIT-Connect."
                                : "Mehrere Zustellwege eingetragen; die Person muss die Stelle wählen"
                                        + " (ResponsibilityResolver.find).");
    }

    private Trace trace(Entry entry, Ars level) {
        return new Trace(ID, "places", entry.authority().id(), level, readAt);
    }

    private record Question(LeikaKey service, Ars ars) {}

    private record Way(String channel, String address) {}

    private record Entry(Authority authority, List<Way> ways, Map<String, String> parameters) {

        static Entry of(JsonObject place) {
            Map<String, String> parameters = new TreeMap<>();
            place.optionalObject("parameters")
                    .ifPresent(given -> given.names().forEach(name -> parameters.put(name, given.text(name))));
            List<Way> ways = place.objects("routes").stream()
                    .map(way -> new Way(way.text("channel"), way.text("address")))
                    .toList();
            return new Entry(authority(place.object("authority")), ways, Map.copyOf(parameters));
        }

        private static Authority authority(JsonObject given) {
            Optional<URI> website = given.optionalText("website").flatMap(uri -> SafeUri.of(uri, Environment.PROD));
            return new Authority(
                    given.text("id"),
                    PlainText.of(given.text("name"), MAX_NAME),
                    given.optionalObject("address").map(Entry::address),
                    given.optionalText("phone").flatMap(Contact::phone),
                    given.optionalText("email").flatMap(Contact::email),
                    website);
        }

        private static Address address(JsonObject given) {
            return new Address(
                    given.optionalText("street").orElse(""),
                    given.optionalText("houseNumber").orElse(""),
                    given.optionalText("postcode").orElse(""),
                    given.text("city"));
        }
    }
}
