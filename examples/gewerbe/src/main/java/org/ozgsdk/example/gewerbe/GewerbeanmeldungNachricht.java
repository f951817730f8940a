// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.gewerbe;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.ozgsdk.core.Address;

/** What the example's message says, as JAXB reads and writes it; the library adds the header (Nachrichtenkopf). Names and order are those of the schema. */
@XmlRootElement(name = "gewerbeanmeldung.0001", namespace = GewerbeanmeldungNachricht.NAMESPACE)
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"antragsteller", "betrieb"})
public final class GewerbeanmeldungNachricht {

    /** Namespace and schema URI of the example. */
    public static final String NAMESPACE = "urn:ozgsdk:beispiel:gewerbeanmeldung:1.0";

    /** Who applies. */
    public Person antragsteller = new Person();

    /** The business. */
    public Betrieb betrieb = new Betrieb();

    /** A natural person; the date of birth as {@code JJJJ-MM-TT}. */
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(propOrder = {"vornamen", "familienname", "geburtsdatum", "anschrift"})
    public static final class Person {
        public String vornamen = "";
        public String familienname = "";
        public String geburtsdatum = "";
        public Anschrift anschrift = new Anschrift();
    }

    /** The business; its beginning as {@code JJJJ-MM-TT}. */
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(propOrder = {"name", "taetigkeit", "anschrift", "beginn", "regionalschluessel"})
    public static final class Betrieb {
        public String name = "";
        public String taetigkeit = "";
        public Anschrift anschrift = new Anschrift();
        public String beginn = "";
        public String regionalschluessel = "";
    }

    /** A postal address. */
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(propOrder = {"strasse", "hausnummer", "postleitzahl", "ort"})
    public static final class Anschrift {
        public String strasse = "";
        public String hausnummer = "";
        public String postleitzahl = "";
        public String ort = "";

        /** Takes the four parts over. */
        public static Anschrift of(Address address) {
            Anschrift anschrift = new Anschrift();
            anschrift.strasse = address.street();
            anschrift.hausnummer = address.houseNumber();
            anschrift.postleitzahl = address.postcode();
            anschrift.ort = address.city();
            return anschrift;
        }
    }
}
