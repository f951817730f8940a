// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.fee;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.core.Money;

/**
 * One position of a Gebührenordnung.
 *
 * @param tariff number of the Tarifstelle, for instance {@code 12.1.3}
 * @param text what the fee is for, in German, as the person reads it
 * @param citation the legal source, for instance {@code AVwGebO NRW}
 * @param amount of one unit, in whole cents, never negative; zero says in words that something is free
 * @param units what it is due for each of; empty if it is due once
 * @param conditions all must hold; empty if it always applies
 * @param sample true if nobody confirmed the amount with the authority
 * @param validFrom first day of this rule; empty if that of the schedule
 * @param validTo last day of this rule; empty if that of the schedule
 * @param terms steps, share, limits, tax and reliefs; {@link FeeTerms#PLAIN} if none
 */
public record FeeRule(
        String tariff,
        String text,
        String citation,
        Money amount,
        Optional<FeeUnits> units,
        List<FeeCondition> conditions,
        boolean sample,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo,
        FeeTerms terms) {

    /** Copies the conditions and refuses a negative amount, missing words and a time that ends before it begins. */
    public FeeRule {
        conditions = List.copyOf(conditions);
        if (tariff.isBlank() || text.isBlank() || citation.isBlank()) {
            throw new IllegalArgumentException("a fee rule needs tariff number, text and citation");
        }
        if (amount.compareTo(Money.ZERO) < 0) {
            throw new IllegalArgumentException("a fee cannot be negative");
        }
        if (validFrom.isPresent() && validTo.isPresent() && validTo.get().isBefore(validFrom.get())) {
            throw new IllegalArgumentException("a fee rule ends before it begins");
        }
    }

    /**
     * Makes a rule with an amount and nothing beyond.
     *
     * @param tariff number of the Tarifstelle
     * @param text what the fee is for
     * @param citation the legal source
     * @param amount of one unit
     * @param units what it is due for each of
     * @param conditions all must hold
     * @param sample true if nobody confirmed the amount
     * @param validFrom first day of this rule
     * @param validTo last day of this rule
     */
    public FeeRule(
            String tariff,
            String text,
            String citation,
            Money amount,
            Optional<FeeUnits> units,
            List<FeeCondition> conditions,
            boolean sample,
            Optional<LocalDate> validFrom,
            Optional<LocalDate> validTo) {
        this(tariff, text, citation, amount, units, conditions, sample, validFrom, validTo, FeeTerms.PLAIN);
    }

    /**
     * Says whether the rule is in force.
     *
     * @param day the day that counts
     * @return true if it is, as far as the rule itself says
     */
    public boolean isValidOn(LocalDate day) {
        return validFrom.filter(day::isBefore).isEmpty()
                && validTo.filter(day::isAfter).isEmpty();
    }
}
