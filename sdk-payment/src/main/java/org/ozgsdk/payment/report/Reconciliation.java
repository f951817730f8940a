// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.payment.ClaimState;
import org.ozgsdk.payment.ClaimState.Delivery;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.PaymentLedger;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.payment.Refund;

/**
 * What a person must look at: paid and not delivered, delivered and not paid, what does not fit, what nobody knows. Holds ids, amounts and words, no personal data.
 *
 * @param at when it was made
 * @param rows what was found, in the order of the claims
 */
public record Reconciliation(Instant at, List<Row> rows) {

    /** Shorter is normal: a request is under way, an application is on its way. */
    private static final Duration NORMAL = Duration.ofMinutes(15);

    /** Copies the rows. */
    public Reconciliation {
        rows = List.copyOf(rows);
    }

    /** What a row is about. */
    public enum Kind {
        /** The money is there and the application was not handed over. */
        PAID_NOT_DELIVERED("bezahlt, nicht zugestellt"),
        /** The application was handed over and the money is not, or no longer, there. */
        DELIVERED_NOT_PAID("zugestellt, nicht bezahlt"),
        /** The payment service's answer does not fit: amount, currency or id. */
        AMOUNT_MISMATCH("Antwort passt nicht"),
        /** Nobody knows what became of a request or of money given back. */
        UNKNOWN_OUTCOME("Ausgang unbekannt"),
        /** More than one payment came for one claim. */
        PAID_TWICE("mehrfach bezahlt"),
        /** The money was taken back. */
        CHARGED_BACK("zurückgeholt");

        private final String german;

        Kind(String german) {
            this.german = german;
        }
    }

    /**
     * One thing to look at.
     *
     * @param kind what it is
     * @param claim what was to be paid for
     * @param paymentId the payment
     * @param status where it stands
     * @param amount what was to be paid
     * @param reference the Kassenzeichen; empty if none is known
     * @param since when it came to stand so
     * @param detail why, in technical words; may be empty
     */
    public record Row(
            Kind kind,
            String claim,
            String paymentId,
            PaymentStatus status,
            Money amount,
            Optional<String> reference,
            Instant since,
            String detail) {}

    /**
     * Looks through all payments of a ledger.
     *
     * @param ledger the payments
     * @param clock what is younger than 15 minutes by it is normal and left out
     * @return the report
     */
    public static Reconciliation of(PaymentLedger ledger, Clock clock) {
        Instant now = clock.instant();
        List<Row> rows = new ArrayList<>();
        ledger.claims(claim -> add(claim, now.minus(NORMAL), rows));
        return new Reconciliation(now, rows);
    }

    private static void add(ClaimState claim, Instant normal, List<Row> rows) {
        List<Payment> money = claim.attempts().stream().filter(Payment::isPaid).toList();
        for (Payment payment : claim.attempts()) {
            boolean old = payment.changedAt().isBefore(normal);
            if (payment.isPaid() && claim.delivery() == Delivery.DUE && old) {
                rows.add(row(Kind.PAID_NOT_DELIVERED, payment));
            }
            if (payment.isPaid() && money.size() > 1) {
                rows.add(row(Kind.PAID_TWICE, payment));
            }
            of(payment, normal).ifPresent(kind -> rows.add(row(kind, payment)));
        }
        if (claim.delivery() == Delivery.DONE && money.isEmpty()) {
            rows.add(row(
                    Kind.DELIVERED_NOT_PAID,
                    claim.attempts().get(claim.attempts().size() - 1)));
        }
    }

    private static Optional<Kind> of(Payment payment, Instant normal) {
        boolean old = payment.changedAt().isBefore(normal);
        boolean lost = payment.refunds().stream().anyMatch(refund -> isLost(refund, normal));
        return switch (payment.status()) {
            case MISMATCH -> Optional.of(Kind.AMOUNT_MISMATCH);
            case CHARGED_BACK -> Optional.of(Kind.CHARGED_BACK);
            case ABANDONED_NEEDS_REVIEW -> Optional.of(Kind.UNKNOWN_OUTCOME);
            case INITIATING, INITIATION_UNKNOWN ->
                Optional.of(Kind.UNKNOWN_OUTCOME).filter(any -> old);
            default -> Optional.of(Kind.UNKNOWN_OUTCOME).filter(any -> lost);
        };
    }

    /** Nobody knows what became of it, or its sender died on the way. */
    private static boolean isLost(Refund refund, Instant normal) {
        return refund.state() == Refund.State.UNKNOWN
                || (refund.state() == Refund.State.UNDER_WAY
                        && refund.changedAt().isBefore(normal));
    }

    private static Row row(Kind kind, Payment payment) {
        return new Row(
                kind,
                payment.claim(),
                payment.id(),
                payment.status(),
                payment.amount(),
                payment.reference(),
                payment.changedAt(),
                payment.detail());
    }

    /** {@return a table in German for people, one line per row} */
    public String table() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-26s %-40s %14s %-24s %-20s %s%n",
                "Befund",
                "Anspruch",
                "Betrag",
                "Kassenzeichen",
                "seit",
                "Stand"));
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-26s %-40s %14s %-24s %-20s %s%s%n",
                    row.kind().german,
                    row.claim(),
                    row.amount(),
                    row.reference().orElse("-"),
                    row.since().toString(),
                    row.status(),
                    row.detail().isEmpty() ? "" : " (" + row.detail() + ")"));
        }
        return text.append(rows.size())
                .append(rows.size() == 1 ? " Befund" : " Befunde")
                .append('\n')
                .toString();
    }

    /** {@return the report as JSON} */
    public byte[] json() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("at", at.toString());
        root.put("rows", rows.stream().map(Reconciliation::json).toList());
        return Json.writePretty(root);
    }

    private static Map<String, Object> json(Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", row.kind().name());
        json.put("claim", row.claim());
        json.put("paymentId", row.paymentId());
        json.put("status", row.status().name());
        json.put("amount", row.amount().toEuro());
        row.reference().ifPresent(reference -> json.put("reference", reference));
        json.put("since", row.since().toString());
        json.put("detail", row.detail());
        return json;
    }
}
