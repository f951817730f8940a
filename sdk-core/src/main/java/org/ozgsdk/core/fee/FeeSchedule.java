// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.fee;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fees of one authority for one service, as its Gebührenordnung sets them. Immutable; the rules stand in the order in which they are shown.
 *
 * @param title what it is called, for people
 * @param citation the legal source of the whole
 * @param sample true if nobody confirmed it with the authority
 * @param validFrom first day
 * @param validTo last day; empty if open
 * @param rules at least one
 * @param voided since when it is void; empty if it is not
 */
public record FeeSchedule(
        String title,
        String citation,
        boolean sample,
        LocalDate validFrom,
        Optional<LocalDate> validTo,
        List<FeeRule> rules,
        Optional<FeeVoid> voided) {

    /** Copies the rules and refuses a schedule without one, and a time that ends before it begins. */
    public FeeSchedule {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("a fee schedule needs at least one rule");
        }
        if (validTo.isPresent() && validTo.get().isBefore(validFrom)) {
            throw new IllegalArgumentException("a fee schedule ends before it begins");
        }
    }

    /**
     * Makes a schedule that is not void.
     *
     * @param title what it is called
     * @param citation the legal source of the whole
     * @param sample true if nobody confirmed it with the authority
     * @param validFrom first day
     * @param validTo last day
     * @param rules at least one
     */
    public FeeSchedule(
            String title,
            String citation,
            boolean sample,
            LocalDate validFrom,
            Optional<LocalDate> validTo,
            List<FeeRule> rules) {
        this(title, citation, sample, validFrom, validTo, rules, Optional.empty());
    }

    /**
     * Says why nothing is charged.
     *
     * @param day the day that counts
     * @return why it is void on that day, empty if it is not
     */
    public Optional<FeeVoid> voidOn(LocalDate day) {
        return voided.filter(reason -> !day.isBefore(reason.since()));
    }

    /**
     * Says whether the schedule is in force.
     *
     * @param day the day that counts, usually that of the application
     * @return true if it is
     */
    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && validTo.filter(day::isAfter).isEmpty();
    }

    /** {@return the names of the flags that a case must answer, in alphabetical order} */
    public Set<String> flags() {
        Set<String> names = new TreeSet<>();
        rules.forEach(rule -> {
            rule.conditions().forEach(condition -> names.add(condition.flag()));
            rule.terms()
                    .reliefs()
                    .forEach(relief -> relief.conditions().forEach(condition -> names.add(condition.flag())));
        });
        return names;
    }

    /** {@return the names of the facts that a case must count, in alphabetical order} */
    public Set<String> counts() {
        Set<String> names = new TreeSet<>();
        rules.forEach(rule -> {
            rule.units().ifPresent(units -> names.add(units.count()));
            rule.terms().steps().ifPresent(steps -> names.add(steps.count()));
        });
        return names;
    }

    /** {@return the names of the facts that a case must value in euro, in alphabetical order} */
    public Set<String> amounts() {
        Set<String> names = new TreeSet<>();
        rules.forEach(rule -> rule.terms().share().ifPresent(share -> names.add(share.of())));
        return names;
    }
}
