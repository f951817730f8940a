// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Address;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Authority;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.Trace;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.text.PlainText;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.delivery.fitconnect.FitConnectRouting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes verified routes out of what the routing service says. A route whose signature does not hold is left out, since an answer of a directory is only a claim. */
public final class RouteFinder {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFinder.class);
    private static final int[] LEVELS_ABOVE = {9, 5, 3, 2};
    private static final int MOST_ROUTES = 100;
    private static final int LONGEST_NAME = 300;

    private final RoutingApi api;
    private final DestinationSignature signature;
    private final @Nullable DestinationParameters parameters;
    private final boolean exactPlaceOnly;
    private final Clock clock;

    /**
     * Prepares the look-up.
     *
     * @param api the routing service
     * @param portalKeys keys of the portal
     * @param portal the portal's issuer
     * @param serviceKeys keys of the delivery service, to check the parameters of destinations with; null if they are not checked
     * @param submissionHosts the delivery services a signature may name
     * @param exactPlaceOnly whether the levels above a place are left out
     * @param clock the clock
     */
    public RouteFinder(
            RoutingApi api,
            PublishedKeys portalKeys,
            String portal,
            @Nullable PublishedKeys serviceKeys,
            Set<String> submissionHosts,
            boolean exactPlaceOnly,
            Clock clock) {
        this.api = api;
        this.signature = new DestinationSignature(portalKeys, portal, submissionHosts, clock);
        this.parameters = serviceKeys == null ? null : new DestinationParameters(serviceKeys);
        this.exactPlaceOnly = exactPlaceOnly;
        this.clock = clock;
    }

    /**
     * Finds the routes of a service at a place, or at the nearest level above it that has any.
     *
     * @param service the service
     * @param place the place
     * @return verified routes, maybe none
     * @throws UntrustedException if there are routes and none of them can be trusted
     */
    @Assumption("fitconnect.routing-levels")
    public List<Responsibility.Route> find(LeikaKey service, Ars place) {
        for (String key : keys(place)) {
            Instant asked = clock.instant();
            List<JsonObject> found = api.routes(service, key, MOST_ROUTES);
            if (!found.isEmpty()) {
                return verified(found, service, place, key, asked);
            }
        }
        return List.of();
    }

    /** The place with all 12 digits, then the levels above it as short as the API knows them; a level of zeros only is none. */
    private List<String> keys(Ars place) {
        List<String> keys = new ArrayList<>(List.of(place.digits()));
        for (int level : exactPlaceOnly ? new int[0] : LEVELS_ABOVE) {
            String key = place.digits().substring(0, level);
            int above = level == 9 ? 5 : level == 5 ? 3 : level == 3 ? 2 : 0;
            if (!key.substring(above).equals("0".repeat(level - above))) {
                keys.add(key);
            }
        }
        return keys;
    }

    private List<Responsibility.Route> verified(
            List<JsonObject> found, LeikaKey service, Ars place, String key, Instant asked) {
        Ars level = Ars.of(key + "0".repeat(12 - key.length()));
        Map<String, Responsibility.Route> routes = new LinkedHashMap<>();
        for (JsonObject route : found) {
            try {
                Responsibility.Route one = verified(route, service, place, level, asked);
                routes.putIfAbsent(one.authority().id(), one);
            } catch (UntrustedException e) {
                LOG.warn(
                        "Ein Zustellpunkt des Routingdienstes wird ausgelassen, weil seine Signatur nicht hält. / A route is left out: {}",
                        e.getMessage());
            }
        }
        if (routes.isEmpty()) {
            throw new UntrustedException(
                    "Der Routingdienst nennt " + found.size() + " Zustellpunkte für die Leistung "
                            + service + " am Ort " + place
                            + ", aber keine Signatur hält: portal und submissionHosts der FitConnectEnvironment prüfen, sonst FITKO melden. / None of the routes can be trusted.");
        }
        return List.copyOf(routes.values());
    }

    private Responsibility.Route verified(JsonObject route, LeikaKey service, Ars place, Ars level, Instant asked) {
        String compact = route.text("destinationSignature");
        String id = signature.verify(compact, service, place).toString();
        if (!id.equalsIgnoreCase(route.text("destinationId"))) {
            throw new UntrustedException("Route: its signature is for another destination than it names.");
        }
        if (parameters != null) {
            parameters.verify(route);
        }
        Trace trace = new Trace(FitConnectRouting.ID, "/routes", id, level, asked);
        return new Responsibility.Route(authority(route, id), FitConnect.ID, compact, trace);
    }

    /** Contact persons stay out: they are persons, and an {@link Authority} prints in full. */
    private static Authority authority(JsonObject route, String id) {
        String name = loose(route, "destinationName")
                .or(() -> loose(route, "destinationShortName"))
                .orElse("Zustellpunkt " + id);
        Optional<URI> form =
                route.looseTexts("contactFormUrl").stream().findFirst().flatMap(RouteFinder::https);
        return new Authority(id, name, address(route), Optional.empty(), Optional.empty(), form);
    }

    private static Optional<Address> address(JsonObject route) {
        return route.looseObjects("address").stream()
                .findFirst()
                .map(given -> new Address(
                        part(given, "street"), part(given, "houseNumber"), part(given, "zip"), part(given, "city")))
                .filter(address -> !address.city().isEmpty());
    }

    private static String part(JsonObject address, String name) {
        return loose(address, name).orElse("");
    }

    /** What an editor typed, which may hold HTML; a member of another kind counts as missing. */
    private static Optional<String> loose(JsonObject json, String name) {
        return json.looseTexts(name).stream()
                .findFirst()
                .map(raw -> PlainText.of(raw, LONGEST_NAME))
                .filter(text -> !text.isEmpty());
    }

    private static Optional<URI> https(String text) {
        try {
            URI uri = new URI(text);
            boolean harmless = "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null;
            return harmless ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
