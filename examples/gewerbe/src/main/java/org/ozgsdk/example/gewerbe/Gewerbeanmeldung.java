// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.gewerbe;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.ozgsdk.core.text.Din91379.Datatype;
import org.ozgsdk.core.validation.ArsKey;
import org.ozgsdk.core.validation.Din91379;

/** What a person types, what is checked, and what the message says: one form for all three. Names and order are those of the schema. */
@XmlRootElement(name = "gewerbeanmeldung.0001", namespace = Gewerbeanmeldung.NAMESPACE)
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"antragsteller", "betrieb"})
public final class Gewerbeanmeldung {

    /** Namespace and schema URI of this example: our own, no XÖV standard. */
    public static final String NAMESPACE = "urn:ozgsdk:beispiel:gewerbeanmeldung:1.0";

    @Valid
    public Person antragsteller = new Person();

    @Valid
    public Betrieb betrieb = new Betrieb();

    /** Who applies. */
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(propOrder = {"vornamen", "familienname", "geburtsdatum", "anschrift"})
    public static final class Person {
        @NotBlank(message = "Bitte geben Sie Ihre Vornamen an.")
        @Din91379(Datatype.A)
        public String vornamen = "";

        @NotBlank(message = "Bitte geben Sie Ihren Familiennamen an.")
        @Din91379(Datatype.A)
        public String familienname = "";

        @Pattern(regexp = "[0-9]{4}-[0-9]{2}-[0-9]{2}", message = "Bitte geben Sie Ihr Geburtsdatum als JJJJ-MM-TT an.")
        public String geburtsdatum = "";

        @Valid
        public Anschrift anschrift = new Anschrift();
    }

    /** The business. */
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(propOrder = {"name", "taetigkeit", "anschrift", "beginn", "regionalschluessel"})
    public static final class Betrieb {
        @NotBlank(message = "Bitte geben Sie den Namen des Betriebs an.")
        @Din91379(Datatype.C)
        public String name = "";

        @NotBlank(message = "Bitte beschreiben Sie die Tätigkeit.")
        @Din91379(Datatype.C)
        public String taetigkeit = "";

        @Valid
        public Anschrift anschrift = new Anschrift();

        @Pattern(regexp = "[0-9]{4}-[0-9]{2}-[0-9]{2}", message = "Bitte geben Sie den Beginn als JJJJ-MM-TT an.")
        public String beginn = "";

        @ArsKey
        public String regionalschluessel = "";
    }

    /** A postal address. */
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(propOrder = {"strasse", "hausnummer", "postleitzahl", "ort"})
    public static final class Anschrift {
        @NotBlank(message = "Bitte geben Sie die Straße an.")
        @Din91379(Datatype.B)
        public String strasse = "";

        @NotBlank(message = "Bitte geben Sie die Hausnummer an.")
        @Din91379(Datatype.B)
        public String hausnummer = "";

        @Pattern(regexp = "[0-9]{5}", message = "Eine Postleitzahl hat fünf Ziffern.")
        public String postleitzahl = "";

        @NotBlank(message = "Bitte geben Sie den Ort an.")
        @Din91379(Datatype.B)
        public String ort = "";
    }
}
