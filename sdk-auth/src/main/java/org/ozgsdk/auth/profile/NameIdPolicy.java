// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.profile;

/**
 * Which NameID is asked for (SAML core 3.4.1.1).
 *
 * @param format a format, a URN
 * @param allowCreate whether the account may make a new one
 */
public record NameIdPolicy(String format, boolean allowCreate) {

    /** Another one at each login. */
    public static final String TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";

    /** The same one at each login at this service. */
    public static final String PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
}
