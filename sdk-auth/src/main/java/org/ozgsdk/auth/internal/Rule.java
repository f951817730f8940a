// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.util.Locale;

/**
 * What an answer must keep, one word for each check. It goes to the log at DEBUG and never to the browser, so that nobody learns from the outside how far a
 * forged answer came.
 */
public enum Rule {
    /** The form field is missing, larger than {@link Caps#FIELD}, or no strict base64. */
    FIELD(
            "Das Feld SAMLResponse fehlt, ist größer als 512 KiB oder kein Base64.",
            "The field SAMLResponse is missing, larger than 512 KiB or no Base64."),
    /** What came by redirect is no complete DEFLATE stream, or becomes too large ({@link Inflation}). */
    PACKING(
            "Die Nachricht im Redirect ist nicht vollständig gepackt (DEFLATE) oder entpackt zu groß.",
            "The message in the redirect is no complete DEFLATE stream, or too large when unpacked."),
    /** The XML room refused it: no well-formed XML 1.0, a DOCTYPE, or beyond the caps. */
    XML(
            "Kein wohlgeformtes XML 1.0 in den erlaubten Grenzen; ein DOCTYPE ist verboten.",
            "No well-formed XML 1.0 within the limits; a DOCTYPE is forbidden."),
    /** A value of ID, Id or id stands there twice. */
    DUPLICATE_ID("Zwei Elemente haben dieselbe ID.", "Two elements have the same ID."),
    /** An element is missing, stands twice, or stands where it must not (rules A and B). */
    STRUCTURE(
            "Ein Element fehlt, steht doppelt oder an einer Stelle, an der es nicht stehen darf.",
            "An element is missing, stands twice, or stands where it must not."),
    /** Not SAML 2.0. */
    VERSION("Die Version ist nicht SAML 2.0.", "The version is not SAML 2.0."),
    /** Destination is not our address. */
    DESTINATION(
            "Destination fehlt oder ist nicht die Adresse dieses Dienstes (ACS).",
            "Destination is missing or not the address of this service (ACS)."),
    /** Issuer is not the configured account. */
    ISSUER(
            "Issuer fehlt oder ist nicht die entityID des Kontos.",
            "Issuer is missing or not the entityID of the account."),
    /** InResponseTo names no pending login, or in the assertion another one. */
    IN_RESPONSE_TO(
            "InResponseTo fehlt oder nennt eine andere Anfrage, in der Antwort oder in der Bestätigung des Subjects.",
            "InResponseTo is missing or names another request, in the response or in the confirmation of the subject."),
    /** RelayState is not the one of the pending login. */
    RELAY_STATE(
            "RelayState ist nicht der der begonnenen Anmeldung.", "RelayState is not the one of the login that began."),
    /** The browser's cookie is not the one of the pending login. */
    BROWSER(
            "Die Antwort kommt aus einem anderen Browser als die Anfrage.",
            "The answer comes from another browser than the request."),
    /** The pending login has expired. */
    PENDING_EXPIRED("Die begonnene Anmeldung ist abgelaufen.", "The login that began has expired."),
    /** Somebody else ended the pending login first. */
    CONSUMED("Die Anmeldung wurde schon beendet.", "The login was ended before."),
    /** A signature is missing where one must be. */
    UNSIGNED(
            "Eine Signatur fehlt, wo das Profil eine verlangt.",
            "A signature is missing where the profile demands one."),
    /** The signature has another form or algorithm than allowed (rules B and C). */
    SIGNATURE_FORM(
            "Die Signatur hat eine Form oder ein Verfahren, die nicht erlaubt sind (erlaubt: RSA mit SHA-2, PKCS#1"
                    + " oder PSS, exklusive Kanonisierung, ein Verweis auf das signierte Element).",
            "The signature has a form or algorithm that is not allowed (allowed: RSA with SHA-2, PKCS#1 or PSS,"
                    + " exclusive canonicalisation, one reference to the signed element)."),
    /** The signature or its digest does not fit any pinned key (rules D and F). */
    SIGNATURE(
            "Signatur oder Digest passen zu keinem Zertifikat der Metadaten: Inhalt verändert oder anderer Schlüssel.",
            "Signature or digest fit no certificate of the metadata: changed content or another key."),
    /** The assertion is not encrypted where it must be. */
    NOT_ENCRYPTED(
            "Die Assertion ist nicht verschlüsselt, das Profil verlangt es.",
            "The assertion is not encrypted, which the profile demands."),
    /** Another algorithm of encryption, or another form of it, than allowed. */
    ENCRYPTION_FORM(
            "Verfahren oder Form der Verschlüsselung sind nicht erlaubt (erlaubt: AES-GCM, Schlüssel mit RSA-OAEP,"
                    + " beide Werte in der Nachricht).",
            "Algorithm or form of the encryption are not allowed (allowed: AES-GCM, key by RSA-OAEP, both values in"
                    + " the message)."),
    /** No key of ours opens it, or the tag does not fit. */
    DECRYPTION(
            "Kein vorhandener Schlüssel öffnet die Assertion, oder sie wurde verändert.",
            "No given key opens the assertion, or it was changed."),
    /** A point in time is missing or no UTC time. */
    TIME_FORM("Ein Zeitpunkt fehlt oder ist keine UTC-Zeit.", "A point in time is missing or no UTC time."),
    /** Conditions, confirmation or statement is not valid now. */
    TIME(
            "Die Antwort gilt nicht zu diesem Zeitpunkt, oder ihre Gültigkeit ist länger als erlaubt.",
            "The answer is not valid at this time, or valid for longer than allowed."),
    /** A condition we do not understand. */
    CONDITION("Conditions enthält eine unbekannte Bedingung.", "Conditions holds an unknown condition."),
    /** The assertion is for somebody else. */
    AUDIENCE(
            "Audience fehlt oder nennt nicht die entityID dieses Dienstes.",
            "Audience is missing or does not name the entityID of this service."),
    /** The assertion is for another address. */
    RECIPIENT(
            "Recipient fehlt oder ist nicht die Adresse dieses Dienstes (ACS).",
            "Recipient is missing or not the address of this service (ACS)."),
    /** The subject is confirmed by something else than bearer. */
    CONFIRMATION(
            "Das Subject ist nicht oder anders als durch bearer bestätigt.",
            "The subject is not confirmed, or otherwise than by bearer."),
    /** This assertion was used before. */
    REPLAY("Diese Assertion wurde schon verwendet.", "This assertion was used before."),
    /** An attribute stands there twice or has several values. */
    ATTRIBUTE(
            "Ein Attribut steht doppelt, hat mehrere Werte oder eine unlesbare Form.",
            "An attribute stands twice, has several values or cannot be read."),
    /** A required attribute is missing in a positive answer. */
    ATTRIBUTE_MISSING("Ein verlangtes Attribut fehlt.", "A required attribute is missing."),
    /** A logout names its subject by something else than one NameID in plain text. */
    SUBJECT(
            "Die Abmeldung nennt nicht genau eine unverschlüsselte NameID.",
            "The logout names its subject by something else than one NameID in plain text."),
    /** An account for tests logged in to production. */
    TEST_ACCOUNT("Ein Testkonto meldet sich in der Produktion an.", "An account for tests logs in to production."),
    /** OpenID Connect: the token endpoint gave no token, or its answer has another form. */
    TOKEN_ANSWER(
            "Der Token-Endpunkt gab kein Token oder eine unlesbare Antwort.",
            "The token endpoint gave no token, or an answer that cannot be read."),
    /** OpenID Connect: the server behind the browser's back is not who it should be. */
    SERVER("Der Server ist nicht der erwartete Anbieter.", "The server is not the provider it should be."),
    /** OpenID Connect: the issuer has no such key, or it is for something else or too weak. */
    KEY(
            "Der Anbieter hat keinen passenden, ausreichend starken Schlüssel veröffentlicht.",
            "The issuer published no fitting key, or one that is too weak."),
    /** OpenID Connect: the ID token is for another authorisation request. */
    NONCE("nonce gehört nicht zu dieser Anmeldung.", "nonce does not belong to this login."),
    /** OpenID Connect: the ID token is for several, and not issued to us. */
    AUTHORIZED_PARTY(
            "Das ID-Token gilt für mehrere und wurde nicht für diesen Client ausgestellt.",
            "The ID token is for several and was not issued to this client."),
    /** OpenID Connect: the person identified before we asked, or nobody says when. */
    AUTH_TIME("auth_time fehlt oder liegt vor der Anfrage.", "auth_time is missing or lies before the request."),
    /** OpenID Connect: the access token does not belong to the ID token. */
    ACCESS_TOKEN_HASH("at_hash passt nicht zum Access-Token.", "at_hash does not fit the access token."),
    /** OpenID Connect: a claim is missing or of another type. */
    CLAIM("Ein Claim fehlt oder hat einen anderen Typ.", "A claim is missing or of another type."),
    /** OpenID Connect: the user info endpoint tells of somebody else, or nothing. */
    USER_INFO("UserInfo nennt jemand anderen oder nichts.", "UserInfo tells of somebody else, or nothing."),
    /** Anything the checks did not foresee. */
    UNFORESEEN(
            "Die Antwort ließ eine Prüfung auf unvorhergesehene Weise scheitern.",
            "The answer made a check fail in an unforeseen way.");

    private final String german;
    private final String english;

    Rule(String german, String english) {
        this.german = german;
        this.english = english;
    }

    /** {@return a stable word for programs, for instance {@code in-response-to}} */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return a sentence for integrators in German} */
    String german() {
        return german;
    }

    /** {@return a sentence for integrators, German first, without content of the answer} */
    String explanation() {
        return german + " / " + english;
    }
}
