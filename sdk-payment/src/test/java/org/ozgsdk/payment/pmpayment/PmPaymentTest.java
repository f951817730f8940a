// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.pmpayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.Secret;
import org.ozgsdk.payment.NotificationRequest;
import org.ozgsdk.payment.NotifiedWorld;
import org.ozgsdk.payment.Orders;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentProvider.Initiation;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.PmPaymentAccess;

class PmPaymentTest {

    private static final Pattern FIELD = Pattern.compile("name=\"([^\"]*)\" value=\"([^\"]*)\"");

    private NotifiedWorld world;
    private PmPayment provider;

    @BeforeEach
    void start() throws IOException {
        world = new NotifiedWorld(w -> {
            provider = provider(w, w.sandbox.pmPayment().salt());
            return provider;
        });
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private static PmPayment provider(NotifiedWorld w, Secret salt) {
        PmPaymentAccess access = w.sandbox.pmPayment();
        return new PmPayment(
                new PmPaymentSettings(
                        Environment.SANDBOX,
                        access.base(),
                        access.ags(),
                        access.procedure(),
                        "4711AR",
                        salt,
                        w.notifyUrl()),
                w.transport,
                w.clock);
    }

    @Test
    void theHashIsThatOfTheSheet() {
        Secret salt = Secret.of("salt123");
        List<String> six = List.of(
                "03459012", "1230", "EWA", "Gebuehr 4711", "https://od.example/notify", "https://od.example/redirect");
        List<String> eight = List.of(
                "03459012",
                "1230",
                "EWA",
                "Gebuehr 4711",
                "4711AR",
                "TX-4711",
                "https://od.example/notify",
                "https://od.example/redirect");

        assertThat(PmHash.of(salt, six)).isEqualTo("b59b7b52f08f5449f39d903f0e6700813d242e34dbf5c428c075c2e2496e50dd");
        assertThat(PmHash.of(salt, eight))
                .isEqualTo("e6d8dcc904cbac6fba05fb225b79a85a660c3480a641adebb49c772068885729");
        assertThat(PmHash.of(
                        salt,
                        List.of(
                                "03459012",
                                "TX-4711",
                                "1230",
                                "Gebuehr 4711",
                                "1",
                                "creditcard",
                                "2026-01-13 13:30:34")))
                .isEqualTo("36c26c54e0b609c77dc21ba1e7e596d3fd938603439899f6e336f63365195430");
    }

    @Test
    void aPaymentIsBegunPaidNotifiedAndRead() throws Exception {
        Payment payment = world.payments.start(order());
        world.click(payment, "bezahlen");
        world.awaitReplies(1);

        assertThat(world.replies).containsExactly(200);
        assertThat(world.now(payment).isPaid())
                .as("an unsigned notification is a hint")
                .isFalse();
        assertThat(world.payments.poll()).singleElement().matches(Payment::isPaid);
        assertThat(world.now(payment).evidence()).hasValueSatisfying(evidence -> {
            assertThat(evidence.provider()).isEqualTo("pmpayment");
            assertThat(evidence.transactionId()).isEqualTo(payment.id());
            assertThat(evidence.method()).isEqualTo(PaymentMethod.CREDITCARD);
            assertThat(evidence.amount()).isEqualTo(payment.amount());
        });
    }

    @Test
    void whoCancelsIsSeenByTheStatus() {
        Payment payment = world.payments.start(order());
        world.click(payment, "abbrechen");

        assertThat(world.payments.check(payment.id()).status()).isEqualTo(PaymentStatus.FAILED);
    }

    @Test
    void theBrowsersSignedFormIsGenuineAndAChangedOneIsNot() throws Exception {
        Payment payment = world.payments.start(order());
        String html = new String(world.click(payment, "bezahlen").bytes(), StandardCharsets.UTF_8);
        Map<String, String> form = fields(html);
        assertThat(form).containsKeys("hash", "txid", "status");

        assertThat(world.payments.notified(post(form)).status()).isEqualTo(200);
        form.put("amount", "1");
        assertThat(world.payments.notified(post(form)).status()).isEqualTo(400);
        assertThat(world.payments.check(payment.id()).isPaid()).isTrue();
    }

    @Test
    void aLostAnswerIsFoundUnderOurIdAndGivenUpSinceItsPageIsLost() {
        world.sandbox.faults().payment(PaymentFault.CREATE_TIMEOUT);
        PaymentOrder order = order();
        Payment lost = world.payments.start(order);
        world.sandbox.faults().clear();

        Payment again = world.payments.start(order);

        assertThat(lost.status()).isEqualTo(PaymentStatus.INITIATION_UNKNOWN);
        assertThat(world.now(lost).status()).isEqualTo(PaymentStatus.ABANDONED_NEEDS_REVIEW);
        assertThat(again.status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void anotherAnswerThanAskedForIsAMismatch() {
        Payment payment = world.payments.start(order());
        world.click(payment, "bezahlen");
        world.sandbox.faults().payment(PaymentFault.WRONG_ID);

        assertThat(world.payments.check(payment.id()).status())
                .as("it answers for another txid")
                .isEqualTo(PaymentStatus.MISMATCH);
    }

    @Test
    void aWrongSaltIsARefusal() {
        assertThat(provider(world, Secret.of("falsch"))
                        .initiate(UUID.randomUUID().toString(), order()))
                .isInstanceOf(Initiation.Refused.class);
    }

    @Test
    void umlautsInThePurposeDoNotBreakTheHash() {
        PaymentOrder plain = order();
        PaymentOrder umlauts =
                new PaymentOrder(plain.claim(), "Gebühr für Straße ☺", "Größe", plain.items(), plain.returnUrl());

        assertThat(provider.initiate(UUID.randomUUID().toString(), umlauts)).isInstanceOf(Initiation.Started.class);
    }

    @Test
    void whatTheCashOfficeBooksByIsNeverRewritten() {
        assertThatThrownBy(() -> provider.initiate(UUID.randomUUID().toString(), order().withReference("Gebühr 4711")))
                .isInstanceOf(ConfigurationException.class);
        assertThat(provider.initiate(UUID.randomUUID().toString(), order().withReference("Gebuehr 4711")))
                .isInstanceOf(Initiation.Started.class);
    }

    @Test
    void settingsThatLeadToAWrongHashAreRefused() {
        PmPaymentAccess access = world.sandbox.pmPayment();
        assertThatThrownBy(() -> new PmPaymentSettings(
                        Environment.SANDBOX,
                        access.base(),
                        access.ags(),
                        access.procedure(),
                        "Gebühr",
                        access.salt(),
                        world.notifyUrl()))
                .isInstanceOf(ConfigurationException.class);
        assertThat(provider.toString()).doesNotContain(access.salt().reveal());
    }

    private static PaymentOrder order() {
        return Orders.of("antrag-" + UUID.randomUUID(), "26.00");
    }

    private static Map<String, String> fields(String html) {
        Map<String, String> form = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(html);
        while (field.find()) {
            form.put(field.group(1), field.group(2));
        }
        return form;
    }

    private static NotificationRequest post(Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new NotificationRequest(
                "POST", "", "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anAddressWithoutAHostIsNoBase() {
        PmPaymentAccess access = world.sandbox.pmPayment();
        assertThatThrownBy(() -> new PmPaymentSettings(
                        Environment.SANDBOX,
                        URI.create("/pm"),
                        access.ags(),
                        access.procedure(),
                        "4711AR",
                        access.salt(),
                        world.notifyUrl()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("base");
    }
}
