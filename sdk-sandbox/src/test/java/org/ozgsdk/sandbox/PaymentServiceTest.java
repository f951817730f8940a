// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/** The six operations of both payment services, their doors and their refusals. */
class PaymentServiceTest {

    private static final String WHERE = "/ozg-sdk-sandbox/053340002002";

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T10:00:00.123456Z"));
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder().clock(clock).officeInterval(Duration.ZERO).start();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eins", "zwei"})
    void aRequestOpensATransactionAndIsRepeated(String service) {
        Map<String, Object> request = Payer.request();
        RawClient.Answer answer = Payer.of(sandbox, service).post(request);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        JsonObject information = answer.json().object("paymentInformation");
        assertThat(information.text("transactionId"))
                .matches("SIM-[0-9a-f]{32}")
                .hasSize(36);
        assertThat(information.text("transactionReference")).isEqualTo("SIM-KZ-2026-000001");
        assertThat(information.text("status")).isEqualTo("INITIAL");
        assertThat(information.has("transactionTimestamp")).isFalse();
        assertThat(information.has("paymentMethod")).isFalse();
        assertThat(information.text("transactionUrl"))
                .isEqualTo(sandbox.paymentService(service).base() + "/paymenttransaction" + WHERE + "/"
                        + information.text("transactionId"));
        assertThat(information.text("transactionRedirectUrl")).startsWith(sandbox.baseUri() + "/bezahlen/");
        assertThat(Json.write(Map.of("a", answer.json().object("paymentRequest"))))
                .isEqualTo(Json.write(Map.of("a", request)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eins", "zwei"})
    void theStatusIsReadByTheTransactionIdUntilItIsPaid(String service) {
        Payer payer = Payer.of(sandbox, service);
        JsonObject started = payer.start();
        assertThat(payer.status(started).json().object("paymentInformation").text("status"))
                .isEqualTo("INITIAL");
        clock.advance(Duration.ofMinutes(3));
        payer.click(started, "bezahlen", "PAYPAL");
        clock.advance(Duration.ofMinutes(3));

        JsonObject paid = payer.status(started).json().object("paymentInformation");

        assertThat(paid.text("status")).isEqualTo("PAYED");
        assertThat(paid.text("transactionTimestamp")).isEqualTo("2026-11-23T10:03:00.123Z");
        assertThat(paid.text("paymentMethod")).isEqualTo("PAYPAL");
        assertThat(paid.text("transactionId")).isEqualTo(started.text("transactionId"));
        assertThat(paid.text("transactionReference")).isEqualTo(started.text("transactionReference"));
        assertThat(paid.has("transactionRedirectUrl")).isEqualTo(service.equals("eins"));
        assertThat(payer.status(started).json().object("paymentRequest").decimal("grossAmount"))
                .isEqualTo(new BigDecimal("26.00"));
    }

    @Test
    void bothServicesAnswerInTheShapesOfTheStandard() {
        PaymentSchemas schemas = PaymentSchemas.orSkip();
        for (String action : List.of("", "bezahlen", "abbrechen", "fehlschlag")) {
            Payer payer = Payer.of(sandbox, "eins");
            Map<String, Object> request = Payer.request();
            RawClient.Answer first = payer.post(request);
            JsonObject started = first.json().object("paymentInformation");
            if (!action.isEmpty()) {
                payer.click(started, action, "");
            }
            assertThat(schemas.findings("PaymentRequest", text(request))).isEmpty();
            assertThat(schemas.findings("PaymentTransaction", first.body())).isEmpty();
            assertThat(schemas.findings(
                            "PaymentTransaction", payer.status(started).body()))
                    .as(action)
                    .isEmpty();
        }
        Payer payer = Payer.of(sandbox, "zwei");
        JsonObject started = payer.start();
        assertThat(schemas.findings("PaymentTransaction", payer.status(started).body()))
                .isEmpty();
        payer.click(started, "bezahlen", "");
        assertThat(schemas.findings("PaymentTransaction", payer.status(started).body()))
                .as("the schema requires what its text says should be gone")
                .hasSize(1)
                .allMatch(finding -> finding.contains("transactionRedirectUrl"));
        for (RawClient.Answer answer : List.of(
                payer.get("/status"),
                payer.get("/status" + WHERE),
                payer.get("/status/x/y"),
                payer.showing("").get("/status"),
                payer.showing("Bearer x").get("/status"),
                payer.post("/x/y", "{}"),
                payer.post(WHERE, "{\"\u0000"),
                payer.post(WHERE, "{\"Jürgen Ștefan\":\"<b>\"}"))) {
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(schemas.findings("SystemResponse", answer.body())).isEmpty();
        }
        assertThat(schemas.findings(
                        "PaymentMethodsAvailability", member(payer.get("/payment-methods" + WHERE), "paymentMethods")))
                .isEmpty();
        assertThat(schemas.findings(
                        "MaintenanceWindows", payer.get("/maintenance" + WHERE).body()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eins", "zwei"})
    void theFourSmallCallsAnswer(String service) {
        Payer payer = Payer.of(sandbox, service);

        assertThat(payer.get("/status").json().number("status")).isEqualTo(200);
        assertThat(payer.get("/status" + WHERE).json().text("title")).isEqualTo("OK");
        JsonObject methods = payer.get("/payment-methods" + WHERE).json().object("paymentMethods");
        assertThat(methods.texts("up")).containsExactly("CREDITCARD", "PAYPAL", "OTHER");
        assertThat(methods.texts("down")).containsExactly("GIROPAY", "PAYDIRECT");
        assertThat(payer.get("/maintenance" + WHERE).json().has("maintenanceWindows"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "eins, '', 403, ''",
        "eins, Basic eA==, 401, Basic",
        "eins, Bearer x, 401, Basic",
        "zwei, '', 403, ''",
        "zwei, Bearer x, 401, Bearer",
        "zwei, Basic eA==, 401, Bearer",
        "zwei, Bearer, 401, Bearer"
    })
    void noCredentialsAre403AndWrongOnes401(String service, String shown, int status, String challenge) {
        Payer stranger = Payer.of(sandbox, service).showing(shown);

        for (RawClient.Answer answer : List.of(
                stranger.post(Payer.request()),
                stranger.get("/paymenttransaction" + WHERE + "/SIM-1"),
                stranger.get("/payment-methods" + WHERE),
                stranger.get("/maintenance" + WHERE),
                stranger.get("/status"),
                stranger.get("/status" + WHERE))) {
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.json().text("functionalCode")).isEqualTo("FORBIDDEN");
            assertThat(answer.header("WWW-Authenticate")).startsWith(challenge);
            assertThat(answer.header("X-Sandbox-Assumption"))
                    .isEqualTo(status == 401 ? "payment.wrong-credentials-401" : "");
        }
        assertThat(sandbox.payments().list()).isEmpty();
    }

    @Test
    void theCredentialsOfOneServiceDoNotOpenTheOther() {
        PaymentServiceAccess access = sandbox.paymentService("zwei");
        String foreign = Payer.basic(access.clientId(), access.clientSecret().reveal());

        assertThat(Payer.of(sandbox, "eins").showing(foreign).get("/status").status())
                .isEqualTo(401);
        assertThat(access.clientSecret()).hasToString("***");
        assertThat(access.tokenUri()).isPresent();
        assertThat(sandbox.paymentService("eins").tokenUri()).isEmpty();
        assertThatThrownBy(() -> sandbox.paymentService("drei"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[eins, zwei, v10, v11]");
    }

    @Test
    void aTokenEndsAfterTenMinutes() {
        Payer payer = Payer.of(sandbox, "zwei");
        clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(payer.get("/status").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));

        assertThat(payer.get("/status").status()).isEqualTo(401);
        assertThat(Payer.of(sandbox, "zwei").get("/status").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type, '', 400, unsupported_grant_type",
        "grant_type, password, 400, unsupported_grant_type",
        "client_id, other, 401, invalid_client",
        "client_secret, wrong, 401, invalid_client",
        "client_secret, '', 401, invalid_client"
    })
    void theTokenEndpointRefuses(String field, String value, int status, String error) {
        PaymentServiceAccess access = sandbox.paymentService("zwei");
        Map<String, String> form =
                new HashMap<>(RawClient.credentials(new SandboxClient(access.clientId(), access.clientSecret())));
        form.put(field, value);
        RawClient http = RawClient.anonymous(sandbox);
        String path = access.tokenUri().orElseThrow().getPath();

        RawClient.Answer answer = http.form(path, form);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().text("error")).isEqualTo(error);
        form.remove("grant_type");
        assertThat(http.form(path, form).json().text("error")).isEqualTo("invalid_request");
        assertThat(http.json("POST", path, form).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ozg-sdk-sandbox/053340002003",
                "/ozg-sdk-sandbox/05334000200",
                "/ozg-sdk-sandbox/000000000000",
                "/other/053340002002",
                "/OZG-SDK-SANDBOX/053340002002",
                "/ozg-sdk-sandbox/%30%35"
            })
    void unknownIdsAre404ForTransactionsAnd403ForTheRest(String where) {
        Payer payer = Payer.of(sandbox, "eins");

        RawClient.Answer post = payer.post(where, text(Payer.request()));
        assertThat(post.status()).isEqualTo(404);
        assertThat(post.json().text("functionalCode")).isEqualTo("NO_VALID_ORIGINATOR_OR_ENDPOINT");
        assertThat(payer.get("/paymenttransaction" + where + "/SIM-1").json().text("functionalCode"))
                .isEqualTo("NO_VALID_ORIGINATOR_OR_ENDPOINT");
        for (String path : List.of("/payment-methods", "/maintenance", "/status")) {
            RawClient.Answer answer = payer.get(path + where);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().text("functionalCode")).isEqualTo("FORBIDDEN");
            assertThat(answer.header("X-Sandbox-Assumption")).isEqualTo("payment.unknown-ids-403");
        }
    }

    @Test
    void aPlaceThatJoinsIsKnownAtOnce() {
        Payer payer = Payer.of(sandbox, "eins");
        String where = "/ozg-sdk-sandbox/034560000000";
        assertThat(payer.post(where, text(Payer.request())).status()).isEqualTo(404);

        sandbox.places().join(Ars.of("034560000000"), LeikaKey.of("99050012104000"), "Landkreis (Muster)");

        assertThat(payer.post(where, text(Payer.request())).status()).isEqualTo(200);
    }

    @Test
    void aTransactionIsFoundOnlyWhereItWasOpened() {
        Payer one = Payer.of(sandbox, "eins");
        Payer two = Payer.of(sandbox, "zwei");
        String id = one.start().text("transactionId");

        assertThat(one.get("/paymenttransaction" + WHERE + "/" + id).status()).isEqualTo(200);
        for (RawClient.Answer answer : List.of(
                two.get("/paymenttransaction" + WHERE + "/" + id),
                one.get("/paymenttransaction/ozg-sdk-sandbox/071315001000/" + id),
                one.get("/paymenttransaction" + WHERE + "/SIM-unbekannt"))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().text("functionalCode")).isEqualTo("UNSPECIFIED");
            assertThat(answer.header("X-Sandbox-Assumption")).isEqualTo("payment.unknown-transaction-code");
        }
    }

    @Test
    void aRequestIdIsTakenOncePerService() {
        Map<String, Object> request = Payer.request();
        Payer payer = Payer.of(sandbox, "eins");
        assertThat(payer.post(request).status()).isEqualTo(200);

        RawClient.Answer again = payer.post(request);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().text("functionalCode")).isEqualTo("PAYMENT_EXISTS");
        assertThat(again.body()).doesNotContain("SIM-");
        assertThat(Payer.of(sandbox, "zwei").post(request).status()).isEqualTo(200);
    }

    @Test
    void manyAtOnceWithOneRequestIdOpenOneTransaction() throws Exception {
        Payer payer = Payer.of(sandbox, "zwei");
        Map<String, Object> request = Payer.request();

        List<Integer> statuses = atOnce(8, () -> payer.post(request).status());

        assertThat(statuses).containsOnly(200, 400);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(sandbox.payments().list()).hasSize(1);
    }

    @Test
    void manyAtOnceGetDifferentIdsAndReferences() throws Exception {
        Payer payer = Payer.of(sandbox, "eins");

        List<JsonObject> all = atOnce(16, payer::start);

        Set<String> ids = new HashSet<>();
        all.forEach(information -> ids.add(information.text("transactionId")));
        all.forEach(information -> ids.add(information.text("transactionReference")));
        all.forEach(information -> ids.add(information.text("transactionRedirectUrl")));
        assertThat(ids).hasSize(48);
    }

    @Test
    void theDeskShowsWhatHappened() {
        Payer payer = Payer.of(sandbox, "zwei");
        Map<String, Object> request = Payer.request();
        JsonObject started = payer.post(request).json().object("paymentInformation");
        String id = started.text("transactionId");

        assertThat(sandbox.payments().list())
                .containsExactly(new PaymentRecord(
                        "zwei",
                        "ozg-sdk-sandbox",
                        "053340002002",
                        (String) request.get("requestId"),
                        id,
                        "INITIAL",
                        "26.00",
                        Optional.of("SIM-KZ-2026-000001")));
        payer.click(started, "bezahlen", "");
        assertThat(sandbox.payments().list()).extracting(PaymentRecord::status).containsExactly("PAYED");
        assertThat(sandbox.history())
                .filteredOn(event -> event.about().equals(id))
                .extracting(HistoryEvent::kind)
                .containsExactly(HistoryEvent.Kind.PAYMENT_CREATED, HistoryEvent.Kind.PAYMENT_PAID);
    }

    @Test
    void theSandboxDescribesBothServices() {
        JsonObject services =
                RawClient.anonymous(sandbox).get("/sandbox").json().object("paymentServices");

        for (String name : List.of("eins", "zwei")) {
            PaymentServiceAccess access = sandbox.paymentService(name);
            JsonObject json = services.object(name);
            assertThat(json.text("base")).isEqualTo(access.base().toString());
            assertThat(json.text("clientId")).isEqualTo(access.clientId());
            assertThat(json.text("clientSecret"))
                    .isEqualTo(access.clientSecret().reveal());
            assertThat(json.text("originatorId")).isEqualTo(access.originatorId());
            assertThat(json.optionalText("tokenUri"))
                    .isEqualTo(access.tokenUri().map(Object::toString));
        }
    }

    private static String text(Map<String, ?> json) {
        return new String(Json.write(json), StandardCharsets.UTF_8);
    }

    private static String member(RawClient.Answer answer, String name) {
        String whole = text(Map.of("x", answer.json().object(name)));
        return whole.substring(5, whole.length() - 1);
    }

    static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<T>> futures = threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> work).toList());
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
