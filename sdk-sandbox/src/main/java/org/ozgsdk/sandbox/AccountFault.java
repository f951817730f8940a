// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

/**
 * What the account of the sandbox does differently from now on, switched on by {@code Faults.account}. Most are attacks or failures that a service must
 * refuse; some are forms that the real account may use as well and that a service must understand ({@link #mustBeRefused} tells them apart).
 */
public enum AccountFault {
    /** The assertion is encrypted, but not signed. */
    UNSIGNED,
    /** The assertion is signed, but not encrypted. */
    PLAIN_ASSERTION,
    /** The response holds the encrypted assertion twice. */
    TWO_ASSERTIONS,
    /** The assertion is meant for another service. */
    WRONG_AUDIENCE,
    /** The assertion names no audience. */
    NO_AUDIENCE,
    /** The subject confirmation names another receiver. */
    WRONG_RECIPIENT,
    /** The response names another destination. */
    WRONG_DESTINATION,
    /** The assertion comes from another issuer; the signature is ours. */
    WRONG_ISSUER,
    /** The response comes from another issuer; the assertion is right. */
    WRONG_RESPONSE_ISSUER,
    /** Response and assertion answer a request nobody sent. */
    WRONG_IN_RESPONSE_TO,
    /** The response answers the request, the assertion another. */
    MIXED_IN_RESPONSE_TO,
    /** Nothing says which request is answered. */
    UNSOLICITED,
    /** The answer to the service's last login comes again; the first time there is nothing to repeat. */
    REPLAYED,
    /** All deadlines passed ten minutes ago. */
    EXPIRED,
    /** The assertion begins to be valid in ten minutes. */
    NOT_YET_VALID,
    /** The assertion has no conditions. */
    NO_CONDITIONS,
    /** The assertion is valid for a day instead of five minutes. */
    LONG_VALIDITY,
    /** The login has level 1, whatever was asked for. */
    LOWER_LEVEL,
    /** An attribute stands twice with different values. */
    DUPLICATE_ATTRIBUTE,
    /** The first required attribute is left out although the login succeeded; without one, the surname. */
    ATTRIBUTE_LEFT_OUT,
    /** Signed by RSA with SHA-1. */
    SHA1_SIGNATURE,
    /** "Signed" by HMAC with the public key as its secret. */
    HMAC_SIGNATURE,
    /** Signed by a key that is not in the account's metadata, its certificate comes along. */
    OTHER_KEY,
    /** Encrypted by AES-256-CBC, which nobody can check. */
    CBC,
    /** The content key is encrypted by RSA with PKCS#1 1.5 padding. */
    RSA15,
    /** A forged assertion holds the signature of the real one, which lies in the signature's Object. */
    WRAPPED,
    /** A forged, unsigned assertion holds the signed one in its Advice. */
    WRAPPED_IN_ADVICE,
    /** As {@link #WRAPPED}, and both assertions have the same ID. */
    DUPLICATE_ID,
    /** The response has a DOCTYPE. */
    DOCTYPE,
    /** The encrypted assertion has a DOCTYPE. */
    DOCTYPE_INSIDE,
    /** The response ends in the middle. */
    CUT_OFF,
    /** A comment splits the first name after it was signed; the signature stays valid. Whoever does not refuse it must read the whole name. */
    COMMENT_IN_NAME,
    /** Signed by RSA with PKCS#1 1.5 padding and SHA-256, as before the change to RSASSA-PSS. */
    RSA_SHA256,
    /** The content key is encrypted by xmlenc 1.1 RSA-OAEP with SHA-256 for hash and mask. */
    OAEP_SHA256,
    /** Encrypted by AES-128-GCM. */
    AES_128,
    /** The response is signed, too. */
    SIGNED_RESPONSE,
    /** The encrypted key lies beside the encrypted data, found by a RetrievalMethod. */
    KEY_BESIDE,
    /** Trust levels of attributes are written in the words of the interface description instead of those seen on the wire. */
    WRITTEN_TRUST_WORDS;

    /**
     * Says whether a service must refuse the answer.
     *
     * @return false for forms the real account may use, and for {@link #COMMENT_IN_NAME}
     */
    public boolean mustBeRefused() {
        return compareTo(COMMENT_IN_NAME) < 0;
    }
}
