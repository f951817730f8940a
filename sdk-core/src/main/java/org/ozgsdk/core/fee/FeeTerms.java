// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.fee;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.core.Money;

/**
 * What a rule says beyond an amount per unit.
 *
 * @param steps a Staffel in place of the amount; empty if none
 * @param share a share of a value in place of the amount; empty if none
 * @param minimum the least that the position costs; empty if none
 * @param maximum the most that the position costs; empty if none
 * @param taxRate VAT in percent on top, zero for public-law fees
 * @param reliefs exemptions and reductions; the first whose conditions hold applies
 */
public record FeeTerms(
        Optional<FeeSteps> steps,
        Optional<FeeShare> share,
        Optional<Money> minimum,
        Optional<Money> maximum,
        BigDecimal taxRate,
        List<FeeRelief> reliefs) {

    private static final BigDecimal MOST = new BigDecimal(100);

    /** Nothing beyond the amount. */
    public static final FeeTerms PLAIN = new FeeTerms(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), BigDecimal.ZERO, List.of());

    /** Copies the reliefs and refuses what contradicts itself. */
    public FeeTerms {
        reliefs = List.copyOf(reliefs);
        if (steps.isPresent() && share.isPresent()) {
            throw new IllegalArgumentException("a rule has steps or a share, not both");
        }
        if (minimum.isPresent() && maximum.isPresent() && minimum.get().compareTo(maximum.get()) > 0) {
            throw new IllegalArgumentException("the minimum of a fee is above its maximum");
        }
        if (taxRate.signum() < 0 || taxRate.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("a tax rate is 0 to 100 percent");
        }
    }

    /**
     * Keeps an amount between minimum and maximum.
     *
     * @param amount the amount
     * @return the amount, the minimum or the maximum
     */
    public Money limited(Money amount) {
        Money least = minimum.filter(low -> amount.compareTo(low) < 0).orElse(amount);
        return maximum.filter(high -> least.compareTo(high) > 0).orElse(least);
    }
}
