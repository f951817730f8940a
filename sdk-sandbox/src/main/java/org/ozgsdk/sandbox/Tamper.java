// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

/** What is changed in flight, as an attacker between the two sides would. */
public enum Tamper {
    /** The JWE of the metadata, on its way to the delivery service. */
    METADATA,
    /** The JWE of the data (the XML or JSON message), on its way to the delivery service. */
    DATA,
    /** The JWE of every attachment, on its way to the delivery service. */
    ATTACHMENT,
    /** The newest security event token of an event log, on its way from the delivery service, for every reader. */
    EVENT,
    /** The destination signature in PVOG's answer. */
    DESTINATION_SIGNATURE,
    /** Modulus, exponent or certificate of a destination's key, on its way from the delivery service. */
    DESTINATION_KEY,
    /** The encrypted assertion of the account: a character of its Base64. */
    ASSERTION,
    /**
     * The signed assertion of the account, before it is encrypted: a byte anywhere in it, but not in the certificate that comes along, which nothing signs.
     * The signature is not renewed.
     */
    SIGNED_ASSERTION,
    /** The JWEs of an office's reply (metadata and data as one text, and each attachment), on their way from the delivery service to the sender. */
    REPLY,
    /** A byte of the sealed PDF of a reply, changed after it was sealed and before it is encrypted. */
    SEAL
}
