// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.sandbox.HistoryEvent;
import org.ozgsdk.sandbox.Place;
import org.ozgsdk.sandbox.Places;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.delivery.Destination;
import org.ozgsdk.sandbox.internal.http.Uuids;
import org.ozgsdk.sandbox.internal.keys.HeldKey;
import org.ozgsdk.sandbox.internal.keys.KeyRing;

/** All places. */
public final class PlaceBook implements Places {

    static final LeikaKey TRADE = LeikaKey.of("99050012104000");
    private final KeyRing keys;
    private final DestinationSigner signer;
    private final Consumer<Destination> register;
    private final History history;
    private final List<Entry> entries = new ArrayList<>();
    private final AtomicInteger destinations = new AtomicInteger();

    /**
     * The places of the first minute.
     *
     * @param register told of every new destination before the place is visible
     */
    public PlaceBook(KeyRing keys, DestinationSigner signer, Consumer<Destination> register, History history) {
        this.keys = keys;
        this.signer = signer;
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
        Optional<Entry.Route> route = Optional.of(new Entry.Route(destination, signer.sign(destination)));
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
}
