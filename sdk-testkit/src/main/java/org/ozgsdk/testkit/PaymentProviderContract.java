// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentProvider;
import org.ozgsdk.payment.PaymentProvider.Initiation;
import org.ozgsdk.payment.PaymentProvider.Initiation.Started;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.payment.Payments;
import org.ozgsdk.payment.Refunds;
import org.ozgsdk.testkit.PaymentBench.Running;

/**
 * What every {@link PaymentProvider} must hold, so that a payment is neither lost nor made twice whichever service takes it. Extend it, give the provider and a
 * {@link PaymentCounterpart}, declare what the provider can, and the tests are inherited; those of an undeclared {@link PaymentCapability} are skipped and say so.
 *
 * <pre>{@code
 * class OurProviderTest extends PaymentProviderContract {
 *
 *     private final OurService service = OurService.start(); // plays the payment service
 *
 *     @Override
 *     protected PaymentProvider provider() {
 *         return new OurProvider(service.address(), Secret.of("geheim-4711"));
 *     }
 *
 *     @Override
 *     protected PaymentCounterpart counterpart() {
 *         return service;
 *     }
 *
 *     @Override
 *     protected Set<PaymentCapability> capabilities() {
 *         return Set.of(PaymentCapability.AMOUNT, PaymentCapability.REFUNDS);
 *     }
 *
 *     @Override
 *     protected List<String> secrets() {
 *         return List.of("geheim-4711");
 *     }
 * }
 * }</pre>
 *
 * <p>Tests cannot be overridden from another package, so that passing always means the same.
 */
public abstract class PaymentProviderContract {

    private PaymentBench bench;

    /** For those who extend it. */
    protected PaymentProviderContract() {}

    /** {@return the provider, pointed at the counterpart; asked for once per test} */
    protected abstract PaymentProvider provider();

    /** {@return who plays the payment service and its customers; asked for once per test} */
    protected abstract PaymentCounterpart counterpart();

    /** {@return what this provider can, beside taking payments} */
    protected abstract Set<PaymentCapability> capabilities();

    /** {@return the secrets that the provider was given: none may ever be printed} */
    protected abstract List<String> secrets();

    /**
     * Makes an order what this payment service takes: with a payer, a reference or booking data, if it wants them.
     *
     * @param order an order without any of these
     * @return the order; as it is unless overridden. Lines and texts must stay
     */
    protected PaymentOrder fitting(PaymentOrder order) {
        return order;
    }

    /** {@return what a payment that was cancelled on the page reads as: FAILED where the service tells no difference; CANCELLED unless overridden} */
    protected PaymentStatus cancelled() {
        return PaymentStatus.CANCELLED;
    }

    @BeforeEach
    void takeTheProvider() {
        bench = new PaymentBench(provider(), counterpart(), this::fitting);
    }

    @AfterEach
    void endAllMisbehaviour() {
        bench.counterpart().beWell();
    }

    @Test
    void theIdIsLowerCase() {
        assertThat(bench.provider().id()).matches("[a-z][a-z0-9-]{0,49}");
    }

    @Test
    void whatIsDeclaredIsThereAndNothingElse() {
        Set<PaymentCapability> there = EnumSet.noneOf(PaymentCapability.class);
        bench.provider().notifications().ifPresent(any -> there.add(PaymentCapability.NOTIFICATIONS));
        bench.provider().refunds().ifPresent(any -> there.add(PaymentCapability.REFUNDS));
        bench.provider().availability().ifPresent(any -> there.add(PaymentCapability.AVAILABILITY));
        if (bench.provider().tellsChargeBacks()) {
            there.add(PaymentCapability.CHARGE_BACKS);
        }
        Set<PaymentCapability> declared = EnumSet.noneOf(PaymentCapability.class);
        declared.addAll(capabilities());
        // These two show only in what it answers; their own tests hold them to the declaration.
        declared.removeAll(EnumSet.of(PaymentCapability.RECOVERY, PaymentCapability.AMOUNT));

        assertThat(there).as("what the provider offers").isEqualTo(declared);
    }

