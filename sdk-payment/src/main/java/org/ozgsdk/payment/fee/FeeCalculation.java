// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.fee;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.fee.FeeCondition;
import org.ozgsdk.core.fee.FeeRule;
import org.ozgsdk.core.fee.FeeSchedule;
import org.ozgsdk.core.fee.FeeUnits;

/** Applies a schedule to a case. Whole cents throughout: nothing is rounded, and no result is negative. */
public final class FeeCalculation {

    private FeeCalculation() {}

    /**
     * Calculates a fee.
     *
     * @param schedule the authority's fees
     * @param facts what the case says; every flag and count of the schedule must be there
     * @param day the day that counts, usually that of the application
     * @return the fee with its trace; zero if no rule applies
     * @throws ConfigurationException if the schedule is not in force on that day, or asks for a fact that the case does not say
     * @throws ArithmeticException if the sum does not fit into a long of cents
     */
    public static Fee of(FeeSchedule schedule, FeeFacts facts, LocalDate day) {
        refuseWrongDay(schedule, day);
        List<FeeLine> lines = new ArrayList<>();
        List<String> words = new ArrayList<>();
        boolean sample = schedule.sample();
        for (FeeRule rule : schedule.rules()) {
            boolean applies = holds(rule, schedule, facts);
            int quantity = quantity(rule, schedule, facts);
            if (applies && quantity > 0 && rule.isValidOn(day)) {
                FeeLine line = line(rule, quantity);
                lines.add(line);
                words.add(words(rule, line));
                sample |= rule.sample();
            }
        }
        Money total = lines.stream().map(FeeLine::total).reduce(Money.ZERO, Money::plus);
        String sum = words.isEmpty() ? "keine Position" : words.stream().collect(Collectors.joining(" + "));
        return new Fee(total, lines, sum + " = " + total + (sample ? " (Muster)" : ""), sample);
    }

    private static void refuseWrongDay(FeeSchedule schedule, LocalDate day) {
        if (!schedule.isValidOn(day)) {
            throw new ConfigurationException(
                    "Die Gebührenordnung \"" + schedule.title() + "\" gilt nicht am " + day
                            + ", sondern ab " + schedule.validFrom()
                            + schedule.validTo().map(last -> " bis " + last).orElse("")
                            + ": gueltigAb und gueltigBis prüfen oder die geltende laden. / The fee schedule is not in force on that day.");
        }
    }

    /** Asks for every fact, so that a missing one is found in the first test and not with the first person it concerns. */
    private static boolean holds(FeeRule rule, FeeSchedule schedule, FeeFacts facts) {
        boolean holds = true;
        for (FeeCondition condition : rule.conditions()) {
            boolean flag = facts.flag(condition.flag()).orElseThrow(() -> missing(schedule, "flag", condition.flag()));
            holds &= flag == condition.expected();
        }
        return holds;
    }

    private static int quantity(FeeRule rule, FeeSchedule schedule, FeeFacts facts) {
        if (rule.units().isEmpty()) {
            return 1;
        }
        FeeUnits units = rule.units().get();
        int number = facts.count(units.count()).orElseThrow(() -> missing(schedule, "count", units.count()));
        return Math.max(0, number - units.free());
    }

    private static ConfigurationException missing(FeeSchedule schedule, String kind, String name) {
        return new ConfigurationException("Die Gebührenordnung \"" + schedule.title() + "\" fragt nach \"" + name
                + "\", der Fall sagt dazu nichts: FeeFacts.Builder." + kind + "(\"" + name
                + "\", …) setzen. / The fee schedule asks for a fact that was not stated.");
    }

    private static FeeLine line(FeeRule rule, int quantity) {
        return new FeeLine(
                rule.tariff(),
                rule.text(),
                rule.citation(),
                quantity,
                rule.amount(),
                rule.amount().times(quantity));
    }

    private static String words(FeeRule rule, FeeLine line) {
        String amount = rule.units()
                .map(units -> line.quantity() + " × " + line.unit()
                        + (units.free() > 0 ? " (" + units.free() + " frei)" : ""))
                .orElse(line.unit().toString());
        return "Tarifstelle " + line.rule() + " " + line.text() + " (" + line.citation() + "): " + amount;
    }
}
