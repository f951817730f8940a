// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

/** How the delivery service and its directories misbehave. The office's own calls are left alone. */
public enum DeliveryFault {
    /** The tag of a fetched attachment is another one. */
    WRONG_TAG,
    /** The header of a fetched attachment names another key. */
    WRONG_KID,
    /** Does what a POST or PUT of the Submission API asked, then closes the connection without an answer. */
    LOST_ANSWER,
    /** A log comes with its newest event first. */
    REORDERED_LOG,
    /** The Routing API has no v2. */
    NO_ROUTING_V2,
    /** A callback comes twice, byte by byte. */
    DUPLICATE_CALLBACK,
    /** A callback comes with the HMAC of another secret. */
    FORGED_CALLBACK,
    /** The key answered for a destination carries a certificate that has expired, issued by the sandbox's own root. */
    EXPIRED_CERTIFICATE,
    /** A fetched attachment comes slowly: in ten pieces, with a pause of 100 ms after each. */
    SLOW_BODY,
    /** The connection is closed after half of an uploaded attachment was read; nothing of it is kept. */
    RESET_MID_UPLOAD,
    /** The connection is closed after half of a fetched attachment. */
    RESET_MID_DOWNLOAD,
    /** The metadata of an office's reply name another hash for its attachment. */
    WRONG_HASH,
    /** The metadata of an office's reply name another hash for its data. */
    WRONG_DATA_HASH
}