    @Test
    void aRequestGivesAnIdAndAPage() {
        status().aRequestGivesAnIdAndAPage();
    }

    @Test
    void twoRequestsAreTwoPayments() {
        int before = bench.counterpart().payments();
        PaymentOrder order = bench.order();

        Started one = bench.start(order).started();
        Started other = bench.start(bench.order()).started();

        assertThat(other.transactionId()).isNotEqualTo(one.transactionId());
        assertThat(bench.counterpart().payments()).isEqualTo(before + 2);
    }

    @Test
    void aNewPaymentIsPending() {
        status().aNewPaymentIsPending();
    }

    @Test
    void aPaidPaymentIsPaidWithEvidence() {
        status().aPaidPaymentIsPaidWithEvidence();
    }

    @Test
    void aPaymentIsReadTheSameTwice() {
        status().aPaymentIsReadTheSameTwice();
    }

    @Test
    void aCancelledPaymentIsCancelled() {
        Running running = bench.start();
        bench.counterpart().cancel(running.started());

        assertThat(bench.status(running).state()).isEqualTo(cancelled());
    }

    @Test
    void aFailedPaymentIsFailed() {
        Running running = bench.start();
        bench.counterpart().fail(running.started());

        assertThat(bench.status(running).state()).isEqualTo(PaymentStatus.FAILED);
    }

    @Test
    void onePaymentSaysNothingOfAnother() {
        status().onePaymentSaysNothingOfAnother();
    }

    @Test
    void aPaymentThatTheServiceDoesNotKnowIsNeverPaid() {
        status().aPaymentThatTheServiceDoesNotKnowIsNeverPaid();
    }

    @Test
    void aLostAnswerIsUnknown() {
        recovery().aLostAnswerIsUnknown();
    }

    @Test
    void recoveringALostAnswerMakesNoSecondPayment() {
        recovery().recoveringALostAnswerMakesNoSecondPayment();
    }

    @Test
    void recoveringWhatNeverArrivedMakesAtMostOnePayment() {
        recovery().recoveringWhatNeverArrivedMakesAtMostOnePayment();
    }

    @Test
    void whileItIsUnavailableNothingIsFoundNorAbsent() {
        recovery().whileItIsUnavailableNothingIsFoundNorAbsent();
    }

    @Test
    void anUnavailableServiceIsUnavailable() {
        Running running = bench.paid();
        bench.counterpart().beUnavailable();

        assertThatThrownBy(() -> bench.status(running)).isInstanceOf(UnavailableException.class);
    }

