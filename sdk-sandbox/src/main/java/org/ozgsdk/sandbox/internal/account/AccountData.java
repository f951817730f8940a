// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.Persona;

/** What the account knows about a person after a login by some means, as one service may see it. */
record AccountData(Persona persona, Means means, String serviceHost) {

    /** The value of an attribute, NFC; empty if this login does not give it. */
    Optional<String> value(Attribute attribute) {
        return raw(attribute).map(value -> Normalizer.normalize(value, Normalizer.Form.NFC));
    }

    private Optional<String> raw(Attribute attribute) {
        return switch (attribute) {
            case GIVEN_NAME -> persona.givenNames();
            case SURNAME -> Optional.of(persona.familyName());
            case BIRTH_DATE -> Optional.of(persona.birthDate().toString());
            case POSTAL_ADDRESS -> persona.street();
            case POSTAL_CODE -> persona.postcode();
            case LOCALITY -> persona.city();
            case COUNTRY -> persona.city().map(city -> "DE");
            case MAIL -> unlessGuest(persona.id() + "@konto.ozgsdk.example");
            case GENDER -> unlessGuest(gender());
            case TITLE -> only(persona.id().equals("juergen"), "Dr.");
            case BIRTH_NAME -> only(persona.id().equals("ziva"), "Müller");
            case PHONE -> only(persona.id().equals("thi-an"), "+493023125000");
            case BIRTH_PLACE -> only(means == Means.EID, "Musterstadt");
            case NATIONALITY -> only(means == Means.EID, "D");
            case DOCUMENT_TYPE -> only(means == Means.EID, "ID");
            case PSEUDONYM -> only(means == Means.EID, hash("card", persona.id()));
            case EIDAS_COUNTRY -> only(means == Means.EIDAS, "AT");
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

    /** The same person at the same host has the same id; the real derivation is not public. */
    @Assumption("bundid.bpk2-derivation")
    private String bpk2() {
        return hash(persona.id(), serviceHost);
    }

    private String gender() {
        return switch (persona.id()) {
            case "thi-an", "ziva" -> "2";
            case "juergen" -> "1";
            default -> "0";
        };
    }

    private Optional<String> unlessGuest(String value) {
        return only(persona.mailbox().isPresent(), value);
    }

    private static Optional<String> only(boolean known, String value) {
        return known ? Optional.of(value) : Optional.empty();
    }

    private static String hash(String one, String two) {
        try {
            byte[] both = (one + "\n" + two).getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(both));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
