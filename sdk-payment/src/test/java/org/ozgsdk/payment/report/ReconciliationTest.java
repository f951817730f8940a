// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.NotifiedWorld;
import org.ozgsdk.payment.Orders;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.PaymentLedger;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.Payments;
import org.ozgsdk.payment.Refunds;
import org.ozgsdk.payment.girocheckout.GiroCheckout;
import org.ozgsdk.payment.girocheckout.GiroCheckoutSettings;
import org.ozgsdk.sandbox.GiroCheckoutAccess;
import org.ozgsdk.sandbox.PaymentFault;

class ReconciliationTest {

    @Test
    void everyFindingStandsInTheReportAndNothingElse() throws Exception {
        try (NotifiedWorld world = new NotifiedWorld(ReconciliationTest::provider)) {
            Store store = new InMemoryStore(world.clock);
            Payments payments =
                    Payments.builder(provider(world), store).clock(world.clock).build();
            Payment fine = paid(world, payments, "a-fine");
            payments.delivered("a-fine");
            paid(world, payments, "b-waits");
            Payment back = paid(world, payments, "c-back");
            payments.delivered("c-back");
            payments.refund(back.id(), "r", Refunds.Kind.FULL, back.amount());
            Payment mismatch = payments.start(Orders.of("d-mismatch", "26.00"));
            world.sandbox.faults().payment(PaymentFault.WRONG_AMOUNT);
            payments.check(mismatch.id());
            world.sandbox.faults().clear();
            world.sandbox.faults().payment(PaymentFault.CREATE_TIMEOUT);
            PaymentOrder lost = Orders.of("e-lost", "26.00");
            payments.start(lost);
            world.sandbox.faults().clear();
            payments.start(Orders.of("f-open", "26.00"));
            PaymentLedger ledger = PaymentLedger.open(store, GiroCheckout.ID);

            assertThat(kinds(Reconciliation.of(ledger, world.clock)))
                    .as("what is young is normal")
                    .containsExactly("c-back DELIVERED_NOT_PAID", "d-mismatch AMOUNT_MISMATCH");
            world.clock.advance(Duration.ofMinutes(20));
            Reconciliation report = Reconciliation.of(ledger, world.clock);

            assertThat(kinds(report))
                    .containsExactly(
                            "b-waits PAID_NOT_DELIVERED",
                            "c-back DELIVERED_NOT_PAID",
                            "d-mismatch AMOUNT_MISMATCH",
                            "e-lost UNKNOWN_OUTCOME");
            assertThat(report.table()).contains("bezahlt, nicht zugestellt", "26,00 EUR", "4 Befunde");
            assertThat(Json.object(report.json(), "report").objects("rows")).hasSize(4);
            assertThat(ledger.find(fine.id()))
                    .hasValueSatisfying(found -> assertThat(found.isPaid()).isTrue());
            assertThat(ledger.ofClaim("f-open")).isPresent();
        }
    }

    private static Payment paid(NotifiedWorld world, Payments payments, String claim) {
        Payment payment = payments.start(Orders.of(claim, "26.00"));
        world.click(payment, "bezahlen");
        return payments.check(payment.id());
    }

    private static GiroCheckout provider(NotifiedWorld world) {
        GiroCheckoutAccess access = world.sandbox.giroCheckout();
        return new GiroCheckout(
                new GiroCheckoutSettings(
                        Environment.SANDBOX,
                        access.base(),
                        access.merchantId(),
                        access.pageProjectId(),
                        access.password(),
                        GiroCheckoutSettings.Kind.PAYMENT_PAGE,
                        java.net.URI.create("http://127.0.0.1:9/niemand")),
                Transport.builder(Environment.SANDBOX).build(),
                world.clock);
    }

    private static List<String> kinds(Reconciliation report) {
        return report.rows().stream().map(row -> row.claim() + " " + row.kind()).toList();
    }

    @Test
    void aReceiptSaysWhatWasPaidToWhomAndWhen() {
        PaymentOrder order = Orders.of("antrag-1", "26.00");
        PaymentEvidence evidence = new PaymentEvidence(
                "xbezahldienste",
                "T-1",
                Optional.of("KZ-1"),
                Instant.parse("2026-11-23T09:00:30Z"),
                PaymentMethod.OTHER,
                Optional.of("Wero"),
                order.total(),
                Optional.empty());
        PaymentReceipt receipt =
                new PaymentReceipt("Stadtkasse Musterstadt", "Gewerbeanmeldung", order.items(), evidence);

        assertThat(receipt.text())
                .contains(
                        "Bezahlt an: Stadtkasse Musterstadt",
                        "Betrag: 26,00 EUR",
                        "Bezahlt am: 23. November 2026, 10:00 Uhr",
                        "Zahlungsart: Wero",
                        "Kassenzeichen: KZ-1",
                        "Tarifstelle 12.1.3 Gewerbeanmeldung: 26,00 EUR");
        assertThatThrownBy(() -> new PaymentReceipt(
                        "Kasse", "Leistung", Orders.of("x", "27.00").items(), evidence))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(receipt.text().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
    }
}
