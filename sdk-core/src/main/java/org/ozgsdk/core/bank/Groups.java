// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.bank;

/** Groups of four, as numbers of banks are printed. */
final class Groups {

    private Groups() {}

    static String ofFour(String text) {
        StringBuilder printed = new StringBuilder(text);
        for (int at = (text.length() - 1) / 4 * 4; at > 0; at -= 4) {
            printed.insert(at, ' ');
        }
        return printed.toString();
    }
}
