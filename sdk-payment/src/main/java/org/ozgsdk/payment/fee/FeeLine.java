// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.fee;

import java.math.BigDecimal;
import java.util.Optional;
import org.ozgsdk.core.Money;

/**
 * One line of a fee with its origin.
 *
 * @param rule number of the Tarifstelle
 * @param text what it is for
 * @param citation the legal source
 * @param quantity how often, at least 1
 * @param unit the net amount of one, maybe zero
 * @param unitTax the tax on one, zero for public-law fees
 * @param taxRate the tax rate in percent
 * @param how how the amount came about, in German words
 * @param relief why less or nothing is due, with its source; empty if nothing is let off
 */
public record FeeLine(
        String rule,
        String text,
        String citation,
        int quantity,
        Money unit,
        Money unitTax,
        BigDecimal taxRate,
        String how,
        Optional<String> relief) {

    /** {@return quantity times unit, tax included} */
    public Money total() {
        return unit.plus(unitTax).times(quantity);
    }
}
