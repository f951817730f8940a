// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.profile;

/**
 * What of an answer must be signed and encrypted. Whatever is signed must verify, asked for or not; nothing unsigned is ever used.
 *
 * @param signed what must be signed
 * @param encrypted whether the assertion must be encrypted; if not, it may be
 */
public record Protection(Signed signed, boolean encrypted) {

    /** What must be signed. */
    public enum Signed {
        /** The assertion; the response around it may be. */
        ASSERTION,
        /** The assertion, or the response around it, or both. */
        ASSERTION_OR_RESPONSE
    }
}
