// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.util.List;
import java.util.Optional;

/** Attributes of the interface description, chapter 6: friendly name, OID, what they are called on the consent page, who vouches for them. */
enum Attribute {
    GIVEN_NAME("givenName", "2.5.4.42", "Vornamen", Trust.OF_MEANS),
    SURNAME("surname", "2.5.4.4", "Nachname", Trust.OF_MEANS),
    MAIL("mail", "0.9.2342.19200300.100.1.3", "E-Mail-Adresse", Trust.NORMAL),
    POSTAL_ADDRESS("postalAddress", "2.5.4.16", "Straße und Hausnummer", Trust.OF_MEANS),
    POSTAL_CODE("postalCode", "2.5.4.17", "Postleitzahl", Trust.OF_MEANS),
    LOCALITY("localityName", "2.5.4.7", "Ort", Trust.OF_MEANS),
    COUNTRY("country", "1.2.40.0.10.2.1.1.225599", "Land", Trust.OF_MEANS),
    TITLE("personalTitle", "0.9.2342.19200300.100.1.40", "Doktorgrad", Trust.OF_MEANS),
    GENDER("gender", "1.3.6.1.4.1.33592.1.3.5", "Anrede", Trust.SUBORDINATE),
    BIRTH_DATE("birthdate", "1.2.40.0.10.2.1.1.55", "Geburtsdatum", Trust.OF_MEANS),
    BIRTH_PLACE("placeOfBirth", "1.3.6.1.5.5.7.9.2", "Geburtsort", Trust.OF_MEANS),
    BIRTH_NAME("birthName", "1.2.40.0.10.2.1.1.225566", "Geburtsname", Trust.OF_MEANS),
    NATIONALITY("nationality", "1.2.40.0.10.2.1.1.225577", "Staatsangehörigkeit", Trust.OF_MEANS),
    DOCUMENT_TYPE("documentType", "1.2.40.0.10.2.1.1.552255", "Art des Ausweises", Trust.OF_MEANS),
    ISSUING_STATE("issuingState", "1.2.40.0.10.2.1.1.552244", "Ausstellender Staat", Trust.OF_MEANS),
    DE_MAIL("DeMail", "1.3.6.1.4.1.55605.70737875.1.1.1.7.1", "De-Mail-Adresse", Trust.NORMAL),
    PHONE("telephoneNumber", "2.5.4.20", "Telefonnummer", Trust.NORMAL),
    EIDAS_COUNTRY(
            "eIDAS-Issuing-Country", "1.3.6.1.4.1.25484.494450.10.1", "Land der europäischen eID", Trust.OF_MEANS),
    COMMUNITY_ID("communityId", "1.3.6.1.4.1.25484.494450.5", "Gemeindeschlüssel", Trust.OF_MEANS),
    BPK("bPK", "1.2.40.0.10.2.1.1.149", "Kennzeichen (alt)", Trust.NORMAL),
    BPK2("bPK2", "1.3.6.1.4.1.25484.494450.3", "Kennzeichen für diesen Dienst", Trust.NORMAL),
    LEVEL("EID-CITIZEN-QAA-LEVEL", "1.2.40.0.10.2.1.1.261.94", "Vertrauensniveau", Trust.NORMAL),
    VERSION("Version", "1.3.6.1.4.1.25484.494450.1", "Version der Schnittstelle", Trust.NORMAL),
    PROVED_BY("AssertionProvedBy", "1.3.6.1.4.1.25484.494450.2", "Genutztes Mittel", Trust.NORMAL),
    MAILBOX("legacyPostkorbHandle", "2.5.4.18", "Adresse des Postfachs", Trust.NORMAL),
    APPLICATION_ID("applicationId", "1.3.6.1.4.1.25484.494450.4", "Kennzeichen des Antrags", Trust.NORMAL),
    PSEUDONYM("pseudonym", "1.2.40.0.10.2.1.1.226699", "Pseudonym des Ausweises", Trust.OF_MEANS),
    SECOND_FACTOR("mfa", "1.3.6.1.4.1.25484.494450.7", "Zweiter Faktor genutzt", Trust.NORMAL);

    /** Where the word for the trust comes from. */
    enum Trust {
        /** From the means used. */
        OF_MEANS,
        /** Always NORMAL: the account itself or its owner says so. */
        NORMAL,
        /** Always UNTERGEORDNET. */
        SUBORDINATE
    }

    private final String friendlyName;
    private final String name;
    private final String german;
    private final Trust trust;

    Attribute(String friendlyName, String oid, String german, Trust trust) {
        this.friendlyName = friendlyName;
        this.name = "urn:oid:" + oid;
        this.german = german;
        this.trust = trust;
    }

    static Optional<Attribute> of(String name) {
        return List.of(values()).stream()
                .filter(attribute -> attribute.name.equals(name))
                .findFirst();
    }

    String friendlyName() {
        return friendlyName;
    }

    /** The name on the wire, {@code urn:oid:...}. */
    String wireName() {
        return name;
    }

    String german() {
        return german;
    }

    String trust(Means means) {
        return switch (trust) {
            case OF_MEANS -> means.trust();
            case NORMAL -> "NORMAL";
            case SUBORDINATE -> "UNTERGEORDNET";
        };
    }
}
