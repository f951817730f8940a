// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.util.EnumSet;
import java.util.Set;

/**
 * What the account of the sandbox does differently from now on, switched on by {@code Faults.account}. Most are attacks or failures that a service must
 * refuse; some are forms that the real account may use as well and that a service must understand ({@link #mustBeRefused} tells them apart).
 */
public enum AccountFault {
    /** Nothing in the answer is signed. */
    UNSIGNED,
    /** Only the response around the encrypted assertion is signed, as Mein Unternehmenskonto does it. */
    ONLY_RESPONSE_SIGNED,
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
    /** Neither conditions nor confirmation say when the assertion ends. */
    NO_BOUNDS,
    /** The assertion is valid for a day instead of five minutes. */
    LONG_VALIDITY,
    /** The account's clock is ten minutes fast. */
    CLOCK_AHEAD,
    /** The account's clock is ten minutes slow. */
    CLOCK_BEHIND,
    /** The person logged in a day ago although the request forces a new login. */
    STALE_LOGIN,
    /** The subject is confirmed by a key it holds (holder-of-key) instead of as bearer. */
    NOT_BEARER,
    /** The login has level 1, whatever was asked for. */
    LOWER_LEVEL,
    /** An attribute stands twice with different values. */
    DUPLICATE_ATTRIBUTE,
    /** The first required attribute is left out although the login succeeded; without one, the surname. */
    ATTRIBUTE_LEFT_OUT,
    /** Signed by RSA with SHA-1. */
    SHA1_SIGNATURE,
    /** Signed by RSA with MD5. */
    MD5_SIGNATURE,
    /** Digested by SHA-1; the signature itself is by RSA with SHA-256. */
    SHA1_DIGEST,
    /** The algorithm of the signature is called none, its value is empty. */
    ALGORITHM_NONE,
    /** The signature's own canonicalisation is another than exclusive without comments (CVE-2013-2172). */
    WEAK_CANONICALISATION,
    /** What is digested are no octets at all, since a relative namespace makes a canonicaliser fail (void canonicalisation). */
    VOID_CANONICALISATION,
    /** An XPath transform takes the attributes out of what is signed. */
    XPATH_TRANSFORM,
    /** "Signed" by HMAC with the public key as its secret. */
    HMAC_SIGNATURE,
    /** Signed by a key that is not in the account's metadata, its certificate comes along. */
    OTHER_KEY,
    /** Signed by somebody else's key, whose self-made certificate has the name of the account's and comes along. */
    FAKED_CERTIFICATE,
    /** Signed by a new key of the account, which stands in its metadata from now on beside the old one: nobody may trust it who did not pin it. */
    KEY_CHANGED,
    /** Encrypted by AES-256-CBC, which nobody can check. */
    CBC,
    /** The content key is encrypted by RSA with PKCS#1 1.5 padding. */
    RSA15,
    /** The tag of AES-GCM has 96 bits. */
    SHORT_TAG,
    /** The encrypted data are to be fetched from an address (CipherReference). */
    CIPHER_REFERENCE,
    /** The encrypted data are to be found by transforms (CipherReference with Transforms). */
    CIPHER_TRANSFORMS,
    /** Wrapping 1 (SAML Raider): a forged response holds the signature of the real one, which lies inside the signature. */
    XSW_1,
    /** Wrapping 2: a forged response holds the real one and, behind it, its signature. */
    XSW_2,
    /** Wrapping 3: a forged, unsigned assertion stands before the real one. */
    XSW_3,
    /** Wrapping 4: a forged, unsigned assertion holds the real one. */
    XSW_4,
    /** Wrapping 5: a forged assertion holds the signature of the real one, which stands behind it without. */
    XSW_5,
    /** Wrapping 6: a forged assertion holds the signature of the real one, which lies inside the signature. */
    XSW_6,
    /** Wrapping 7: a forged assertion lies in the Extensions of the response. */
    XSW_7,
    /** Wrapping 8: a forged assertion holds the signature of the real one, which lies in the signature's Object. */
    XSW_8,
    /** As {@link #XSW_8}; the forged assertion also has the real one's ID, as an attribute of another namespace (attribute pollution). */
    ATTRIBUTE_POLLUTION,
    /** The signature lies in a namespace that only looks like that of XML signatures (namespace confusion). */
    NAMESPACE_CONFUSION,
    /** A forged, unsigned assertion holds the signed one in its Advice. */
    WRAPPED_IN_ADVICE,
    /** As {@link #XSW_8}, and both assertions have the same ID. */
    DUPLICATE_ID,
    /** The response has a DOCTYPE. */
    DOCTYPE,
    /** The encrypted assertion has a DOCTYPE. */
    DOCTYPE_INSIDE,
    /** An entity of the response is to be fetched from an address (XXE). */
    EXTERNAL_ENTITY,
    /** Entities of the response that grow to gigabytes. */
    ENTITY_EXPANSION,
    /** An XInclude in the assertion, put there after it was signed. */
    XINCLUDE,
    /** The response nests 10,000 elements. */
    DEEP_NESTING,
    /** The response has 5,000 attributes of XML. */
    ATTRIBUTE_FLOOD,
    /** The response has a megabyte of text. */
    HUGE_TEXT,
    /** The response ends in the middle. */
    CUT_OFF,
    /** A comment splits the first name after it was signed; the signature stays valid. Whoever does not refuse it must read the whole name. */
    COMMENT_IN_NAME,
    /** As {@link #COMMENT_IN_NAME} with a CDATA section. */
    CDATA_IN_NAME,
    /** The response around the assertion is not signed although this account signs it; whether that matters depends on whether it signs the assertion too. */
    UNSIGNED_RESPONSE,
    /** The account's clock is 30 seconds fast, which is within what clocks may differ. */
    CLOCK_SLIGHTLY_AHEAD,
    /** Mein Unternehmenskonto says that the account is one for tests (IstTestkonto); a service in production must refuse it. */
    TEST_ACCOUNT,
    /** Signed by RSASSA-PSS with SHA-256. */
    PSS,
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

