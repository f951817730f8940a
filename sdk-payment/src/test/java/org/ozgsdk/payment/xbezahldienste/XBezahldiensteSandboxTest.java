// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.Payment;
import org.ozgsdk.payment.PaymentItem;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.payment.Payments;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.PaymentServiceAccess;
import org.ozgsdk.sandbox.Sandbox;

class XBezahldiensteSandboxTest {

    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");

    private static Sandbox sandbox;

    private final Transport transport = Transport.builder(Environment.SANDBOX).build();
    private final Store store = new InMemoryStore(Clock.systemUTC());

    @BeforeAll
    static void open() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @AfterEach
    void noMoreFaults() {
        sandbox.faults().clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eins", "zwei"})
    void aPersonPaysAtEitherService(String service) {
        Payments payments = payments(service);
        Payment payment = payments.start(order());

        assertThat(payment.status()).isEqualTo(PaymentStatus.PENDING);
        click(payment, "bezahlen");
        Payment paid = payments.check(payment.id());

        assertThat(paid.isPaid()).isTrue();
        assertThat(paid.evidence().orElseThrow().amount()).isEqualTo(Money.euro("26.00"));
        assertThat(paid.reference()).isPresent();
    }

    @Test
    void aBrowserThatComesBackChangesNothing() {
        Payments payments = payments("eins");
        Payment payment = payments.start(order());

        assertThat(payments.check(payment.id()).status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(payments.find(payment.id()).orElseThrow().status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void whoPaysAndClosesTheBrowserIsFoundByThePoller() {
        Payments payments = payments("eins");
        Payment payment = payments.start(order());
        click(payment, "bezahlen");

        assertThat(payments.await(payment.id(), Duration.ofSeconds(5)).isPaid()).isTrue();
    }

    @Test
    void whoStopsMayTryAgainAndPaysOnce() {
        Payments payments = payments("eins");
        PaymentOrder order = order();
        Payment first = payments.start(order);
        click(first, "abbrechen");
        assertThat(payments.check(first.id()).status()).isEqualTo(PaymentStatus.CANCELLED);

        Payment second = payments.start(order);
        click(second, "bezahlen");

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(payments.check(second.id()).isPaid()).isTrue();
        assertThat(payments.start(order).id()).isEqualTo(second.id());
    }

    @Test
    void aFailedPaymentIsFailed() {
        Payments payments = payments("zwei");
        Payment payment = payments.start(order());
        click(payment, "fehlschlag");

        assertThat(payments.check(payment.id()).status()).isEqualTo(PaymentStatus.FAILED);
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentFault.class,
            names = {"WRONG_ID", "WRONG_AMOUNT", "WRONG_CURRENCY"})
    void anAnswerThatDoesNotFitIsAMismatchForGood(PaymentFault fault) {
        Payments payments = payments("eins");
        Payment payment = payments.start(order());
        click(payment, "bezahlen");
        sandbox.faults().payment(fault);

        assertThat(payments.check(payment.id()).status()).isEqualTo(PaymentStatus.MISMATCH);
        sandbox.faults().clear();
        assertThat(payments.check(payment.id()).status()).isEqualTo(PaymentStatus.MISMATCH);
    }

    @Test
    void aRequestThatTimesOutIsGivenUpBeforeAnotherIsSent() {
        sandbox.faults().payment(PaymentFault.CREATE_TIMEOUT);
        Payments payments = payments("eins");
        PaymentOrder order = order();
        long before = sandbox.payments().list().size();

        Payment payment = payments.start(order);
        sandbox.faults().clear();
        Payment again = payments.start(order);

        assertThat(payment.status()).isEqualTo(PaymentStatus.INITIATION_UNKNOWN);
        assertThat(payments.find(payment.id()).orElseThrow().status())
                .as("the sandbox does not find it under our id")
                .isEqualTo(PaymentStatus.ABANDONED_NEEDS_REVIEW);
        assertThat(again.status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(sandbox.payments().list()).hasSize((int) before + 2);
    }

    @Test
    void wrongCredentialsAreAFaultOfTheSetUp() {
        PaymentServiceAccess access = sandbox.paymentService("eins");
        Payments payments = payments(access, new Authentication.Basic(access.clientId(), Secret.of("falsch")));

        assertThatThrownBy(() -> payments.start(order())).isInstanceOf(ConfigurationException.class);
    }

    private Payments payments(String service) {
        PaymentServiceAccess access = sandbox.paymentService(service);
        return payments(
                access,
                access.tokenUri()
                        .<Authentication>map(token ->
                                new Authentication.ClientCredentials(token, access.clientId(), access.clientSecret()))
                        .orElseGet(() -> new Authentication.Basic(access.clientId(), access.clientSecret())));
    }

    private Payments payments(PaymentServiceAccess access, Authentication authentication) {
        XBezahldienste provider = XBezahldienste.builder(new XBezahldiensteEndpoint(
                        Environment.SANDBOX, access.base(), access.originatorId(), "053340002002", authentication))
                .transport(transport)
                .build();
        return Payments.builder(provider, store).build();
    }

    private void click(Payment payment, String button) {
        URI page = payment.page().orElseThrow();
        String html = new String(transport.send(Request.get(page)).bytes(), StandardCharsets.UTF_8);
        Matcher form = FORM.matcher(html);
        assertThat(form.find()).isTrue();
        assertThat(transport
                        .send(Request.post(
                                page.resolve(form.group(1)),
                                Body.form(Map.of("zahlart", "CREDITCARD", "aktion", button))))
                        .status())
                .isEqualTo(303);
    }

    private static PaymentOrder order() {
        return new PaymentOrder(
                UUID.randomUUID().toString(),
                "Gewerbeanmeldung",
                "Gewerbe anmelden",
                List.of(new PaymentItem("12-1-3", "Gewerbeanmeldung", 1, Money.euro("26.00"), Map.of())),
                URI.create("https://dienst.example/zurueck"));
    }
}
