// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.gewerbe;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Applicant;
import org.ozgsdk.core.Provided;
import org.ozgsdk.core.text.Din91379.Datatype;
import org.ozgsdk.core.validation.ArsKey;
import org.ozgsdk.core.validation.Din91379;

/** What a person types, what is checked, and what the message says: one form for all three. Names and order are those of the schema. */
@XmlRootElement(name = "gewerbeanmeldung.0001", namespace = Gewerbeanmeldung.NAMESPACE)
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"antragsteller", "organisation", "betrieb"})
public final class Gewerbeanmeldung {

    /** Namespace and schema URI of this example: our own, no XÖV standard. */
    public static final String NAMESPACE = "urn:ozgsdk:beispiel:gewerbeanmeldung:1.0";

    @Valid
    public Person antragsteller = new Person();

    /** Whose trade it is, if not the person's own. */
    @Valid
    public @Nullable Organisation organisation;

    @Valid
    public Betrieb betrieb = new Betrieb();

    /** The person who applies, or acts for the organisation: names and date of birth come from the account. */
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

        /** Takes over what the account vouches for. */
        void takeOver(Applicant.NaturalPerson account) {
            vornamen = account.givenNames().map(Provided::value).orElse(vornamen);
            familienname = account.familyName().value();
            geburtsdatum =
                    account.birthDate().map(date -> date.value().toString()).orElse(geburtsdatum);
        }
    }

    /** A legal person. */
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(propOrder = {"name", "registernummer", "weitereVertreter", "anschrift"})
    public static final class Organisation {
        @NotBlank(message = "Bitte geben Sie den Namen der Organisation an.")
        @Din91379(Datatype.C)
        public String name = "";

        @NotBlank(message = "Bitte geben Sie die Registernummer an.")
        @Din91379(Datatype.C)
        public String registernummer = "";

        @PositiveOrZero(message = "Weitere Vertreter sind keiner oder mehrere.")
        public int weitereVertreter;

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
