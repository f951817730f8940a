// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.girocheckout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.Secret;
import org.ozgsdk.payment.NotificationRequest;
import org.ozgsdk.payment.Notifications.Notice;
import org.ozgsdk.payment.NotifiedWorld;
import org.ozgsdk.payment.Orders;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentProvider.Initiation;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.payment.Refund;
import org.ozgsdk.payment.Refunds;
import org.ozgsdk.payment.girocheckout.GiroCheckoutSettings.Kind;
import org.ozgsdk.sandbox.GiroCheckoutAccess;
import org.ozgsdk.sandbox.PaymentFault;

class GiroCheckoutTest {

    private static final Secret SECURE = Secret.of("secure");

    private NotifiedWorld world;
    private GiroCheckout provider;

    @BeforeEach
    void start() throws IOException {
        world = new NotifiedWorld(w -> {
            provider = provider(w, Kind.PAYMENT_PAGE, w.sandbox.giroCheckout().password());
            return provider;
        });
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private static GiroCheckout provider(NotifiedWorld w, Kind kind, Secret password) {
        GiroCheckoutAccess access = w.sandbox.giroCheckout();
        return new GiroCheckout(
                new GiroCheckoutSettings(
                        Environment.SANDBOX,
                        access.base(),
                        access.merchantId(),
                        kind == Kind.PAYMENT_PAGE ? access.pageProjectId() : access.projectId(),
                        password,
                        kind,
                        w.notifyUrl()),
                w.transport,
                w.clock);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "4233d4d15a75d651d60ebabe99b3d846; 1234567,1234,Wert1,Wert2",
                "3ecfbd3170fde872b5912da5c2d0e794; 1234567,123,Wert1,Wert2",
                "79ea805de4b7331e4cf3eaf3f8ecfc40; 1234567,1234,TX-4711,1230,EUR,Gebuehr 4711,SALE,https://od.example/redirect,https://od.example/notify",
                "ddc5a844cc2f566609a4436f045855cb; 5b7a1d2e-0000-4000-8000-000000000001,TX-4711,BE-1,1230,EUR,4000",
                "a77f3869cc0e97561b84c00df41aacb6; 1234567,1234,TX-4711,1230,EUR,Gebuehr 4711,SALE,1,https://od.example/ok,https://od.example/back,https://od.example/fail,https://od.example/notify",
                "be889cb3ceb618f98dce33f18a962741; 11,SALE,1234,REF-1,TX-4711,BE-1,1230,EUR,4000"
            })
    void theHashIsThatOfTheSheet(String hash, String values) {
        assertThat(GiroHash.of(SECURE, List.of(values.split(",", -1)))).isEqualTo(hash);
    }

