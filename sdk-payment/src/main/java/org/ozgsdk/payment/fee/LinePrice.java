// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.fee;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.fee.FeeCondition;
import org.ozgsdk.core.fee.FeeRelief;
import org.ozgsdk.core.fee.FeeRule;
import org.ozgsdk.core.fee.FeeSchedule;
import org.ozgsdk.core.fee.FeeShare;
import org.ozgsdk.core.fee.FeeSteps;
import org.ozgsdk.core.fee.FeeUnits;

/** What one rule costs in one case: amount or steps or share, then limits, then relief, then tax. Whole cents after each step that can break them. */
final class LinePrice {

    private final FeeSchedule schedule;
    private final FeeFacts facts;

    LinePrice(FeeSchedule schedule, FeeFacts facts) {
        this.schedule = schedule;
        this.facts = facts;
    }

    /** Empty if the rule charges nothing here. Asks for every fact, so that a missing one is found in the first test and not with the first person it concerns. */
    Optional<FeeLine> of(FeeRule rule) {
        boolean applies = hold(rule.conditions());
        Optional<FeeRelief> relief = relief(rule);
        Optional<FeeLine> line = priced(rule);
        return applies
                ? line.map(full -> limited(rule, full))
                        .map(full -> relieved(full, relief))
                        .map(net -> taxed(rule, net))
                : Optional.empty();
    }

    /** Asks for all of them, also behind one that does not hold. */
    private boolean hold(List<FeeCondition> conditions) {
        boolean all = true;
        for (FeeCondition condition : conditions) {
            boolean flag = facts.flag(condition.flag()).orElseThrow(() -> missing(schedule, "flag", condition.flag()));
            all &= flag == condition.expected();
        }
        return all;
    }

    private Optional<FeeRelief> relief(FeeRule rule) {
        Optional<FeeRelief> first = Optional.empty();
        for (FeeRelief relief : rule.terms().reliefs()) {
            boolean applies = hold(relief.conditions());
            first = first.isEmpty() && applies ? Optional.of(relief) : first;
        }
        return first;
    }

    private Optional<FeeLine> priced(FeeRule rule) {
        if (rule.terms().steps().isPresent()) {
            return stepped(rule, rule.terms().steps().get());
        }
        if (rule.terms().share().isPresent()) {
            return Optional.of(shared(rule, rule.terms().share().get()));
        }
        int quantity = quantity(rule);
        String words = rule.units()
                .map(units ->
                        quantity + " × " + rule.amount() + (units.free() > 0 ? " (" + units.free() + " frei)" : ""))
                .orElse(rule.amount().toString());
        return Optional.of(line(rule, quantity, rule.amount(), words)).filter(line -> quantity > 0);
    }

    private int quantity(FeeRule rule) {
        if (rule.units().isEmpty()) {
            return 1;
        }
        FeeUnits units = rule.units().get();
        return Math.max(0, count(units.count()) - units.free());
    }

    private int count(String name) {
        return facts.count(name).orElseThrow(() -> missing(schedule, "count", name));
    }

    private Optional<FeeLine> stepped(FeeRule rule, FeeSteps steps) {
        int number = count(steps.count());
        if (number == 0) {
            return Optional.empty();
        }
        Money price = steps.price(number);
        return Optional.of(line(rule, 1, price, "Staffel für " + number + ": " + price));
    }

    private FeeLine shared(FeeRule rule, FeeShare share) {
        Money value = facts.amount(share.of()).orElseThrow(() -> missing(schedule, "amount", share.of()));
        Money price = share.price(value);
        return line(rule, 1, price, percent(share.percent()) + " von " + value + ": " + price);
    }

    private static FeeLine line(FeeRule rule, int quantity, Money unit, String how) {
        return new FeeLine(
                rule.tariff(),
                rule.text(),
                rule.citation(),
                Math.max(1, quantity),
                unit,
                Money.ZERO,
                BigDecimal.ZERO,
                how,
                Optional.empty());
    }

    private static FeeLine limited(FeeRule rule, FeeLine line) {
        Money before = line.total();
        Money after = rule.terms().limited(before);
        if (after.equals(before)) {
            return line;
        }
        String word = after.compareTo(before) > 0 ? ", mindestens " : ", höchstens ";
        return changed(line, after, line.how() + word + after, Optional.empty());
    }

    private static FeeLine relieved(FeeLine line, Optional<FeeRelief> relief) {
        if (relief.isEmpty()) {
            return line;
        }
        FeeRelief known = relief.get();
        Money left = known.left(line.total());
        String why = known.reason() + " (" + known.citation() + ")";
        String words = known.isExemption()
                ? "befreit: " + why
                : line.how() + ", ermäßigt um " + percent(known.percent()) + " auf " + left + ": " + why;
        return changed(line, left, words, Optional.of(why));
    }

    private static FeeLine changed(FeeLine line, Money total, String how, Optional<String> relief) {
        return new FeeLine(
                line.rule(), line.text(), line.citation(), 1, total, Money.ZERO, BigDecimal.ZERO, how, relief);
    }

    /** Tax is counted per unit and rounded there, so that quantity times unit is exact. */
    private static FeeLine taxed(FeeRule rule, FeeLine line) {
        BigDecimal rate = rule.terms().taxRate();
        if (rate.signum() == 0) {
            return line;
        }
        Money tax = Money.ofCents(BigDecimal.valueOf(line.unit().cents())
                .multiply(rate)
                .movePointLeft(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
        return new FeeLine(
                line.rule(),
                line.text(),
                line.citation(),
                line.quantity(),
                line.unit(),
                tax,
                rate,
                line.how() + " zuzüglich " + percent(rate) + " Umsatzsteuer: " + tax.times(line.quantity()),
                line.relief());
    }

    private static String percent(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString().replace('.', ',') + " %";
    }

    private static ConfigurationException missing(FeeSchedule schedule, String kind, String name) {
        return new ConfigurationException("Die Gebührenordnung \"" + schedule.title() + "\" fragt nach \"" + name
                + "\", der Fall sagt dazu nichts: FeeFacts.Builder." + kind + "(\"" + name
                + "\", …) setzen. / The fee schedule asks for a fact that was not stated.");
    }
}
