// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.fee;

import java.math.BigDecimal;
import java.util.List;
import org.ozgsdk.core.Money;

/**
 * An exemption (Befreiung) or a reduction (Ermäßigung), with its reason in law.
 *
 * @param conditions all must hold, at least one
 * @param percent how much is let off; 100 is an exemption
 * @param reason in words, as the person reads it
 * @param citation the legal source
 */
public record FeeRelief(List<FeeCondition> conditions, BigDecimal percent, String reason, String citation) {

    private static final BigDecimal ALL = new BigDecimal(100);

    /** Copies the conditions and refuses a relief without reason, source or condition. */
    public FeeRelief {
        conditions = List.copyOf(conditions);
        if (conditions.isEmpty() || reason.isBlank() || citation.isBlank()) {
            throw new IllegalArgumentException("a relief needs a condition, a reason and a citation");
        }
        if (percent.signum() <= 0 || percent.compareTo(ALL) > 0) {
            throw new IllegalArgumentException("a relief lets off more than 0 and at most 100 percent");
        }
    }

    /** {@return true if nothing is left to pay} */
    public boolean isExemption() {
        return percent.compareTo(ALL) == 0;
    }

    /**
     * Takes off what is let off; half cents are rounded up, once.
     *
     * @param full the amount without relief
     * @return what is left, never negative
     */
    public Money left(Money full) {
        return FeeShare.percentage(full, ALL.subtract(percent));
    }
}
