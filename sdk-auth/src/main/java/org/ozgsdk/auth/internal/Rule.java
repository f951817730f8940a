// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

/**
 * What an answer must keep, one word for each check. It goes to the log at DEBUG and never to the browser, so that nobody learns from the outside how far a
 * forged answer came.
 */
public enum Rule {
    /** The form field is missing, larger than {@link Caps#FIELD}, or no strict base64. */
    FIELD,
    /** The XML room refused it: no well-formed XML 1.0, a DOCTYPE, or beyond the caps. */
    XML,
    /** A value of ID, Id or id stands there twice. */
    DUPLICATE_ID,
    /** An element is missing, stands twice, or stands where it must not (rules A and B). */
    STRUCTURE,
    /** Not SAML 2.0. */
    VERSION,
    /** Destination is not our address. */
    DESTINATION,
    /** Issuer is not the configured account. */
    ISSUER,
    /** InResponseTo names no pending login, or in the assertion another one. */
    IN_RESPONSE_TO,
    /** RelayState is not the one of the pending login. */
    RELAY_STATE,
    /** The browser's cookie is not the one of the pending login. */
    BROWSER,
    /** The pending login has expired. */
    PENDING_EXPIRED,
    /** Somebody else ended the pending login first. */
    CONSUMED,
    /** A signature is missing where one must be. */
    UNSIGNED,
    /** The signature has another form or algorithm than allowed (rules B and C). */
    SIGNATURE_FORM,
    /** The signature or its digest does not fit any pinned key (rules D and F). */
    SIGNATURE,
    /** The assertion is not encrypted where it must be. */
    NOT_ENCRYPTED,
    /** Another algorithm of encryption, or another form of it, than allowed. */
    ENCRYPTION_FORM,
    /** No key of ours opens it, or the tag does not fit. */
    DECRYPTION,
    /** A point in time is missing or no UTC time. */
    TIME_FORM,
    /** Conditions, confirmation or statement is not valid now. */
    TIME,
    /** A condition we do not understand. */
    CONDITION,
    /** The assertion is for somebody else. */
    AUDIENCE,
    /** The assertion is for another address. */
    RECIPIENT,
    /** The subject is confirmed by something else than bearer. */
    CONFIRMATION,
    /** This assertion was used before. */
    REPLAY,
    /** An attribute stands there twice or has several values. */
    ATTRIBUTE,
    /** A required attribute is missing in a positive answer. */
    ATTRIBUTE_MISSING,
    /** An account for tests logged in to production. */
    TEST_ACCOUNT,
    /** OpenID Connect: the token endpoint gave no token, or its answer has another form. */
    TOKEN_ANSWER,
    /** OpenID Connect: the server behind the browser's back is not who it should be. */
    SERVER,
    /** OpenID Connect: the issuer has no such key, or it is for something else or too weak. */
    KEY,
    /** OpenID Connect: the ID token is for another authorisation request. */
    NONCE,
    /** OpenID Connect: the ID token is for several, and not issued to us. */
    AUTHORIZED_PARTY,
    /** OpenID Connect: the person identified before we asked, or nobody says when. */
    AUTH_TIME,
    /** OpenID Connect: the access token does not belong to the ID token. */
    ACCESS_TOKEN_HASH,
    /** OpenID Connect: a claim is missing or of another type. */
    CLAIM,
    /** OpenID Connect: the user info endpoint tells of somebody else, or nothing. */
    USER_INFO,
    /** Anything the checks did not foresee. */
    UNFORESEEN
}