    private static final Set<AccountFault> OF_ENCRYPTION =
            EnumSet.of(CBC, RSA15, SHORT_TAG, CIPHER_REFERENCE, CIPHER_TRANSFORMS, OAEP_SHA256, AES_128, KEY_BESIDE);

    /**
     * Says whether a service of BundID must refuse the answer.
     *
     * @return false for forms the real account may use, and for {@link #COMMENT_IN_NAME} and {@link #CDATA_IN_NAME}
     */
    public boolean mustBeRefused() {
        return mustBeRefused(AccountFace.BUNDID);
    }

    /**
     * Says whether a service must refuse the answer of one account.
     *
     * @param face which account
     * @return false for forms this account may use, and for {@link #COMMENT_IN_NAME} and {@link #CDATA_IN_NAME}
     */
    public boolean mustBeRefused(AccountFace face) {
        return switch (this) {
            case PLAIN_ASSERTION -> face != AccountFace.DATAPORT && face != AccountFace.GENERIC;
            case ONLY_RESPONSE_SIGNED -> face != AccountFace.MUK && face != AccountFace.GENERIC;
            case UNSIGNED_RESPONSE -> face == AccountFace.MUK;
            // Plain SAML lets an attribute stand twice: its values are joined, the first counts.
            case DUPLICATE_ATTRIBUTE -> face != AccountFace.GENERIC;
            default -> compareTo(COMMENT_IN_NAME) < 0;
        };
    }

    /**
     * Says whether this changes anything in the answers of one account.
     *
     * @param face which account
     * @return false for instance for faults of encryption where nothing is encrypted
     */
    public boolean appliesTo(AccountFace face) {
        return switch (this) {
            case TEST_ACCOUNT -> face == AccountFace.MUK;
            case WRITTEN_TRUST_WORDS -> face == AccountFace.BUNDID || face == AccountFace.BAYERNID;
            case UNSIGNED_RESPONSE -> face == AccountFace.MUK || face == AccountFace.GENERIC;
            default -> face != AccountFace.DATAPORT || !OF_ENCRYPTION.contains(this);
        };
    }
}