    /** A refusal says that nothing was booked and lets a new attempt begin. */
    @Test
    void anUnavailableServiceNeitherTookNorRefusedARequest() {
        bench.counterpart().beUnavailable();
        try {
            assertThat(bench.provider().initiate(PaymentBench.newId(), bench.order()))
                    .isInstanceOf(Initiation.Unknown.class);
        } catch (OzgException e) {
            assertThat(e).as("nothing was sent").isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void anotherAmountIsReported() {
        status().anotherAmountIsReported(can(PaymentCapability.AMOUNT));
    }

    @Test
    void anotherAmountIsNeverPaidForTheProgram() {
        assume(PaymentCapability.AMOUNT);
        Payments payments = bench.payments();
        Payment payment = payments.start(bench.order());
        bench.counterpart().answerWithAnotherAmount();
        bench.payAndTell(payments, payment);

        assertThat(payments.check(payment.id()).status()).isEqualTo(PaymentStatus.MISMATCH);
    }

    @Test
    void aProgramSeesOnePaymentPaidOnce() {
        int before = bench.counterpart().payments();
        Payments payments = bench.payments();
        PaymentOrder order = bench.order();
        Payment payment = payments.start(order);
        bench.payAndTell(payments, payment);

        assertThat(payments.check(payment.id()).isPaid()).isTrue();
        assertThat(payments.start(order).id()).as("the same claim again").isEqualTo(payment.id());
        assertThat(bench.counterpart().payments()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gebühr für Straßenänderung, Größe Ö",
                "Đặng-Øllegård, Łucja",
                "Gebühr & Auslagen <Nr. 1> \"eilig\"; 'x' | 50 % + 1",
                "A"
            })
    void everyPurposeIsAccepted(String purpose) {
        Running running = bench.start(bench.order(purpose));
        bench.counterpart().pay(running.started());

        assertThat(bench.statusOfPaid(running).state()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void aLongPurposeIsCut() {
        bench.start(bench.order("Gewerbeanmeldung für ein überaus großes Unternehmen ".repeat(10)));
    }

    @Test
    void textFormsShowNoSecret() {
        status().textFormsShowNoSecret(secrets());
    }

    @Test
    void manyThreadsMayUseIt() throws Exception {
        status().manyThreadsMayUseIt();
    }

    @Test
    void aGenuineNotificationNamesThePayment() {
        notifications().aGenuineOneNamesThePayment();
    }

    @Test
    void aRepeatedNotificationChangesNothing() {
        notifications().aRepeatedOneChangesNothing();
    }

    @Test
    void aForgedNotificationIsNotBelieved() {
        notifications().aForgedOneIsNotBelieved();
    }

    @Test
    void aChangedLetterNeverChangesWhatANotificationSays() {
        notifications().aChangedLetterNeverChangesWhatAGenuineOneSays();
    }

    @Test
    void whatStrangersSendIsNeverGenuine() {
        notifications().whatStrangersSendIsNeverGenuine();
    }

    @Test
    void aNotificationThatWasNotStoredIsAnsweredOtherwise() {
        notifications().whatWasNotStoredIsAnsweredOtherwise();
    }

    @Test
    void aRefundOfAllGivesAllBack() {
        refunds().aRefundOfAllGivesAllBack();
    }

    @Test
    void partialRefundsAddUp() {
        RefundFacts facts = refunds();
        assumeTrue(
                bench.provider().refunds().orElseThrow().kinds().contains(Refunds.Kind.PARTIAL), "no partial refunds");
        facts.partsAddUp();
    }

    @Test
    void noMoreGoesBackThanCame() {
        refunds().noMoreGoesBackThanCame();
    }

    @Test
    void whatWasNotPaidIsNotGivenBack() {
        refunds().whatWasNotPaidIsNotGivenBack();
    }

    @Test
    void aRefundWhoseAnswerIsLostIsUnknown() {
        refunds().aLostAnswerIsUnknown();
    }

    @Test
    void itSaysWhatMethodsItHas() {
        availability().itSaysWhatItHas();
    }

    @Test
    void anUnavailableServiceIsNotHealthy() {
        availability().anUnavailableOneIsNotHealthy();
    }

    @Test
    void moneyThatWasTakenBackIsToldOf() {
        assume(PaymentCapability.CHARGE_BACKS);
        Running running = bench.paid();
        bench.counterpart().chargeBack(running.started());

        assertThat(bench.statusOfPaid(running).state()).isEqualTo(PaymentStatus.CHARGED_BACK);
    }

    private StatusFacts status() {
        return new StatusFacts(bench);
    }

    private RecoveryFacts recovery() {
        return new RecoveryFacts(bench, can(PaymentCapability.RECOVERY));
    }

    private NotificationFacts notifications() {
        assume(PaymentCapability.NOTIFICATIONS);
        return new NotificationFacts(bench);
    }

    private RefundFacts refunds() {
        assume(PaymentCapability.REFUNDS);
        return new RefundFacts(bench);
    }

    private AvailabilityFacts availability() {
        assume(PaymentCapability.AVAILABILITY);
        return new AvailabilityFacts(bench);
    }

    private void assume(PaymentCapability capability) {
        assumeTrue(can(capability), "this provider declares no " + capability);
    }

    private boolean can(PaymentCapability capability) {
        return capabilities().contains(capability);
    }
}
