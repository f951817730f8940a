// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

/** Whose part the account of the sandbox plays; each face has its own addresses, key, registered services and rules. */
public enum AccountFace {
    /** BundID, as its interface description 10.2 tells it. */
    BUNDID,
    /** BayernID: the software of BundID; the OnlineServiceId has the form {@code 1234-DE}. */
    BAYERNID,
    /** Mein Unternehmenskonto of ELSTER: organisations too, persistent NameID, signed response around an encrypted assertion, single logout. */
    MUK,
    /** The Servicekonto of Dataport's OSI platform: levels of eIDAS, a signed assertion that is not encrypted, single logout. */
    DATAPORT,
    /**
     * No account in particular: a plain SAML 2.0 identity provider for whatever service provider speaks the web browser SSO profile. Unsigned requests are
     * taken of those whose metadata do not promise signed ones, assertions are encrypted to those who have a key for it.
     */
    GENERIC
}
