// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.sandbox.Persona;
import org.ozgsdk.sandbox.internal.http.Uuids;

/** The people with accounts; all invented. Their names need letters beyond Latin-1 on purpose (DIN 91379). */
public final class Personas {

    private static final List<String> CITIZEN = List.of("Benutzername", "Elster", "eID");

    private static final List<Persona> ALL = List.of(
            citizen("thi-an", "Thị Ặn Łucja", "Đặng-Øllegård", "1985-04-17", "Musterstraße 12a", "52062", "Aachen"),
            citizen("ziva", "Živa Ełżbieta", "Müller-Ğündoğdu", "1979-11-02", "Musterweg 7", "53533", "Antweiler"),
            citizen("juergen", "Jürgen Ștefan", "Nowák-Łyś", "1991-07-30", "Probestraße 101", "26122", "Oldenburg"),
            citizen("einname", "", "Śūnyatā", "1968-02-29", "Musterallee 3", "52062", "Aachen"),
            new Persona(
                    "gast",
                    Optional.of("Gästa"),
                    "Ohnekonto",
                    LocalDate.parse("1999-12-31"),
                    Optional.of("Musterplatz 1"),
                    Optional.of("26122"),
                    Optional.of("Oldenburg"),
                    List.of("eID"),
                    Optional.empty()),
            new Persona(
                    "eidas",
                    Optional.of("Zoë"),
                    "Österreicher-Čermák",
                    LocalDate.parse("1974-06-05"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of("eIDAS"),
                    Optional.of(Uuids.stable("postkorb eidas"))));

    private Personas() {}

    /** All, in the order of the login page. */
    public static List<Persona> all() {
        return ALL;
    }

    static Optional<Persona> byId(String id) {
        return ALL.stream().filter(persona -> persona.id().equals(id)).findFirst();
    }

    private static Persona citizen(
            String id, String given, String family, String born, String street, String postcode, String city) {
        return new Persona(
                id,
                Optional.of(given).filter(name -> !name.isEmpty()),
                family,
                LocalDate.parse(born),
                Optional.of(street),
                Optional.of(postcode),
                Optional.of(city),
                CITIZEN,
                Optional.of(Uuids.stable("postkorb " + id)));
    }
}
