// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.fee;

import java.util.List;
import org.ozgsdk.core.Money;

/**
 * A Staffel over a counted fact of the case.
 *
 * @param count name of the counted fact
 * @param graduated true if every unit costs what its own step says (Stufen addieren sich), false if the step that is reached sets the whole fee
 * @param steps in ascending order, without gaps; only the last is open
 */
public record FeeSteps(String count, boolean graduated, List<FeeStep> steps) {

    /** Copies the steps and refuses gaps, overlaps and an end. */
    public FeeSteps {
        FactNames.check(count);
        steps = List.copyOf(steps);
        int before = 0;
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            int end = steps.get(i).upTo().orElse(Integer.MAX_VALUE);
            if (end <= before || last != steps.get(i).upTo().isEmpty()) {
                throw new IllegalArgumentException("steps ascend, and the last one, only the last, is open");
            }
            before = end;
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a Staffel needs steps");
        }
    }

    /**
     * Says what a number costs.
     *
     * @param number how many, at least 1
     * @return the amount
     * @throws ArithmeticException if it does not fit into a long of cents
     */
    public Money price(int number) {
        Money sum = Money.ZERO;
        int before = 0;
        for (FeeStep step : steps) {
            int end = Math.min(number, step.upTo().orElse(Integer.MAX_VALUE));
            if (!graduated && number <= step.upTo().orElse(Integer.MAX_VALUE)) {
                return step.amount();
            }
            sum = sum.plus(step.amount().times(Math.max(0, end - before)));
            before = Math.max(before, end);
        }
        return sum;
    }
}
