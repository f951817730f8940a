// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

/** What the OpenID provider can do wrong, or differently. */
public enum OidcFault {
    /** The ID token has the nonce of another request. */
    WRONG_NONCE(true),
    /** The ID token has no nonce. */
    NO_NONCE(true),
    /** The ID token is by another issuer. */
    WRONG_ISSUER(true),
    /** The ID token is for another client. */
    WRONG_AUDIENCE(true),
    /** The ID token is for two clients and was issued to the other one. */
    ISSUED_TO_ANOTHER(true),
    /** The ID token ended ten minutes ago. */
    EXPIRED(true),
    /** The ID token begins in ten minutes. */
    FROM_THE_FUTURE(true),
    /** The ID token is not signed: {@code alg: none}. */
    ALG_NONE(true),
    /** The ID token is authenticated with HS256 and the provider's public key. */
    HS256_WITH_PUBLIC_KEY(true),
    /** The ID token is signed with a key of somebody else, under the id of the right one. */
    OTHER_KEY(true),
    /** The ID token is signed with a key that is not published. */
    UNKNOWN_KID(true),
    /** The ID token brings its own key along in the header. */
    KEY_IN_HEADER(true),
    /** A letter of the signed claims was changed. */
    TAMPERED(true),
    /** {@code at_hash} is of another access token. */
    WRONG_AT_HASH(true),
    /** The person identified an hour ago. */
    OLD_AUTH_TIME(true),
    /** The browser brings the name of another issuer ({@code iss}). */
    WRONG_ISS_PARAMETER(true),
    /** The browser brings no name of the issuer, though the provider promises one. */
    NO_ISS_PARAMETER(true),
    /** The browser brings the code of the login before, and the token endpoint takes it again. */
    REPLAYED_CODE(true),
    /** The user info endpoint tells of somebody else. Only who asks it notices. */
    OTHER_USER_INFO(false),
    /** The person reaches a lower level than asked for, and the token says so. */
    LOWER_LEVEL(false),
    /** The token endpoint takes codes without looking at the code verifier. */
    NO_PKCE_CHECK(false),
    /** The ID token is signed with RS256, as Keycloak does unless told otherwise. */
    RS256(false);

    private final boolean refused;

    OidcFault(boolean refused) {
        this.refused = refused;
    }

    /** {@return whether a client must refuse the login} */
    public boolean mustBeRefused() {
        return refused;
    }
}
