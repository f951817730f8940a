// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.epaybl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.payment.Availability;
import org.ozgsdk.payment.NotificationRequest;
import org.ozgsdk.payment.Notifications.Notice;
import org.ozgsdk.payment.NotifiedWorld;
import org.ozgsdk.payment.Orders;
import org.ozgsdk.payment.Payer;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.PaymentEvent;
import org.ozgsdk.payment.PaymentItem;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentProvider.Initiation;
import org.ozgsdk.payment.PaymentProvider.Recovery;
import org.ozgsdk.payment.PaymentProvider.StatusReport;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.payment.StatusQuestion;
import org.ozgsdk.sandbox.EpayBlAccess;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.PaymentRecord;

class EpayBlTest {

    private NotifiedWorld world;
    private EpayBl provider;

    @BeforeEach
    void start() throws IOException {
        world = new NotifiedWorld(w -> {
            provider = new EpayBl(settings(w), w.transport, w.clock);
            return provider;
        });
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private static EpayBlSettings settings(NotifiedWorld w) {
        EpayBlAccess access = w.sandbox.epayBl();
        return EpayBlSettings.of(
                        Environment.SANDBOX,
                        access.base(),
                        access.mandant(),
                        access.bewirtschafter(),
                        List.of("KREDITKARTE", "PAYPAL"),
                        w.notifyUrl(),
                        access.notifySecret())
                .withBasic(access.user(), access.password());
    }

    @Test
    void theHashOfANotificationIsThatOfTheSheet() {
        EpayBlSettings settings = EpayBlSettings.of(
                Environment.SANDBOX,
                URI.create("http://127.0.0.1/"),
                "1610000000",
                "42",
                List.of("KREDITKARTE"),
                URI.create("https://dienst.example/melden"),
                Secret.of("geheim"));
        String body = "{\"mandant\":\"1610000000\",\"bewirtschafter\":\"42\",\"zvgid\":\"0000-1123-2256-3378-4401\","
                + "\"kassenzeichen\":\"4200000000061\",\"tan\":\"tan1\",\"zvp\":\"zvp1\",\"zahlverfahren\":\"KREDITKARTE\","
                + "\"aktivierung\":\"2026-01-13\",\"status\":\"success\","
                + "\"hash\":\"12656087730b1a01df4cb7e5c85f8fdc14399654f5048449b4d554ef2d8f9c1b\"}";
        EpayBlNotifications notifications = new EpayBlNotifications(settings);

        assertThat(notifications.read(post(body))).isEqualTo(notifications.read(post("{\"data\":" + body + "}")));
        assertThat(notifications.read(post(body)))
                .isEqualTo(
                        new Notice.Genuine("R-1", Optional.of("4200000000061"), "4200000000061success", true, false));
        assertThat(notifications.read(post(body.replace("4200000000061", "4200000000062"))))
                .isInstanceOf(Notice.Refused.class);
        assertThat(notifications.read(post("{"))).isInstanceOf(Notice.Refused.class);
        assertThat(notifications.read(new NotificationRequest("POST", "", "", new byte[0])))
                .isInstanceOf(Notice.Refused.class);
    }

    @Test
    void theGenuineNotificationIsTheSecondProof() throws Exception {
        Payment payment = world.payments.start(order());
        world.click(payment, "bezahlen");
        world.awaitReplies(1);

        assertThat(world.replies).containsExactly(200);
        world.clock.advance(Duration.ofSeconds(10));
        world.payments.poll();
        assertThat(world.now(payment).evidence()).hasValueSatisfying(evidence -> {
            assertThat(evidence.source()).isEqualTo(PaymentEvidence.Source.NOTIFICATION);
            assertThat(evidence.method()).isEqualTo(PaymentMethod.CREDITCARD);
            assertThat(evidence.transactionReference()).isEqualTo(payment.transactionId());
        });
    }

    @Test
    void aPageThatWasUsedUpIsNoMoneyUntilTheBalanceSaysSo() {
        world.sandbox.faults().payment(PaymentFault.NOTIFICATION_LOST);
        Payment payment = world.payments.start(order());
        world.click(payment, "bezahlen");

        assertThat(world.payments.check(payment.id()).status())
                .as("INAKTIV alone")
                .isEqualTo(PaymentStatus.PENDING);
        world.clock.advance(Duration.ofHours(25));
        Payment later = world.payments.check(payment.id());

        assertThat(later.isPaid()).isTrue();
        assertThat(later.evidence().orElseThrow().source()).isEqualTo(PaymentEvidence.Source.STATUS);
    }

    @Test
    void whoBreaksOffHasNotPaidAlthoughThePageIsUsedUp() {
        Payment payment = world.payments.start(order());
        world.click(payment, "abbrechen");
        world.clock.advance(Duration.ofHours(2));

        assertThat(world.payments.check(payment.id()).status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void aForgedNotificationProvesNothing() throws Exception {
        world.sandbox.faults().payment(PaymentFault.FORGED_NOTIFICATION);
        Payment payment = world.payments.start(order());
        world.click(payment, "bezahlen");
        world.awaitReplies(1);

        assertThat(world.replies).containsExactly(400);
        assertThat(world.payments.check(payment.id()).isPaid()).isFalse();
    }

    @Test
    void aReturnedDirectDebitIsAChargeBack() throws Exception {
        Payment payment = world.payments.start(order());
        world.click(payment, "bezahlen");
        world.awaitReplies(1);
        world.clock.advance(Duration.ofSeconds(10));
        world.payments.poll();
        String transaction = world.sandbox.payments().list().stream()
                .filter(record -> record.service().equals("epaybl"))
                .map(PaymentRecord::transactionId)
                .findFirst()
                .orElseThrow();
        world.sandbox.payments().chargeBack(transaction);
        world.clock.advance(Duration.ofDays(1));

        assertThat(world.payments.poll()).singleElement().matches(back -> back.status() == PaymentStatus.CHARGED_BACK);
        assertThat(world.events).extracting(PaymentEvent::kind).contains(PaymentEvent.Kind.CHARGED_BACK);
        assertThat(world.now(payment).status()).isEqualTo(PaymentStatus.CHARGED_BACK);
    }

    @Test
    void aLostAnswerIsGivenUpUnlessTheKassenzeichenIsOurs() {
        world.sandbox.faults().payment(PaymentFault.CREATE_TIMEOUT);
        Payment lost = world.payments.start(order());
        PaymentOrder own = order().withReference("SIM-4711");
        Payment ours = world.payments.start(own);
        world.sandbox.faults().clear();
        world.clock.advance(Duration.ofSeconds(10));
        world.payments.poll();

        assertThat(world.now(lost).status()).isEqualTo(PaymentStatus.ABANDONED_NEEDS_REVIEW);
        assertThat(world.now(ours).status()).isEqualTo(PaymentStatus.ABANDONED_NEEDS_REVIEW);
        assertThat(world.now(ours).detail()).contains("page");
    }

    @Test
    void whatNeverArrivedUnderOurKassenzeichenIsRejectedAndTriedAgain() {
        assertThat(provider.recover(UUID.randomUUID().toString(), order().withReference("SIM-NIE")))
                .isInstanceOf(Recovery.Absent.class);
    }

    @Test
    void bookingDataThatIsMissingIsFoundBeforeAnythingIsSent() {
        assertThatThrownBy(() -> provider.initiate(UUID.randomUUID().toString(), Orders.of("antrag-1", "26.00")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("haushaltstelle");
        assertThat(world.sandbox.payments().list()).isEmpty();
    }

    @Test
    void wrongCredentialsAreAFaultOfTheSetUp() {
        EpayBl wrong = new EpayBl(
                settings(world).withBasic(world.sandbox.epayBl().user(), Secret.of("falsch")),
                world.transport,
                world.clock);

        assertThatThrownBy(() -> wrong.initiate(UUID.randomUUID().toString(), order()))
                .isInstanceOf(ConfigurationException.class);
        assertThat(wrong.toString()).doesNotContain("falsch");
    }

    @Test
    void itTellsItsMethodsAndItsHealth() {
        Availability availability = provider.availability().orElseThrow();

        assertThat(availability.methods().up()).contains("KREDITKARTE", "PAYPAL");
        assertThat(availability.isHealthy()).isTrue();
        assertThat(availability.maintenance()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // saldo, demanded, received, cancelled, back, notified, state
        "0, 26, 26, 0, 0, false, PAID",
        "-1, 26, 27, 0, 0, false, PAID",
        "6, 26, 20, 0, 0, false, PENDING",
        "0, 26, 0, 26, 0, false, CANCELLED",
        "0, 26, 0, 26, 0, true, CANCELLED",
        "26, 26, 0, 0, 0, true, PAID",
        "26, 26, 26, 0, 26, false, CHARGED_BACK",
        "0, 26, 16, 10, 0, false, PAID",
        "0, 26, 15, 10, 0, false, PENDING",
        "0, 26, , 0, 0, false, PENDING",
        "'0,00', '26,00', '26,00', '0,00', , false, PENDING",
        "0, , , , , false, PENDING",
        "0, , , , , true, PAID"
    })
    void theBalanceSaysWhatTheSheetSays(
            String saldo,
            String demanded,
            String received,
            String cancelled,
            String back,
            boolean notified,
            PaymentStatus state) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("paypagestatus", "INAKTIV");
        put(data, "saldo", saldo);
        put(data, "betragHauptforderungen", demanded);
        put(data, "betragZahlungseingaenge", received);
        put(data, "betragStornos", cancelled);
        put(data, "betragRuecklastschriften", back);
        byte[] answer = Json.write(Map.of("kassenzeichen", Map.of("zusatzdaten", data)));

        assertThat(new StatusReader(world.clock)
                        .report(
                                Json.object(answer, "answer"),
                                new StatusQuestion("R-1", "KZ-1", Optional.empty(), Money.euro("26.00"), notified))
                        .state())
                .isEqualTo(state);
    }

    private static void put(Map<String, Object> data, String name, String value) {
        if (value != null) {
            data.put(name, value);
        }
    }

    @Test
    void theTransactionNumberHasTwentySixCharacters() {
        UUID id = new UUID(0, 1);

        assertThat(TransactionNumber.of(id.toString())).hasSize(26).matches("[A-Z2-7]{26}");
        assertThat(TransactionNumber.of(UUID.randomUUID().toString()))
                .isNotEqualTo(TransactionNumber.of(UUID.randomUUID().toString()));
    }

    @Test
    void whatWasPartlyCancelledIsNoPaymentOfTheWhole() {
        StatusReport report = report(
                "INAKTIV",
                Map.of(
                        "saldo",
                        "0",
                        "betragHauptforderungen",
                        "26",
                        "betragZahlungseingaenge",
                        "16",
                        "betragStornos",
                        "10"));

        assertThat(report.amount())
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("16"));
    }

    @Test
    void whatCanStillBePaidHasNotEnded() {
        assertThat(report(
                                "AKTIV",
                                Map.of(
                                        "saldo",
                                        "0",
                                        "betragHauptforderungen",
                                        "26",
                                        "betragZahlungseingaenge",
                                        "0",
                                        "betragStornos",
                                        "26"))
                        .state())
                .isEqualTo(PaymentStatus.PENDING);
    }

    private StatusReport report(String word, Map<String, String> sums) {
        Map<String, Object> data = new LinkedHashMap<>(sums);
        data.put("paypagestatus", word);
        return new StatusReader(world.clock)
                .report(
                        Json.object(Json.write(Map.of("kassenzeichen", Map.of("zusatzdaten", data))), "answer"),
                        new StatusQuestion("R-1", "KZ-1", Optional.empty(), Money.euro("26.00"), false));
    }

    @Test
    void aGenuineNotificationUnderAnotherIdBindsNoPaymentThatNobodyKnows() throws Exception {
        world.sandbox.faults().payment(PaymentFault.CREATE_TIMEOUT);
        Payment unknown = world.payments.start(order());
        world.sandbox.faults().clear();
        Payment paid = world.payments.start(order());
        world.click(paid, "bezahlen");
        world.awaitReplies(1);
        NotificationRequest genuine = world.requests.get(0);

        world.payments.notified(
                new NotificationRequest("POST", "id=" + unknown.id(), genuine.contentType(), genuine.body()));

        assertThat(world.now(unknown).transactionId()).isEmpty();
        assertThat(world.now(unknown).isPaid()).isFalse();
    }

    @Test
    void ourNumberIsReadBack() {
        String id = UUID.randomUUID().toString();

        assertThat(TransactionNumber.requestId(TransactionNumber.of(id))).contains(id);
        assertThat(TransactionNumber.requestId("tan1")).isEmpty();
        assertThat(TransactionNumber.requestId("A".repeat(25) + "B")).isEmpty();
    }

    @Test
    void aLongKassenzeichenLeavesLessForThePurpose() {
        assertThat(provider.initiate(UUID.randomUUID().toString(), order().withReference("SIM-4711-4711-4711-47")))
                .isInstanceOf(Initiation.Started.class);
        assertThatThrownBy(() -> provider.initiate(
                        UUID.randomUUID().toString(), order().withReference("SIM-4711-4711-4711-4711-47")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("27");
    }

    @Test
    void aLongNameOfAPayerIsCut() {
        Payer payer = new Payer(
                Payer.Kind.ORGANISATION,
                "Gesellschaft mit einem sehr langen Namen mbH",
                Optional.empty(),
                Optional.empty());

        assertThat(provider.initiate(UUID.randomUUID().toString(), order().withPayer(payer)))
                .isInstanceOf(Initiation.Started.class);
    }

    private static NotificationRequest post(String body) {
        return new NotificationRequest("POST", "id=R-1", "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static PaymentOrder order() {
        PaymentOrder plain = Orders.of("antrag-" + UUID.randomUUID(), "26.00");
        List<PaymentItem> items = plain.items().stream()
                .map(item -> item.withBookingData(Map.of("haushaltstelle", "0815", "objektnummer", "4711")))
                .toList();
        return new PaymentOrder(plain.claim(), "Gebühr Gewerbe", plain.description(), items, plain.returnUrl());
    }
}