    @Test
    void aNotificationIsReadInTheDocumentedOrderWhateverOrderItComesIn() {
        GiroNotifications notifications = new GiroNotifications(SECURE, false);
        String query = "gcResultPayment=4000&gcHash=be889cb3ceb618f98dce33f18a962741&gcPaymethod=11&gcType=SALE"
                + "&gcProjectId=1234&gcReference=REF-1&gcMerchantTxId=TX-4711&gcBackendTxId=BE-1&gcAmount=1230"
                + "&gcCurrency=EUR&unbekannt=1";

        assertThat(notifications.read(NotificationRequest.get(query)))
                .isInstanceOfSatisfying(Notice.Genuine.class, notice -> {
                    assertThat(notice.requestId()).isEqualTo("TX-4711");
                    assertThat(notice.transactionId()).contains("REF-1");
                    assertThat(notice.paid()).isTrue();
                });
        assertThat(notifications.read(NotificationRequest.get(query.replace("1230", "1231"))))
                .isInstanceOf(Notice.Refused.class);
        assertThat(notifications.read(NotificationRequest.get("%%%"))).isInstanceOf(Notice.Refused.class);
        assertThat(notifications.read(NotificationRequest.get(query + "&gcAmount=1")))
                .as("a repeated value is no value")
                .isInstanceOf(Notice.Refused.class);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aPaymentIsBegunPaidAndNotified(Kind kind) throws Exception {
        try (NotifiedWorld w = new NotifiedWorld(
                made -> provider(made, kind, made.sandbox.giroCheckout().password()))) {
            Payment payment = w.payments.start(order());
            w.click(payment, "zahlen-zweimal-melden");
            w.awaitReplies(2);
            w.clock.advance(Duration.ofSeconds(10));
            w.payments.poll();

            assertThat(w.replies).containsOnly(200);
            assertThat(w.now(payment).isPaid()).isTrue();
            assertThat(w.payments.deliveriesDue(10)).hasSize(1);
            assertThat(w.now(payment).transactionId())
                    .hasValueSatisfying(id -> assertThat(id).startsWith("SIM-"));
        }
    }

    @Test
    void aForgedNotificationIsRefusedAndComesNoMore() throws Exception {
        world.sandbox.faults().payment(PaymentFault.FORGED_NOTIFICATION);
        Payment payment = world.payments.start(order());
        world.click(payment, "bezahlen");
        world.awaitReplies(1);

        assertThat(world.replies).containsExactly(400);
        assertThat(world.payments.check(payment.id()).isPaid())
                .as("the status decides")
                .isTrue();
    }

    @Test
    void aLostNotificationIsMadeUpForByThePoller() {
        world.sandbox.faults().payment(PaymentFault.NOTIFICATION_LOST);
        Payment payment = world.payments.start(order());
        world.click(payment, "bezahlen");
        world.clock.advance(Duration.ofSeconds(10));

        assertThat(world.payments.poll()).singleElement().matches(Payment::isPaid);
        assertThat(world.replies).isEmpty();
        assertThat(world.now(payment).isPaid()).isTrue();
    }

    @Test
    void whoCancelsMayTryAgain() {
        PaymentOrder order = order();
        Payment payment = world.payments.start(order);
        world.click(payment, "abbrechen");

        assertThat(world.payments.check(payment.id()).status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(world.payments.start(order).id()).isNotEqualTo(payment.id());
    }

    @Test
    void aLostAnswerIsGivenUpSinceThereIsNoLookUp() {
        world.sandbox.faults().payment(PaymentFault.CREATE_TIMEOUT);
        PaymentOrder order = order();
        Payment lost = world.payments.start(order);
        world.sandbox.faults().clear();

        assertThat(world.payments.start(order).status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(world.now(lost).status()).isEqualTo(PaymentStatus.ABANDONED_NEEDS_REVIEW);
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentFault.class,
            names = {"WRONG_AMOUNT", "WRONG_CURRENCY", "WRONG_ID"})
    void anAnswerThatDoesNotFitIsAMismatch(PaymentFault fault) {
        Payment payment = world.payments.start(order());
        world.sandbox.faults().payment(fault);

        assertThat(world.payments.check(payment.id()).status()).isEqualTo(PaymentStatus.MISMATCH);
    }

    @Test
    void moneyGoesBackInPartsAndNeverMoreThanCame() {
        Payment payment = world.payments.start(order());
        world.click(payment, "bezahlen");
        world.payments.check(payment.id());

        Payment part = world.payments.refund(payment.id(), "b1", Refunds.Kind.PARTIAL, Money.euro("10.00"));
        Payment all = world.payments.refund(payment.id(), "b2", Refunds.Kind.PARTIAL, Money.euro("16.00"));

        assertThat(part.status()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(all.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(all.refunds())
                .allSatisfy(refund -> assertThat(refund.refundId()).isPresent());
    }

    @Test
    void aRefundWhoseAnswerIsLostIsUnknownAndNotRepeated() {
        Payment payment = world.payments.start(order());
        world.click(payment, "bezahlen");
        world.payments.check(payment.id());
        world.sandbox.faults().payment(PaymentFault.CREATE_TIMEOUT);
        Payment lost = world.payments.refund(payment.id(), "b1", Refunds.Kind.FULL, payment.amount());
        world.sandbox.faults().clear();

        assertThat(lost.refunds()).singleElement().extracting(Refund::state).isEqualTo(Refund.State.UNKNOWN);
        assertThat(world.payments
                        .refund(payment.id(), "b1", Refunds.Kind.FULL, payment.amount())
                        .refunds())
                .singleElement()
                .extracting(Refund::state)
                .isEqualTo(Refund.State.UNKNOWN);
    }

    @Test
    void aPaymentIsVoidedInWhole() {
        Payment payment = world.payments.start(order());
        world.click(payment, "bezahlen");
        world.payments.check(payment.id());

        assertThat(world.payments
                        .refund(payment.id(), "storno", Refunds.Kind.VOID, payment.amount())
                        .status())
                .isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    void whatSomethingInBetweenAnswersProvesNothing() {
        Payment payment = world.payments.start(order());
        world.click(payment, "bezahlen");
        world.payments.check(payment.id());
        world.sandbox.faults().payment(PaymentFault.HTML_ERROR);

        assertThat(provider.initiate(UUID.randomUUID().toString(), order())).isInstanceOf(Initiation.Unknown.class);
        assertThat(world.payments
                        .refund(payment.id(), "b", Refunds.Kind.FULL, payment.amount())
                        .refunds())
                .singleElement()
                .extracting(Refund::state)
                .isEqualTo(Refund.State.UNKNOWN);
    }

    @Test
    void anAnswerWithAWrongHashIsBelievedOnlyWhereThatIsSet() {
        GiroCheckoutAccess access = world.sandbox.giroCheckout();
        GiroCheckoutSettings strict = new GiroCheckoutSettings(
                Environment.SANDBOX,
                access.base(),
                access.merchantId(),
                access.pageProjectId(),
                access.password(),
                Kind.PAYMENT_PAGE,
                world.notifyUrl());
        world.sandbox.faults().payment(PaymentFault.FORGED_ANSWER);

        assertThat(new GiroCheckout(strict, world.transport, world.clock).initiate(id(), order()))
                .isInstanceOf(Initiation.Unknown.class);
        assertThat(new GiroCheckout(strict.withLenientAnswers(), world.transport, world.clock).initiate(id(), order()))
                .isInstanceOf(Initiation.Started.class);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    @Test
    void aPageMayTellOfATransactionUnderAReferenceOfItsOwn() {
        String query = "gcPaymethod=11&gcType=SALE&gcProjectId=1234&gcReference=REF-1&gcMerchantTxId=TX-4711"
                + "&gcBackendTxId=BE-1&gcAmount=1230&gcCurrency=EUR&gcResultPayment=4000"
                + "&gcHash=be889cb3ceb618f98dce33f18a962741";

        assertThat(new GiroNotifications(SECURE, true).read(NotificationRequest.get(query)))
                .isInstanceOfSatisfying(
                        Notice.Genuine.class,
                        notice -> assertThat(notice.transactionId()).isEmpty());
    }

    @Test
    void aWrongPasswordIsAFaultOfTheSetUp() {
        assertThatThrownBy(() -> provider(world, Kind.PAYMENT_PAGE, Secret.of("falsch"))
                        .initiate(UUID.randomUUID().toString(), order()))
                .isInstanceOf(ConfigurationException.class);
        assertThat(provider.toString())
                .doesNotContain(world.sandbox.giroCheckout().password().reveal());
    }

    @ParameterizedTest
    @CsvSource({
        "4000, PAID",
        "4500, PENDING",
        "4152, PENDING",
        "4154, PENDING",
        "5100, PENDING",
        "5101, PENDING",
        "4501, PENDING",
        "4503, PENDING",
        "4502, CANCELLED",
        "4001, FAILED",
        "4101, FAILED",
        "4900, FAILED",
        "5030, FAILED",
        "'', PENDING",
        "9999, PENDING",
        "x, PENDING"
    })
    void everyResultHasItsState(String result, PaymentStatus state) {
        assertThat(GiroCodes.state(result)).isEqualTo(state);
    }

    @Test
    void weroAndTheEndedMethodsAreKnown() {
        assertThat(GiroCodes.method("40").word()).isEqualTo("Wero");
        assertThat(GiroCodes.method("40").method()).isEqualTo(PaymentMethod.OTHER);
        assertThat(GiroCodes.method("1").method()).isEqualTo(PaymentMethod.GIROPAY);
        assertThat(GiroCodes.method("4711").method()).isEqualTo(PaymentMethod.OTHER);
    }

    private static PaymentOrder order() {
        return Orders.of("antrag-" + UUID.randomUUID(), "26.00");
    }
}
