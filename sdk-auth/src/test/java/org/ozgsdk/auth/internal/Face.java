// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.bundid.BundId;
import org.ozgsdk.auth.dataport.DataportOsi;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Signing;
import org.ozgsdk.auth.idp.Trees;
import org.ozgsdk.auth.idp.Wrapping;
import org.ozgsdk.auth.muk.Muk;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.NameIdPolicy;
import org.ozgsdk.auth.saml.GenericAccount;
import org.ozgsdk.core.TrustLevel;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The forms in which accounts answer: what is signed and whether it is encrypted. All answers are about the same person, whose data must appear in no log. */
enum Face {
    /** Assertion signed, then encrypted. */
    BUNDID(BundId.PROFILE, true, false, true),
    /** Assertion encrypted unsigned, response signed around it. */
    MUK(Muk.PROFILE, false, true, true),
    /** Assertion signed, not encrypted. */
    DATAPORT(DataportOsi.PROFILE, true, false, false),
    /** The same by the most lenient profile. */
    GENERIC_ASSERTION(GenericAccount.PROFILE, true, false, false),
    /** Response signed, assertion plain and unsigned. */
    GENERIC_RESPONSE(GenericAccount.PROFILE, false, true, false),
    /** Both signed, plain. */
    GENERIC_BOTH(GenericAccount.PROFILE, true, true, false);

    static final List<String> CANARIES = List.of(
            "Kanarienvogel", "Łęcki", "1961-03-07", "07.03.1961", "Geheimgasse", "99099", "kanari-id", "192.0.2.7");
    private static final String EIDAS = "http://eidas.europa.eu/LoA/";

    final AccountProfile profile;
    final boolean assertionSigned;
    final boolean responseSigned;
    final boolean encrypted;

    Face(AccountProfile profile, boolean assertionSigned, boolean responseSigned, boolean encrypted) {
        this.profile = profile;
        this.assertionSigned = assertionSigned;
        this.responseSigned = responseSigned;
        this.encrypted = encrypted;
    }

    LoginRequest request() {
        return LoginRequest.builder(TrustLevel.SUBSTANTIAL, "Stadt Aachen", "BMI-4711")
                .require(AccountAttribute.FAMILY_NAME)
                .ask(AccountAttribute.GIVEN_NAMES)
                .build();
    }

    /** Makes a right answer of this form. */
    void fill(Answer answer) {
        answer.signed = assertionSigned;
        answer.responseSigned = responseSigned;
        answer.encrypted = encrypted;
        answer.onAssertion = document -> {
            Element name = Trees.first(document, "NameID");
            name.setAttribute("Format", NameIdPolicy.PERSISTENT);
            name.setTextContent("kanari-id");
        };
        answer.attributes.clear();
        level(answer, TrustLevel.SUBSTANTIAL);
        switch (this) {
            case BUNDID -> {
                named(answer, "urn:oid:2.5.4.4", "Łęcki");
                named(answer, "urn:oid:2.5.4.42", "Kanarienvogel");
                named(answer, "urn:oid:1.2.40.0.10.2.1.1.55", "1961-03-07");
                named(answer, "urn:oid:1.3.6.1.4.1.25484.494450.3", "kanari-id");
            }
            case MUK -> {
                named(answer, "Firmenname", "Kanarienvogel GmbH");
                named(
                        answer,
                        "Unternehmensanschrift",
                        "<Strasse>Geheimgasse</Strasse><Hausnummer>1</Hausnummer><PLZ>99099</PLZ><Ort>Aachen</Ort>");
                named(
                        answer,
                        "HandelndePerson",
                        "<Vorname>Kanarienvogel</Vorname><Nachname>Łęcki</Nachname>"
                                + "<Geburtsdatum>07.03.1961</Geburtsdatum>");
            }
            case DATAPORT -> {
                named(answer, "FamilyNames", "Łęcki");
                named(answer, "GivenNames", "Kanarienvogel");
                named(answer, "DateOfBirth", "1961-03-07");
                named(answer, "PlaceOfResidence", "<Street>Geheimgasse</Street><ZipCode>99099</ZipCode><City>A</City>");
            }
            default -> {
                named(answer, "surname", "Łęcki");
                named(answer, "givenName", "Kanarienvogel");
                named(answer, "Role", "Geheimgasse</saml:AttributeValue><saml:AttributeValue>99099");
            }
        }
    }

    /** What the account says about the level. */
    void level(Answer answer, TrustLevel level) {
        answer.classRef = EIDAS + (level == TrustLevel.LOW ? "low" : "substantial");
        if (this == BUNDID) {
            answer.classRef = level == TrustLevel.LOW ? "STORK-QAA-Level-2" : "STORK-QAA-Level-3";
        } else if (this == MUK) {
            named(answer, "ElsterVertrauensniveauIdentifizierung", level == TrustLevel.LOW ? "niedrig" : "hoch");
            named(answer, "ElsterVertrauensniveauAuthentifizierung", "substanziell");
        }
    }

    private static void named(Answer answer, String name, String value) {
        answer.rawAttribute(
                name,
                "<saml:Attribute Name=\"" + name + "\"><saml:AttributeValue>" + value
                        + "</saml:AttributeValue></saml:Attribute>");
    }

    /** The outer signature that the attacker sees. */
    Signing signing(Answer answer) {
        return responseSigned ? answer.responseSigning : answer.signing;
    }

    /** Changes what was signed, be it assertion or response, behind the signature. */
    void onSigned(Answer answer, Consumer<Document> change) {
        if (responseSigned) {
            answer.onSignedResponse = change;
        } else {
            answer.onSigned = change;
        }
    }

    /** Changes the text of the assertion as the attacker can: in the answer, or inside the encryption. */
    void onText(Answer answer, UnaryOperator<String> change) {
        UnaryOperator<byte[]> bytes = before -> utf8(change.apply(new String(before, StandardCharsets.UTF_8)));
        if (encrypted) {
            answer.onPlaintext = bytes;
        } else {
            answer.onResponse = bytes;
        }
    }

    /** Turns a copy of the assertion into somebody else's; an encrypted one into an unsigned one that the attacker encrypted. */
    void forge(Answer answer, Element copy) {
        if (!encrypted) {
            for (Element element : Wrapping.all(copy)) {
                if (Wrapping.all(element).size() == 1 && CANARIES.contains(element.getTextContent())) {
                    element.setTextContent("Mallory");
                }
            }
            return;
        }
        String forged = answer.assertionXml().replace("Kanarienvogel", "Mallory");
        Document own = Trees.parse(answer.encrypting.encrypted(utf8(forged)));
        while (copy.hasChildNodes()) {
            copy.removeChild(copy.getFirstChild());
        }
        copy.appendChild(
                copy.getOwnerDocument().importNode(own.getDocumentElement().getFirstChild(), true));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
