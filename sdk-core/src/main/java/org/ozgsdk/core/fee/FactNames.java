// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.fee;

import java.util.regex.Pattern;

/** Names of facts are identifiers, so that a file and a program can mean the same. */
final class FactNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,59}");

    private FactNames() {}

    static void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a fact's name is 1 to 60 ASCII letters and digits, beginning with a letter");
        }
    }
}
