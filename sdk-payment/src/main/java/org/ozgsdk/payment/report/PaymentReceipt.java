// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.report;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.payment.PaymentItem;
import org.ozgsdk.payment.fee.Fee;

/**
 * A receipt (Quittung) for the person who paid. Names no person: whoever hands it out knows whom.
 *
 * @param authority who was paid
 * @param service what for
 * @param items the lines
 * @param evidence what proves the payment
 * @param citations the legal sources of the fee, each once; empty if none are to be shown
 */
public record PaymentReceipt(
        String authority, String service, List<PaymentItem> items, PaymentEvidence evidence, List<String> citations) {

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
        citations = List.copyOf(citations);
        Money sum = items.stream().map(PaymentItem::total).reduce(Money.ZERO, Money::plus);
        if (!sum.equals(evidence.amount())) {
            throw new IllegalArgumentException("the lines of a receipt add up to what was paid");
        }
    }

    /**
     * Makes a receipt that shows no legal sources.
     *
     * @param authority who was paid
     * @param service what for
     * @param items the lines
     * @param evidence what proves the payment
     * @throws IllegalArgumentException if the lines do not add up to what was paid
     */
    public PaymentReceipt(String authority, String service, List<PaymentItem> items, PaymentEvidence evidence) {
        this(authority, service, items, evidence, List.of());
    }

    /**
     * Shows the legal sources of the fee and of what was let off.
     *
     * @param fee the fee that was paid; lines that are free are left out
     * @return a copy with them
     */
    public PaymentReceipt citing(Fee fee) {
        List<String> sources = fee.lines().stream()
                .filter(line -> line.total().compareTo(Money.ZERO) > 0)
                .map(line -> "Tarifstelle " + line.rule() + ": " + line.citation()
                        + line.relief().map(why -> "; " + why).orElse(""))
                .distinct()
                .toList();
        return new PaymentReceipt(authority, service, items, evidence, sources);
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
        if (!citations.isEmpty()) {
            text.append("\nRechtsgrundlage\n");
            citations.forEach(citation -> text.append(citation).append('\n'));
        }
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
