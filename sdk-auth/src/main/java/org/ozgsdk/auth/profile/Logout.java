// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.profile;

/** How a login ends before its time. */
public enum Logout {
    /** At the service alone: the account has no logout for services. */
    LOCAL,
    /** At the account too, by SAML single logout, always signed (SAML profiles 4.4). */
    SINGLE
}
