// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.ozgsdk.sandbox.Persona;
import org.ozgsdk.sandbox.internal.http.Uuids;

/** The people with accounts; all invented. Their names need letters beyond Latin-1 on purpose (DIN 91379). */
public final class Personas {

    private static final List<String> CITIZEN = List.of("Benutzername", "Elster", "eID");

    private static final List<Persona> PEOPLE = List.of(
            citizen("thi-an", "Thị Ặn Łucja", "Đặng-Øllegård", "1985-04-17", "Musterstraße 12a", "52062", "Aachen"),
            citizen("ziva", "Živa Ełżbieta", "Müller-Ğündoğdu", "1979-11-02", "Musterweg 7", "53533", "Antweiler"),
            citizen("juergen", "Jürgen Ștefan", "Nowák-Łyś", "1991-07-30", "Probestraße 101", "26122", "Oldenburg"),
            citizen("einname", "", "Śūnyatā", "1968-02-29", "Musterallee 3", "52062", "Aachen"),
            person("gast", "Gästa", "Ohnekonto", "1999-12-31", "Musterplatz 1", "26122", "Oldenburg", "eID"),
            person("eidas", "Zoë", "Österreicher-Čermák", "1974-06-05", "", "", "", "eIDAS"),
            person(
                    "passwort",
                    "Åsa",
                    "Nurpasswort",
                    "1988-03-09",
                    "Musterring 4",
                    "53533",
                    "Antweiler",
                    "Benutzername"),
            person("elster", "Ĺudmila", "Steuerzertifikat", "1972-08-21", "Probeweg 9", "26122", "Oldenburg", "Elster"),
            person("karte", "JOSÉ MARÍA", "MUÑOZ-GROẞ", "1969-10-13", "MUSTERGASSE 5", "52062", "AACHEN", "eID"),
            person("teildatum", "Amina", "Ohnetag", "1958-01-01", "Musterstraße 14", "52062", "Aachen", "eID"),
            person("aufenthalt", "Nguyễn Vǎn", "Šahović", "1994-05-26", "Probestraße 3", "53533", "Antweiler", "eID"),
            person("union", "Élodie", "Lefèvre-Ħamrun", "1983-01-19", "Probestraße 8", "26122", "Oldenburg", "eID"),
            person("fink", "Ðorđe", "Landeskonto", "1977-09-04", "Musterweg 31", "26122", "Oldenburg", "FINK"),
            person("diia", "Oleksandra", "Škoropadśka", "1990-12-01", "Musterallee 40", "52062", "Aachen", "Diia"),
            person("ohneadresse", "Ioana", "Obdachloș", "1981-02-14", "", "", "", "Elster"),
            person("ausland", "Ærøy", "Utlændsk", "1964-07-07", "Prøvegade 2", "DK-1050", "København", "Elster"));

    private static final List<Persona> ORGANISATIONS = List.of(
            acting(
                    "gmbh",
                    "Małgorzata",
                    "Prokūra",
                    new Persona.Organisation(
                            "Łódź & Söhne Muster GmbH",
                            "Musterhafen",
                            "17b",
                            Optional.of("26122"),
                            "Oldenburg",
                            "DE",
                            List.of("HRB", "Oldenburg (Oldb)", "123456"))),
            acting(
                    "verein",
                    "Jürgen",
                    "Vörständ",
                    new Persona.Organisation(
                            "Förderverein Musterbücherei e. V.",
                            "Musterplatz",
                            "2",
                            Optional.of("52062"),
                            "Aachen",
                            "DE",
                            List.of("VR", "Aachen", "4711"))),
            acting(
                    "firma-ausland",
                    "Žofia",
                    "Čech",
                    new Persona.Organisation(
                            "Přeshraniční Vzor s.r.o.", "Vzorová", "8", Optional.empty(), "Brno", "CZ", List.of())));

    private Personas() {}

    /** All people on their own behalf, in the order of the login page. */
    public static List<Persona> people() {
        return PEOPLE;
    }

    /** Those who act for an organisation behind all people. */
    static List<Persona> all() {
        return Stream.concat(PEOPLE.stream(), ORGANISATIONS.stream()).toList();
    }

    /** Somebody on her own behalf, by the id of the login page. */
    static Optional<Persona> byId(String id) {
        return PEOPLE.stream().filter(persona -> persona.id().equals(id)).findFirst();
    }

    /** Guests have no account: they show a card once (interface description, 5.3). */
    static boolean isGuest(Persona persona) {
        return persona.id().equals("gast");
    }

    private static Persona citizen(
            String id, String given, String family, String born, String street, String postcode, String city) {
        return new Persona(
                id,
                filled(given),
                family,
                LocalDate.parse(born),
                filled(street),
                filled(postcode),
                filled(city),
                CITIZEN,
                Optional.of(Uuids.stable("postkorb " + id)));
    }

    private static Persona person(
            String id,
            String given,
            String family,
            String born,
            String street,
            String postcode,
            String city,
            String means) {
        boolean elsewhere = id.equals("gast") || means.equals("FINK");
        Optional<UUID> mailbox = elsewhere ? Optional.empty() : Optional.of(Uuids.stable("postkorb " + id));
        return new Persona(
                id,
                filled(given),
                family,
                LocalDate.parse(born),
                filled(street),
                filled(postcode),
                filled(city),
                List.of(means),
                mailbox);
    }

    private static Persona acting(String id, String given, String family, Persona.Organisation organisation) {
        return new Persona(
                id,
                filled(given),
                family,
                LocalDate.parse("1975-03-28"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("Elster"),
                Optional.empty(),
                Optional.of(organisation));
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }
}
