// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/** What the services of XBezahldienste 1.0.0 and 1.1.0 do otherwise than those of 1.2.0. */
class PaymentVersionsTest {

    private static final String WHERE = "/ozg-sdk-sandbox/" + Payer.AACHEN;

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "eins, 1.2.0, false, false",
        "zwei, 1.2.0, true, false",
        "v10, 1.0.0, false, false",
        "v11, 1.1.0, true, true"
    })
    void eachServiceSaysItsVersionAndDoor(String name, String version, boolean token, boolean byBasic) {
        PaymentServiceAccess access = sandbox.paymentService(name);

        assertThat(access.version()).isEqualTo(version);
        assertThat(access.tokenUri().isPresent()).isEqualTo(token);
        assertThat(access.tokenByBasic()).isEqualTo(byBasic);
        JsonObject told = RawClient.anonymous(sandbox)
                .get("/sandbox")
                .json()
                .object("paymentServices")
                .object(name);
        assertThat(told.text("version")).isEqualTo(version);
        assertThat(told.optionalFlag("tokenByBasic")).contains(byBasic);
        assertThat(sandbox.paymentServices()).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"v10, grosAmount", "v11, grossAmount", "eins, grossAmount"})
    void theTotalHasOneSpelling(String service, String spelling) {
        Payer payer = payer(service);
        Map<String, Object> request = request(spelling);

        RawClient.Answer answer = payer.post(request);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Json.write(Map.of("a", answer.json().object("paymentRequest"))))
                .isEqualTo(Json.write(Map.of("a", request)));
        JsonObject started = answer.json().object("paymentInformation");
        payer.click(started, "bezahlen", "");
        RawClient.Answer status = payer.status(started);
        assertThat(status.json().object("paymentInformation").text("status")).isEqualTo("PAYED");
        assertThat(status.json().object("paymentRequest").decimal(spelling)).isEqualTo(new BigDecimal("26.00"));
    }

    @ParameterizedTest
    @CsvSource({"v10, grossAmount", "v11, grosAmount", "eins, grosAmount", "zwei, grosAmount"})
    void theOtherSpellingIsAnUnknownMember(String service, String spelling) {
        RawClient.Answer answer = payer(service).post(request(spelling));

        assertInvalid(answer);
        assertThat(answer.json().text("detail")).contains("nicht vorgesehen");
        Map<String, Object> both = request(spelling);
        both.put("grossAmount", new BigDecimal("26.00"));
        both.put("grosAmount", new BigDecimal("26.00"));
        assertInvalid(payer(service).post(both));
    }

    @Test
    void aWrongSumIsRefusedByTheOldSpelling() {
        Map<String, Object> request = request("grosAmount");
        request.put("grosAmount", new BigDecimal("26.01"));

        RawClient.Answer answer = payer("v10").post(request);

        assertThat(answer.json().text("functionalCode")).isEqualTo("CALCULATION_ERROR");
        assertThat(answer.json().text("detail")).contains("grosAmount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gebühr / Auslage", "Müller & Söhne", "Preis: 3", "Łódź‘s", "„Ja“"})
    void theFirstVersionKnowsFewerLetters(String description) {
        Map<String, Object> request = request("grosAmount");
        request.put("description", description);
        assertInvalid(payer("v10").post(request));
        request.put("description", "Gebühr für Łódź, Nr. 3");
        Map<String, Object> item = Payer.item();
        item.put("description", description);
        request.put("items", List.of(item));
        assertInvalid(payer("v10").post(request));

        Map<String, Object> later = Payer.request();
        later.put("description", description);
        later.put("items", List.of(item));
        assertThat(payer("v11").post(later).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"v10, grosAmount", "v11, grossAmount"})
    void beforeTheTypeOfAPayerThereWasOneShape(String service, String spelling) {
        Map<String, Object> request = request(spelling);
        request.put("requestor", oldRequestor());
        assertThat(payer(service).post(request).status()).isEqualTo(200);

        request = request(spelling);
        request.put("requestor", newRequestor());
        assertInvalid(payer(service).post(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eins", "zwei"})
    void thePresentVersionRepeatsEitherShape(String service) {
        PaymentSchemas schemas = PaymentSchemas.orSkip();
        for (Map<String, Object> requestor : List.of(oldRequestor(), newRequestor())) {
            Map<String, Object> request = Payer.request();
            request.put("requestor", requestor);

            RawClient.Answer answer = payer(service).post(request);

            JsonObject echo = answer.json().object("paymentRequest").object("requestor");
            assertThat(Json.write(Map.of("a", echo))).isEqualTo(Json.write(Map.of("a", requestor)));
            assertThat(schemas.findings("PaymentTransaction", answer.body())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v10", "v11"})
    void methodsAndMaintenanceCameLater(String service) {
        Payer payer = payer(service);

        assertThat(payer.get("/payment-methods" + WHERE).status()).isEqualTo(404);
        assertThat(payer.get("/maintenance" + WHERE).status()).isEqualTo(404);
        assertThat(payer.get("/status").status()).isEqualTo(200);
        assertThat(payer.get("/status" + WHERE).status()).isEqualTo(200);
    }

    @Test
    void aTokenByBasicIsNotGivenForAFormAndTheOtherWayRound() {
        RawClient http = RawClient.anonymous(sandbox);
        PaymentServiceAccess access = sandbox.paymentService("v11");
        String path = access.tokenUri().orElseThrow().getPath();
        String secret = access.clientSecret().reveal();
        Map<String, String> inForm = RawClient.credentials(new SandboxClient(access.clientId(), access.clientSecret()));

        RawClient.Answer refused = http.form(path, inForm);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).startsWith("Basic");
        Map<String, String> grant = Map.of("grant_type", "client_credentials");
        assertThat(http.form(path, grant, "Authorization", Payer.basic(access.clientId(), "falsch"))
                        .status())
                .isEqualTo(401);
        assertThat(http.form(path, grant, "Authorization", Payer.basic(access.clientId(), secret))
                        .json()
                        .text("access_token"))
                .isNotBlank();

        PaymentServiceAccess two = sandbox.paymentService("zwei");
        String basic = Payer.basic(two.clientId(), two.clientSecret().reveal());
        assertThat(http.form(two.tokenUri().orElseThrow().getPath(), grant, "Authorization", basic)
                        .status())
                .isEqualTo(401);
    }

    private static void assertInvalid(RawClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().text("functionalCode")).isEqualTo("VALIDATION_ERROR");
    }

    private static Payer payer(String service) {
        return Payer.of(sandbox, service);
    }

    /** A good request of any version but for the spelling. */
    private static Map<String, Object> request(String spelling) {
        Map<String, Object> request = new LinkedHashMap<>();
        Payer.request().forEach((name, value) -> request.put(name.equals("grossAmount") ? spelling : name, value));
        request.put("description", "Gebühr für Łódź");
        return request;
    }

    private static Map<String, Object> oldRequestor() {
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("street", "Musterstraße");
        address.put("houseNumber", "12a");
        address.put("postalCode", "52062");
        address.put("city", "Aachen");
        address.put("country", "DE");
        Map<String, Object> requestor = new LinkedHashMap<>();
        requestor.put("name", "Muster");
        requestor.put("firstName", "Erika");
        requestor.put("isOrganization", false);
        requestor.put("address", address);
        return requestor;
    }

    private static Map<String, Object> newRequestor() {
        String json = """
                {"requestorType":"INDIVIDUAL","name":"Muster","firstName":"Erika","address":{"addressType":"POSTAL_ADDRESS",
                "addressLine1":"Musterstraße 12a","city":"Aachen","postalCode":"52062","countryCode":"DE"}}""";
        JsonObject read = Json.object(json.getBytes(StandardCharsets.UTF_8), "requestor");
        Map<String, Object> requestor = new LinkedHashMap<>();
        for (String name : List.of("requestorType", "name", "firstName")) {
            requestor.put(name, read.text(name));
        }
        requestor.put("address", read.object("address"));
        return requestor;
    }
}
