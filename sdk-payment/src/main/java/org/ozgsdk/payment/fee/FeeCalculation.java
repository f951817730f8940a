// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.fee;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.fee.FeeRule;
import org.ozgsdk.core.fee.FeeSchedule;
import org.ozgsdk.core.fee.FeeVoid;

/**
 * Applies a schedule to a case. Whole cents throughout: only a share of a value, a relief and a tax can break a cent, each is rounded half up once, and no result is
 * negative. A schedule that is void charges nothing and says why.
 */
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
        if (schedule.voidOn(day).isPresent()) {
            FeeVoid why = schedule.voidOn(day).get();
            return new Fee(
                    Money.ZERO,
                    List.of(),
                    "keine Position: die Gebührenordnung ist seit " + why.since() + " nichtig, " + why.reason() + " = "
                            + Money.ZERO,
                    schedule.sample());
        }
        LinePrice price = new LinePrice(schedule, facts);
        List<FeeLine> lines = new ArrayList<>();
        boolean sample = schedule.sample();
        for (FeeRule rule : schedule.rules()) {
            Optional<FeeLine> line = price.of(rule).filter(found -> rule.isValidOn(day));
            line.ifPresent(lines::add);
            sample |= line.isPresent() && rule.sample();
        }
        Money total = lines.stream().map(FeeLine::total).reduce(Money.ZERO, Money::plus);
        String sum = lines.isEmpty()
                ? "keine Position"
                : lines.stream().map(FeeCalculation::words).collect(Collectors.joining(" + "));
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

    private static String words(FeeLine line) {
        return "Tarifstelle " + line.rule() + " " + line.text() + " (" + line.citation() + "): " + line.how();
    }
}
