// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.xml.SchemaSource;

/** What a user brings: the standard of the trade example (its schema is that of the example) and a content class. */
final class Trade {

    static final String NAMESPACE = "urn:ozgsdk:beispiel:gewerbeanmeldung:1.0";
    static final UUID ID = UUID.fromString("01234567-89ab-4def-8123-456789abcdef");
    static final Party PORTAL = Party.dvdv("ozg:01001001", "Onlinedienst Musterstadt");
    static final Party OFFICE = Party.dvdv("gwa:053340002002", "Gewerbeamt Aachen");
    static final Product PRODUCT = new Product("Gewerbe online", "Stadt Musterstadt", "1.0");
    private static final Path SCHEMA = Path.of(
            System.getProperty("ozg.project.root", ".."),
            "examples/gewerbe/src/main/resources/schema/gewerbeanmeldung-beispiel-1.0.xsd");

    private Trade() {}

    static Messages messages() {
        return Messages.builder(new Standard(), PRODUCT)
                .clock(Clock.fixed(Instant.parse("2026-11-23T09:08:07.1234567Z"), ZoneId.of("Europe/Berlin")))
                .ids(() -> ID)
                .build();
    }

    record Standard(String id, MessageType type) implements XoevStandard {

        Standard() {
            this("gewerbeanmeldung-beispiel", "gewerbeanmeldung.0001");
        }

        Standard(String id, String root) {
            this(
                    id,
                    new MessageType(
                            new QName(NAMESPACE, root), Code.of("0001", "urn:ozgsdk:beispiel:nachrichtentyp", "1")));
        }

        @Override
        public String name() {
            return "OZG-SDK-Beispiel Gewerbeanmeldung (kein XÖV-Standard)";
        }

        @Override
        public String version() {
            return "1.0";
        }

        @Override
        public URI schemaUri() {
            return URI.create(NAMESPACE);
        }

        @Override
        public String mainSchema() {
            return SCHEMA.getFileName().toString();
        }

        @Override
        public List<SchemaSource> schemaSources() {
            try {
                return List.of(SchemaSource.of(mainSchema(), Files.newInputStream(SCHEMA)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public List<MessageType> messageTypes() {
            return List.of(type);
        }
    }

    @XmlRootElement(name = "gewerbeanmeldung.0001", namespace = NAMESPACE)
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(propOrder = {"person", "business"})
    static class Registration {

        @XmlElement(name = "antragsteller")
        Person person = new Person();

        @XmlElement(name = "betrieb")
        Business business = new Business();

        static Registration of(String givenNames, String familyName) {
            Registration registration = new Registration();
            registration.person.vornamen = givenNames;
            registration.person.familienname = familyName;
            return registration;
        }
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(propOrder = {"vornamen", "familienname", "geburtsdatum", "anschrift"})
    static class Person {
        @Nullable
        String vornamen = "Đặng";

        @Nullable
        String familienname = "Šůša";

        @Nullable
        String geburtsdatum = "1990-02-28";

        @Nullable
        Place anschrift = new Place();

        @Nullable
        @XmlAttribute
        String farbe;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(propOrder = {"name", "taetigkeit", "anschrift", "beginn", "regionalschluessel"})
    static class Business {
        String name = "Øster & Łukasz <GbR>";
        String taetigkeit = "Schreinerei\nund Handel";
        Place anschrift = new Place();
        String beginn = "2027-01-01";
        String regionalschluessel = "053340002002";
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(propOrder = {"strasse", "hausnummer", "postleitzahl", "ort"})
    static class Place {
        String strasse = "Große Straße";
        String hausnummer = "1 a";
        String postleitzahl = "52062";
        String ort = "Aachen";
    }
}
