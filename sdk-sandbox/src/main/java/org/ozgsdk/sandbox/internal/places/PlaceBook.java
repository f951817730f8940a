// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.places;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.sandbox.HistoryEvent;
import org.ozgsdk.sandbox.Place;
import org.ozgsdk.sandbox.Places;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.delivery.Destination;
import org.ozgsdk.sandbox.internal.http.Uuids;
import org.ozgsdk.sandbox.internal.keys.HeldKey;
import org.ozgsdk.sandbox.internal.keys.Jws;
import org.ozgsdk.sandbox.internal.keys.KeyRing;

/** All places; also the self-service portal's part that signs a destination (sheet 5, destinationSignature). */
public final class PlaceBook implements Places {

    static final LeikaKey TRADE = LeikaKey.of("99050012104000");
    private static final String AREA = "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:";

    private final Clock clock;
    private final KeyRing keys;
    private final String portal;
    private final String host;
    private final Consumer<Destination> register;
    private final History history;
    private final List<Entry> entries = new ArrayList<>();
    private final AtomicInteger destinations = new AtomicInteger();

    /**
     * The places of the first minute.
     *
     * @param register told of every new destination before the place is visible
     */
    public PlaceBook(
            Clock clock, KeyRing keys, String portal, String host, Consumer<Destination> register, History history) {
        this.clock = clock;
        this.keys = keys;
        this.portal = portal;
        this.host = host;
        this.register = register;
        this.history = history;
        add("053340002002", "Stadt Aachen, Gewerbeamt (Muster)", new Entry.Town("Musterplatz", "1", "52062", "Aachen"));
        add(
                "071315001000",
                "Verbandsgemeinde Adenau, Ordnungsamt (Muster)",
                new Entry.Town("Musterstraße", "2", "53518", "Adenau"));
        join(Ars.of("053340002002"), TRADE, "Stadt Aachen, Gewerbeamt (Muster)");
        join(Ars.of("071315001000"), TRADE, "Verbandsgemeinde Adenau, Ordnungsamt (Muster)");
        add(
                "034030000000",
                "Stadt Oldenburg (Oldenburg), Gewerbeamt (Muster)",
                new Entry.Town("Musterwall", "3", "26122", "Oldenburg (Oldenburg)"));
    }

    private void add(String ars, String authority, Entry.Town town) {
        entries.add(new Entry(entries.size() + 1, Ars.of(ars), TRADE, authority, town, Optional.empty()));
    }

    @Override
    public synchronized List<Place> list() {
        return entries.stream().map(Entry::place).toList();
    }

    @Override
    public UUID join(Ars ars, LeikaKey service, String authorityName) {
        String name = checked(ars, authorityName);
        Optional<UUID> already = destinationOf(ars, service);
        if (already.isPresent()) {
            return already.get();
        }
        // A new key may take seconds; nobody else waits for it.
        HeldKey encryption = keys.key("encryption-" + destinations.incrementAndGet(), HeldKey.Use.ENCRYPTION);
        return enter(ars, service, name, encryption);
    }

    private static String checked(Ars ars, String authorityName) {
        String name = authorityName.strip();
        if (ars.equals(Ars.BUND)) {
            throw new IllegalArgumentException("Der Bund selbst kann nicht beitreten; bitte den Regionalschlüssel eines"
                    + " Landes, Kreises oder einer Gemeinde angeben. / The Bund itself cannot join.");
        }
        if (name.length() < 3 || name.length() > 120) {
            throw new IllegalArgumentException("Der Name der Behörde muss 3 bis 120 Zeichen haben. / The authority's"
                    + " name must have 3 to 120 characters.");
        }
        return name;
    }

    private synchronized Optional<UUID> destinationOf(Ars ars, LeikaKey service) {
        int at = indexOf(ars, service);
        return at < 0 ? Optional.empty() : entries.get(at).place().destination();
    }

    private synchronized UUID enter(Ars ars, LeikaKey service, String name, HeldKey encryption) {
        Optional<UUID> meanwhile = destinationOf(ars, service);
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        HeldKey signing = keys.key("subscriber", HeldKey.Use.SIGNATURE);
        UUID id = Uuids.stable("destination " + ars + " " + service);
        Destination destination = new Destination(id, name, service, ars, encryption, signing);
        register.accept(destination);
        Optional<Entry.Route> route = Optional.of(new Entry.Route(destination, sign(destination)));
        int at = indexOf(ars, service);
        if (at < 0) {
            Entry.Town town = new Entry.Town("Musterweg", "4", "12345", "Musterstadt");
            entries.add(new Entry(entries.size() + 1, ars, service, name, town, route));
        } else {
            Entry before = entries.get(at);
            entries.set(at, new Entry(before.number(), ars, service, name, before.town(), route));
        }
        history.add(HistoryEvent.Kind.JOINED, id.toString(), "ARS " + ars);
        return id;
    }

    private int indexOf(Ars ars, LeikaKey service) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).ars().equals(ars) && entries.get(i).service().equals(service)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void setActive(UUID destination, boolean active) {
        destinations().stream()
                .filter(candidate -> candidate.id().equals(destination))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no destination " + destination + "."))
                .setActive(active);
    }

    public synchronized List<Destination> destinations() {
        return entries.stream()
                .flatMap(entry -> entry.route().stream())
                .map(Entry.Route::destination)
                .toList();
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Assumption("fitconnect.submission-host-form")
    @Assumption("fitconnect.area-prefix")
    private String sign(Destination destination) {
        Map<String, Object> covered = new LinkedHashMap<>();
        covered.put("gebietIDs", List.of(AREA + prefix(destination.region())));
        covered.put("leistungIDs", List.of(destination.service().urn()));
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("submissionHost", host);
        claims.put("iss", portal);
        claims.put("services", List.of(covered));
        claims.put("destinationId", destination.id().toString());
        claims.put("iat", clock.instant().getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        return Jws.sign(keys.key("portal", HeldKey.Use.SIGNATURE), "jwt", claims);
    }

    /** The digits that count: without the levels below the area's own. */
    static String prefix(Ars ars) {
        String digits = ars.digits();
        for (int kept : new int[] {2, 3, 5, 9}) {
            if (digits.substring(kept).chars().allMatch(c -> c == '0')) {
                return digits.substring(0, kept);
            }
        }
        return digits;
    }
}
