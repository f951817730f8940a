// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.bank;

import java.util.regex.Pattern;

/**
 * An end-to-end id of a SEPA payment: travels unchanged from payer to payee.
 *
 * @param value 1 to 35 letters of SEPA, no slash at either end and no two in a row
 */
public record EndToEndId(String value) {

    private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9 ':?,(+.)/-]{1,35}");

    /**
     * Checks the letters.
     *
     * @throws IllegalArgumentException if there are others
     */
    public EndToEndId {
        if (!LETTERS.matcher(value).matches() || value.startsWith("/") || value.endsWith("/") || value.contains("//")) {
            throw new IllegalArgumentException("an end-to-end id has 1 to 35 letters of SEPA and no stray slash");
        }
    }
}
