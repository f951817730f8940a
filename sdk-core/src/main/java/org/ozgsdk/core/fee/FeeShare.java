// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.fee;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.ozgsdk.core.Money;

/**
 * A share of a value, for instance of the cost of building.
 *
 * @param of name of the amount fact
 * @param percent more than 0, at most 100
 */
public record FeeShare(String of, BigDecimal percent) {

    private static final BigDecimal MOST = new BigDecimal(100);

    /** Refuses a name that is none and a share out of range. */
    public FeeShare {
        FactNames.check(of);
        if (percent.signum() <= 0 || percent.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("a share is more than 0 and at most 100 percent");
        }
    }

    /**
     * Takes the share; half cents are rounded up, once.
     *
     * @param value the value, not negative
     * @return the share in whole cents
     */
    public Money price(Money value) {
        return percentage(value, percent);
    }

    static Money percentage(Money value, BigDecimal percent) {
        return Money.ofCents(BigDecimal.valueOf(value.cents())
                .multiply(percent)
                .movePointLeft(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
    }
}
