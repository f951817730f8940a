// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

/**
 * One attribute as it stands in an assertion.
 *
 * @param name its technical name
 * @param friendlyName may be empty
 * @param type value of xsi:type
 * @param declaration of the namespace that type and content need; may be empty
 * @param content its value as XML, escaped already
 * @param trust the AKDB accounts' word for the trust in it; empty elsewhere
 */
record Statement(String name, String friendlyName, String type, String declaration, String content, String trust) {

    static Statement text(String name, String friendlyName, String value, String trust) {
        return new Statement(name, friendlyName, "xsd:string", "", Saml.escape(value), trust);
    }

    static Statement text(String name, String value) {
        return text(name, "", value, "");
    }

    /** The same with another text. */
    Statement saying(String value) {
        return text(name, friendlyName, value, trust);
    }
}
