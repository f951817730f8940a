// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.bank;

import org.iban4j.BicUtil;
import org.iban4j.Iban4jException;

/**
 * A bank's code of ISO 9362, 8 or 11 characters.
 *
 * @param value the code
 */
public record Bic(String value) {

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is none
     */
    public Bic {
        try {
            BicUtil.validate(value);
        } catch (Iban4jException e) {
            throw new IllegalArgumentException("Das ist kein BIC (8 oder 11 Zeichen). / This is no BIC.", e);
        }
    }
}
