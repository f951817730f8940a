// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.mailbox;

import org.ozgsdk.core.ConfigurationException;

/** Lengths as the one known sender keeps them (login and mailbox sheet, 6.2); a breach names the field and never its value. */
final class Lengths {

    private Lengths() {}

    static String required(String value, String field, int longest) {
        if (value.isBlank()) {
            throw new ConfigurationException("mailbox: " + field + " must not be blank.");
        }
        return optional(value, field, longest);
    }

    static String optional(String value, String field, int longest) {
        int length = value.codePointCount(0, value.length());
        if (length > longest) {
            throw new ConfigurationException(
                    "mailbox: " + field + " may have at most " + longest + " characters, found " + length + ".");
        }
        return value;
    }
}
