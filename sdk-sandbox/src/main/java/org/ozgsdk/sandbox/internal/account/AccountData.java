// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.Persona;

/**
 * What the account knows about a person after a login by some means, as one service may see it.
 *
 * @param service the part of the service's entityID that ids of people depend on
 */
record AccountData(Persona persona, Means means, String service) {

    /** The value of an attribute of the AKDB accounts, NFC; empty if this login does not give it. */
    Optional<String> value(Attribute attribute) {
        return raw(attribute).map(value -> Normalizer.normalize(value, Normalizer.Form.NFC));
    }

    private Optional<String> raw(Attribute attribute) {
        return switch (attribute) {
            case GIVEN_NAME -> persona.givenNames();
            case SURNAME -> Optional.of(persona.familyName());
            case BIRTH_DATE -> Optional.of(birthDate());
            case POSTAL_ADDRESS -> persona.street();
            case POSTAL_CODE -> persona.postcode();
            case LOCALITY -> persona.city();
            case COUNTRY -> persona.city().map(city -> country());
            case MAIL -> unlessGuest(mail());
            case GENDER -> unlessGuest(gender());
            case TITLE -> only(is("juergen"), "Dr.");
            case BIRTH_NAME -> only(is("ziva"), "Müller");
            case PHONE -> only(is("thi-an"), "+493023125000");
            case BIRTH_PLACE -> only(means == Means.EID, "Musterstadt");
            case NATIONALITY -> nationality();
            case DOCUMENT_TYPE -> only(means == Means.EID, documentType());
            case PSEUDONYM -> only(means == Means.EID, Hashes.base64Url("card", persona.id()));
            case EIDAS_COUNTRY -> only(means.word().equals("eIDAS"), "AT");
            case BPK2 -> unlessGuest(bpk2());
            case MAILBOX -> persona.mailbox().map(UUID::toString);
            case APPLICATION_ID -> unlessGuest(UUID.randomUUID().toString());
            case LEVEL -> Optional.of(Saml.LEVEL + means.level());
            case VERSION -> Optional.of("2020.2.1");
            case PROVED_BY -> Optional.of(means.word());
            case SECOND_FACTOR -> Optional.of(Boolean.toString(means != Means.PASSWORD));
            case ISSUING_STATE, DE_MAIL, COMMUNITY_ID, BPK -> Optional.empty();
        };
    }

    /** The same person at the same host has the same id; the real derivation is not public. Ids of other accounts come with a prefix (6.2.2). */
    @Assumption("bundid.bpk2-derivation")
    private String bpk2() {
        String hash = Hashes.base64Url(persona.id(), service);
        return means == Means.FINK ? "musterland:" + hash : hash;
    }

    /** How a card's date without month and day is written is not published. */
    @Assumption("bundid.partial-birth-date")
    private String birthDate() {
        String date = persona.birthDate().toString();
        return is("teildatum") ? date.substring(0, 4) : date;
    }

    /** Cards of Germans before November 2019 say none (login sheet 2.4). */
    private Optional<String> nationality() {
        return switch (persona.id()) {
            case "karte" -> Optional.empty();
            case "aufenthalt" -> only(means == Means.EID, "VNM");
            case "union" -> only(means == Means.EID, "FRA");
            default -> only(means == Means.EID, "D");
        };
    }

    /** Electronic residence title, card for citizens of the Union, identity card (BSI TR-03127). */
    private String documentType() {
        return switch (persona.id()) {
            case "aufenthalt" -> "AR";
            case "union" -> "UB";
            default -> "ID";
        };
    }

    String country() {
        return is("ausland") ? "DK" : "DE";
    }

    String mail() {
        return persona.id() + "@konto.ozgsdk.example";
    }

    /** The tax number of a person, invented: eleven digits. */
    String taxId() {
        return "0" + Integer.toString(1_000_000_000 + Math.floorMod(persona.id().hashCode(), 999_999_999));
    }

    /** A pseudonym of so many hex digits for this service. */
    String pseudonym(String prefix, String of) {
        return prefix + Hashes.hex(of, service).substring(0, 40).toLowerCase(Locale.ROOT);
    }

    private String gender() {
        return switch (persona.id()) {
            case "thi-an", "ziva" -> "2";
            case "juergen" -> "1";
            default -> "0";
        };
    }

    private boolean is(String id) {
        return persona.id().equals(id);
    }

    private Optional<String> unlessGuest(String value) {
        return only(!Personas.isGuest(persona), value);
    }

    private static Optional<String> only(boolean known, String value) {
        return known ? Optional.of(value) : Optional.empty();
    }
}
