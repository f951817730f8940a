// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.payment.ModelService.Lie;
import org.ozgsdk.payment.Refunds.Kind;
import org.ozgsdk.payment.Refunds.Outcome;
import org.ozgsdk.payment.report.Reconciliation;

/** Money that goes back, is taken back, or is confirmed by a person. */
class RefundTest {

    private static final PaymentOrder ORDER = Orders.of("antrag-1", "26.00");

    private final TestClock clock = new TestClock();
    private final Store store = new InMemoryStore(clock);
    private final ModelService service = new ModelService();
    private final List<PaymentEvent> events = new ArrayList<>();

    @Test
    void partsGoBackUntilNothingIsLeft() {
        Payments payments = payments();
        Payment paid = paid(payments);

        Payment part = payments.refund(paid.id(), "a", Kind.PARTIAL, Money.euro("10.00"));
        assertThat(part.status()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(part.evidence()).isPresent();
        assertThatThrownBy(() -> payments.refund(paid.id(), "b", Kind.PARTIAL, Money.euro("16.01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16,00 EUR");
        Payment all = payments.refund(paid.id(), "b", Kind.PARTIAL, Money.euro("16.00"));

        assertThat(all.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(all.refunds()).extracting(Refund::state).containsOnly(Refund.State.DONE);
        assertThatThrownBy(() -> payments.refund(paid.id(), "c", Kind.PARTIAL, Money.ofCents(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(payments.start(ORDER).id()).as("no new attempt").isEqualTo(paid.id());
    }

    @Test
    void theSameKeyGivesBackOnce() {
        Payments payments = payments();
        Payment paid = paid(payments);

        payments.refund(paid.id(), "a", Kind.FULL, Money.euro("26.00"));
        Payment again = payments.refund(paid.id(), "a", Kind.FULL, Money.euro("26.00"));

        assertThat(again.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(service.refunds.orders).hasSize(1);
        assertThatThrownBy(() -> payments.refund(paid.id(), "a", Kind.PARTIAL, Money.euro("1.00")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownOutcomeCountsAsGivenBackAndIsReported() {
        Payments payments = payments();
        Payment paid = paid(payments);
        service.refunds.next = new Outcome.Unknown("timed out");

        Payment after = payments.refund(paid.id(), "a", Kind.FULL, Money.euro("26.00"));

        assertThat(after.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(after.refunds()).singleElement().extracting(Refund::state).isEqualTo(Refund.State.UNKNOWN);
        assertThat(kinds()).contains(PaymentEvent.Kind.REFUND_UNKNOWN);
        assertThatThrownBy(() -> payments.refund(paid.id(), "b", Kind.FULL, Money.euro("26.00")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPersonSaysWhatBecameOfMoneyThatNobodyKnewOf() {
        Payments payments = payments();
        Payment paid = paid(payments);
        service.refunds.next = new Outcome.Unknown("timed out");
        payments.refund(paid.id(), "a", Kind.FULL, Money.euro("26.00"));
        assertThatThrownBy(() -> payments.decideRefund(paid.id(), "b", true))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(payments.decideRefund(paid.id(), "a", false).status()).isEqualTo(PaymentStatus.PAID);
        payments.refund(paid.id(), "c", Kind.FULL, Money.euro("26.00"));
        assertThat(payments.decideRefund(paid.id(), "c", true).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThatThrownBy(() -> payments.decideRefund(paid.id(), "c", true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRefundWhoseSenderDiedIsReportedAndSettledByAPerson() {
        Payments payments = payments();
        Payment paid = paid(payments);
        payments.delivered(ORDER.claim());
        service.refunds.dies = true;
        assertThatThrownBy(() -> payments.refund(paid.id(), "a", Kind.FULL, Money.euro("26.00")))
                .isInstanceOf(ModelService.Killed.class);
        assertThatThrownBy(() -> payments.decideRefund(paid.id(), "a", true))
                .as("it may still be under way")
                .isInstanceOf(IllegalArgumentException.class);
        clock.advance(Duration.ofMinutes(20));

        assertThat(Reconciliation.of(PaymentLedger.open(store, "model"), clock).rows())
                .singleElement()
                .matches(row -> row.kind() == Reconciliation.Kind.UNKNOWN_OUTCOME);
        assertThat(payments.decideRefund(paid.id(), "a", true).status()).isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    void whatWasTakenBackBeforeItWasSeenPaidHasFailed() {
        service.tellsChargeBacks = true;
        Payments payments = payments();
        Payment payment = payments.start(ORDER);
        service.transactions.values().forEach(transaction -> transaction.state = PaymentStatus.CHARGED_BACK);

        assertThat(payments.check(payment.id()).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(payments.deliveriesDue(10)).isEmpty();
    }

    @Test
    void aRefusalGivesNothingBackAndAllowsAnother() {
        Payments payments = payments();
        Payment paid = paid(payments);
        service.refunds.next = new Outcome.Refused("5100");
        payments.refund(paid.id(), "a", Kind.FULL, Money.euro("26.00"));
        service.refunds.next = new Outcome.Done("R-2");

        assertThat(payments.refund(paid.id(), "b", Kind.VOID, Money.euro("26.00"))
                        .status())
                .isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    void whatWasNotPaidIsNotGivenBack() {
        Payments payments = payments();
        Payment payment = payments.start(ORDER);

        assertThatThrownBy(() -> payments.refund(payment.id(), "a", Kind.FULL, Money.euro("26.00")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(service.refunds.orders).isEmpty();
    }

    @Test
    void moneyThatIsTakenBackIsSeenWhereTheServiceTellsIt() {
        service.tellsChargeBacks = true;
        Payments payments = payments();
        Payment paid = paid(payments);
        payments.delivered(ORDER.claim());
        service.transactions.values().forEach(transaction -> transaction.state = PaymentStatus.CHARGED_BACK);
        clock.advance(Duration.ofDays(1));

        assertThat(payments.poll()).singleElement().matches(back -> back.status() == PaymentStatus.CHARGED_BACK);
        assertThat(kinds()).contains(PaymentEvent.Kind.CHARGED_BACK);
        assertThat(payments.find(paid.id()).orElseThrow().evidence())
                .as("it was paid")
                .isPresent();
        assertThat(payments.start(ORDER).id())
                .as("nothing is asked for again by itself")
                .isEqualTo(paid.id());
    }

    @Test
    void aPaidPaymentIsReadForSixtyDaysAndNoLonger() {
        service.tellsChargeBacks = true;
        Payments payments = payments();
        paid(payments);
        int asked = service.log.size();
        for (int day = 0; day < 90; day++) {
            clock.advance(Duration.ofDays(1));
            payments.poll();
        }

        assertThat(service.log.size() - asked).isBetween(55, 61);
    }

    @Test
    void aPersonDecidesAMismatch() {
        Payments payments = payments();
        Payment payment = payments.start(ORDER);
        service.lie = Lie.AMOUNT;
        service.decide(payment.page().orElseThrow(), PaymentStatus.PAID);
        assertThat(payments.check(payment.id()).status()).isEqualTo(PaymentStatus.MISMATCH);

        assertThatThrownBy(() -> payments.confirm(payment.id(), evidence("26.00", PaymentEvidence.Source.STATUS)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> payments.confirm(payment.id(), evidence("25.00", PaymentEvidence.Source.PERSON)))
                .isInstanceOf(IllegalArgumentException.class);
        Payment confirmed = payments.confirm(payment.id(), evidence("26.00", PaymentEvidence.Source.PERSON));

        assertThat(confirmed.isPaid()).isTrue();
        assertThat(confirmed.evidence().orElseThrow().source()).isEqualTo(PaymentEvidence.Source.PERSON);
        assertThat(payments.deliveriesDue(10)).hasSize(1);
    }

    @Test
    void aPersonClosesWhatNobodyPaid() {
        Payments payments = payments();
        Payment payment = payments.start(ORDER);
        assertThatThrownBy(() -> payments.closeUnpaid(payment.id(), "Kasse: nichts eingegangen"))
                .as("the page can still be paid on")
                .isInstanceOf(IllegalArgumentException.class);
        clock.advance(Duration.ofDays(1));
        payments.poll();

        assertThat(payments.closeUnpaid(payment.id(), "Kasse: nichts eingegangen")
                        .status())
                .isEqualTo(PaymentStatus.CLOSED_UNPAID);
    }

    @Test
    void aDeliveryIsDueUntilItIsDone() {
        Payments payments = payments();
        assertThat(payments.deliveriesDue(10)).isEmpty();
        paid(payments);

        assertThat(payments.deliveriesDue(10)).extracting(ClaimState::claim).containsExactly("antrag-1");
        payments.delivered("antrag-1");
        payments.delivered("antrag-1");

        assertThat(payments.deliveriesDue(10)).isEmpty();
        List<ClaimState> claims = new ArrayList<>();
        payments.claims(claims::add);
        assertThat(claims).singleElement().extracting(ClaimState::delivery).isEqualTo(ClaimState.Delivery.DONE);
    }

    @Test
    void aPayerIsForgottenOnlyWhenNothingIsOpen() {
        Payments payments = payments();
        Payer payer = new Payer(Payer.Kind.PERSON, "Geheim", Optional.of("Gerda"), Optional.empty());
        Payment payment = payments.start(ORDER.withPayer(payer));
        assertThat(payments.forgetPayers(Duration.ZERO)).as("it is pending").isZero();
        service.decide(payment.page().orElseThrow(), PaymentStatus.PAID);
        payments.check(payment.id());
        clock.advance(Duration.ofDays(3));
        assertThat(payments.forgetPayers(Duration.ofDays(2)))
                .as("its delivery is due")
                .isZero();
        assertThat(stored()).contains("Geheim");
        payments.delivered("antrag-1");

        assertThat(payments.forgetPayers(Duration.ofDays(4))).as("it is young").isZero();
        assertThat(payments.forgetPayers(Duration.ofDays(2))).isEqualTo(1);
        assertThat(stored()).doesNotContain("Geheim", "Gerda");
        assertThat(payments.forgetPayers(Duration.ofDays(2))).isZero();
        assertThat(payments.find(payment.id()).orElseThrow().isPaid()).isTrue();
    }

    private String stored() {
        return new String(
                store.find("payment.model", "antrag-1").orElseThrow().value(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private Payments payments() {
        return Payments.builder(service, store).clock(clock).events(events::add).build();
    }

    private Payment paid(Payments payments) {
        Payment payment = payments.start(ORDER);
        service.decide(payment.page().orElseThrow(), PaymentStatus.PAID);
        return payments.check(payment.id());
    }

    private List<PaymentEvent.Kind> kinds() {
        return events.stream().map(PaymentEvent::kind).toList();
    }

    private static PaymentEvidence evidence(String euro, PaymentEvidence.Source source) {
        return new PaymentEvidence(
                "kasse",
                "Beleg-1",
                Optional.empty(),
                Instant.parse("2026-11-24T09:00:00Z"),
                PaymentMethod.INVOICE,
                Optional.empty(),
                Money.euro(euro),
                Optional.empty(),
                source);
    }
}
