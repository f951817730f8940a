// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.report;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.payment.PaymentItem;

/**
 * A receipt (Quittung) for the person who paid. Names no person: whoever hands it out knows whom.
 *
 * @param authority who was paid
 * @param service what for
 * @param items the lines
 * @param evidence what proves the payment
 */
public record PaymentReceipt(String authority, String service, List<PaymentItem> items, PaymentEvidence evidence) {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d. MMMM yyyy, HH:mm 'Uhr'", Locale.GERMANY);

    /**
     * Copies the lines.
     *
     * @throws IllegalArgumentException if they do not add up to what was paid
     */
    public PaymentReceipt {
        items = List.copyOf(items);
        Money sum = items.stream().map(PaymentItem::total).reduce(Money.ZERO, Money::plus);
        if (!sum.equals(evidence.amount())) {
            throw new IllegalArgumentException("the lines of a receipt add up to what was paid");
        }
    }

    /** {@return label and value of each fact, in the order in which they are shown} */
    public List<Fact> facts() {
        return List.of(
                new Fact("Bezahlt an", authority),
                new Fact("Leistung", service),
                new Fact("Betrag", evidence.amount().toString()),
                new Fact("Bezahlt am", TIME.format(evidence.paidAt().atZone(BERLIN))),
                new Fact(
                        "Zahlungsart",
                        evidence.methodDetail().orElse(evidence.method().name())),
                new Fact("Kassenzeichen", evidence.transactionReference().orElse("keines")),
                new Fact("Vorgang beim Bezahldienst", evidence.transactionId()));
    }

    /** {@return label and amount of each line; tax is named where there is one} */
    public List<Fact> lines() {
        return items.stream()
                .map(item -> new Fact(
                        (item.quantity() > 1 ? item.quantity() + " × " : "") + item.description(),
                        item.total()
                                + (item.unitTax().equals(Money.ZERO)
                                        ? ""
                                        : " (darin " + item.taxRate().toPlainString() + " % Steuer: "
                                                + item.unitTax().times(item.quantity()) + ")")))
                .toList();
    }

    /** {@return the receipt as plain text in German} */
    public String text() {
        StringBuilder text = new StringBuilder("Zahlungsbestätigung\n\n");
        facts().forEach(fact ->
                text.append(fact.label()).append(": ").append(fact.value()).append('\n'));
        text.append('\n');
        lines().forEach(line ->
                text.append(line.label()).append(": ").append(line.value()).append('\n'));
        return text.toString();
    }

    /**
     * A label and its value.
     *
     * @param label in German
     * @param value as shown
     */
    public record Fact(String label, String value) {}
}
