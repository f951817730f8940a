// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.pdf;

import java.util.HexFormat;

/** Numbers as operators want them, whatever the language of the machine. */
final class Numbers {

    private Numbers() {}

    /** {@return for instance {@code 1.05} for 105} */
    static String hundredths(int value) {
        int size = Math.abs(value);
        return (value < 0 ? "-" : "") + size / 100 + "." + size % 100 / 10 + size % 10;
    }

    /** {@return four hexadecimal digits} */
    static String hex4(int value) {
        return HexFormat.of().withUpperCase().toHexDigits((short) value);
    }
}
