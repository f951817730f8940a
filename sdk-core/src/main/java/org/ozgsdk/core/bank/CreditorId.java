// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.bank;

import java.util.regex.Pattern;

/**
 * A creditor identifier (Gläubiger-Identifikationsnummer) of SEPA direct debit, for instance {@code DE98ZZZ09999999999}. Its check digits do not cover the three
 * characters of the business code (EPC262-08, from memory).
 *
 * @param value without blanks
 */
public record CreditorId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{3}[A-Z0-9]{1,28}");
    private static final int GERMAN = 18;

    /**
     * Checks form, length (18 in Germany) and check digits.
     *
     * @throws IllegalArgumentException if it is none
     */
    public CreditorId {
        boolean form = FORM.matcher(value).matches()
                && (!value.startsWith("DE") || value.length() == GERMAN)
                && Mod97.remainder(value.substring(7) + value.substring(0, 4)) == 1;
        if (!form) {
            throw new IllegalArgumentException(
                    "Das ist keine Gläubiger-Identifikationsnummer. / This is no creditor identifier.");
        }
    }
}
