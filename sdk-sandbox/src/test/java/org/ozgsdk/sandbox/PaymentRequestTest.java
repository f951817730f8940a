// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.json.Json;

/** What a payment service takes and what it refuses, member by member. A member is given as raw JSON. */
class PaymentRequestTest {

    private static final String WHERE = "/ozg-sdk-sandbox/053340002002";
    private static final String INDIVIDUAL = "{\"requestorType\":\"INDIVIDUAL\",\"name\":\"Đặng-Øllegård\","
            + "\"firstName\":\"Łucja\",\"gender\":\"F\",\"address\":{\"addressType\":\"POSTAL_ADDRESS\","
            + "\"addressLine1\":\"Musterstraße 12a\",\"city\":\"Aachen\",\"postalCode\":\"NL-1234 AB\","
            + "\"countryCode\":\"DE\"}}";
    private static final String ORGANIZATION = "{\"requestorType\":\"ORGANIZATION\",\"name\":\"Ωmega & Söhne\","
            + "\"address\":{\"addressType\":\"POSTAL_ADDRESS\",\"addressLine1\":\"Weg 1\",\"addressLine2\":\"Hof\","
            + "\"addressLine3\":\"Tor\",\"city\":\"Aachen\",\"postalCode\":\"52062\",\"countrySubdivision\":\"NRW\","
            + "\"countryCode\":\"DE\"}}";
    private static final String OLD = "{\"name\":\"Müller\",\"firstName\":\"Ziva\",\"isOrganization\":true,"
            + "\"organizationName\":\"Müller GmbH\",\"gender\":\"D\",\"address\":{\"street\":\"Musterweg\","
            + "\"houseNumber\":\"7\",\"addressLine\":[\"Hinterhaus\"],\"postalCode\":\"53533\",\"city\":\"Antweiler\","
            + "\"country\":\"DE\"}}";

    private static Sandbox sandbox;
    private static Payer payer;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
        payer = Payer.of(sandbox, "eins");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requestId | \"abcdefghijklmnopqrstuvwxyz_-ABCDEFGHI\"",
                "requestId | \"mit leer\"",
                "requestId | \"ä\"",
                "requestId | \"\"",
                "requestId | 7",
                "requestTimestamp | \"2026-11-23T10:00:00\"",
                "requestTimestamp | \"2026-11-23T10:00Z\"",
                "requestTimestamp | \"2026-11-23T10:00+01:00\"",
                "requestTimestamp | \"2026-02-30T10:00:00Z\"",
                "requestTimestamp | \"heute\"",
                "currency | \"USD\"",
                "currency | \"eur\"",
                "currency | \"EURO\"",
                "grossAmount | 0",
                "grossAmount | -1",
                "grossAmount | 26.001",
                "grossAmount | 1000000",
                "grossAmount | \"26.00\"",
                "grossAmount | [26.00]",
                "grossAmount | 1e999999999",
                "grossAmount | 1e-999999999",
                "purpose | \"Gebühr\"",
                "purpose | \"a/b\"",
                "purpose | \"Punkt.\"",
                "purpose | \"\"",
                "purpose | \"1234567890123456789012345678\"",
                "description | \"Кириллица\"",
                "description | \"Ωmega\"",
                "description | \"\uD83D\uDE00\"",
                "description | \"\\u0007\"",
                "description | \"\"",
                "redirectUrl | \"/zurueck\"",
                "redirectUrl | \"javascript:alert(1)\"",
                "redirectUrl | \"https:///zurueck\"",
                "redirectUrl | \"https://a b.example/\"",
                "redirectUrl | \"https://ä.example/\"",
                "redirectUrl | \"https://a.example/\\r\\nX: y\"",
                "redirectUrl | \"\"",
                "items | []",
                "items | {}",
                "items | [1]",
                "requestor | {}",
                "requestor | \"x\"",
                "unbekannt | 1",
                "grosAmount | 26.00",
                "purpose | null"
            })
    void aMemberOfTheRequestAgainstTheStandardIsRefused(String name, String value) {
        refused(post(name, value), "VALIDATION_ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"requestId", "requestTimestamp", "currency", "grossAmount", "redirectUrl", "items"})
    void aMissingMemberIsNamed(String name) {
        Map<String, Object> request = Payer.request();
        request.remove(name);

        RawClient.Answer answer = payer.post(request);

        refused(answer, "VALIDATION_ERROR");
        assertThat(answer.json().text("detail")).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "reference",
                "taxRate",
                "quantity",
                "totalNetAmount",
                "totalTaxAmount",
                "singleNetAmount",
                "singleTaxAmount"
            })
    void aMissingMemberOfALineIsNamed(String name) {
        Map<String, Object> item = Payer.item();
        item.remove(name);

        RawClient.Answer answer = post(item);

        refused(answer, "VALIDATION_ERROR");
        assertThat(answer.json().text("detail")).contains(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id | \"a b\"",
                "reference | \"1.10\"",
                "description | \"\"",
                "taxRate | 100.5",
                "taxRate | -1",
                "taxRate | \"19\"",
                "taxRate | 1e-999999999",
                "taxRate | 0e999999999",
                "quantity | 0",
                "quantity | 1000000",
                "quantity | 1.0",
                "quantity | \"1\"",
                "totalNetAmount | 0",
                "totalNetAmount | 26.005",
                "totalTaxAmount | -0.01",
                "totalTaxAmount | 0e999999999",
                "singleNetAmount | 0.00",
                "singleTaxAmount | 1000000",
                "bookingData | []",
                "bookingData | {\"a\":\"\"}",
                "bookingData | {\"a\":1}",
                "bookingData | {\"a\":null}",
                "bookingData | {\"a\":\"x/y\"}",
                "bookingData | {\"a\":\"ị\"}",
                "farbe | \"rot\""
            })
    void aMemberOfALineAgainstTheStandardIsRefused(String name, String value) {
        refused(post("items", "[" + with(Payer.item(), name, value) + "]"), "VALIDATION_ERROR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grossAmount | 26.00",
                "grossAmount | 26",
                "grossAmount | 26.000",
                "grossAmount | 2.6e1",
                "purpose | \"1234567 0123456-890123_5678\"",
                "description | \"Thị Ặn Łucja; 5 € „so“ - nein: ‚so‘\"",
                "redirectUrl | \"http://127.0.0.1:8080/zurueck?a=b&c=%20#d\"",
                "requestTimestamp | \"2026-11-23T10:00:00.711+02:00\"",
                "requestTimestamp | \"2026-11-23T10:00:00Z\""
            })
    void whatTheStandardAllowsIsTaken(String name, String value) {
        assertThat(post(name, value).status()).isEqualTo(200);
    }

    @Test
    void bookingDataMayHave99EntriesAndAnItemNone() {
        Map<String, Object> item = Payer.item();
        item.put("bookingData", entries(99));
        assertThat(post(item).status()).isEqualTo(200);
        item.put("bookingData", entries(100));
        refused(post(item), "VALIDATION_ERROR");
        item.put("bookingData", Map.of("konto", "x".repeat(251)));
        refused(post(item), "VALIDATION_ERROR");
        item.put("bookingData", Map.of("konto", "Straße, 1.2 - ž"));
        assertThat(post(item).status()).isEqualTo(200);
        item.remove("bookingData");
        item.remove("description");
        assertThat(post(item).status()).isEqualTo(200);
    }

    @Test
    void aRequestMayHave99Lines() {
        Map<String, Object> request = Payer.request();
        request.put("items", IntStream.range(0, 99).mapToObj(i -> Payer.item()).toList());
        request.put("grossAmount", 26 * 99);
        assertThat(payer.post(request).status()).isEqualTo(200);
        request.put("requestId", UUID.randomUUID().toString());
        request.put("items", IntStream.range(0, 100).mapToObj(i -> Payer.item()).toList());
        request.put("grossAmount", 2600);
        refused(payer.post(request), "VALIDATION_ERROR");
    }

    @ParameterizedTest
    @CsvSource({
        "grossAmount, 26.01, ''",
        "grossAmount, 25.99, ''",
        "grossAmount, 52, ''",
        "totalNetAmount, 26.01, payment.line-sums",
        "singleNetAmount, 12.99, payment.line-sums",
        "totalTaxAmount, 0.01, payment.line-sums",
        "quantity, 3, payment.line-sums"
    })
    void aSumThatDoesNotFitIsACalculationError(String name, String value, String assumption) {
        RawClient.Answer answer = name.equals("grossAmount")
                ? post(name, value)
                : post("items", "[" + with(Payer.item(), name, value) + "]");

        refused(answer, "CALCULATION_ERROR");
        assertThat(answer.header("X-Sandbox-Assumption")).isEqualTo(assumption);
    }

    @Test
    void sumsAreExactWhereFloatingPointIsNot() {
        Random random = new Random(20261123);
        for (int round = 0; round < 40; round++) {
            long cents = 0;
            StringBuilder items = new StringBuilder();
            for (int line = 0; line <= random.nextInt(5); line++) {
                long net = 1 + random.nextInt(9999);
                long tax = random.nextInt(1999);
                int quantity = 1 + random.nextInt(9);
                cents += (net + tax) * quantity;
                String item = with(Payer.item(), "quantity", Integer.toString(quantity));
                item = replace(item, "singleNetAmount", euro(net));
                item = replace(item, "singleTaxAmount", euro(tax));
                item = replace(item, "totalNetAmount", euro(net * quantity));
                items.append(line == 0 ? "[" : ",").append(replace(item, "totalTaxAmount", euro(tax * quantity)));
            }
            String request = with(Payer.request(), "items", items + "]");
            RawClient.Answer answer = payer.post(WHERE, replace(request, "grossAmount", euro(cents)));
            assertThat(answer.status()).as("seed 20261123, round " + round).isEqualTo(200);
            assertThat(answer.json().object("paymentRequest").decimal("grossAmount"))
                    .isEqualTo(euro(cents));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {INDIVIDUAL, ORGANIZATION, OLD})
    void aRequestorOfEitherShapeIsTakenAndAnsweredAsItCame(String requestor) {
        RawClient.Answer answer = post("requestor", requestor);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"requestor\":" + requestor);
        PaymentSchemas schemas = PaymentSchemas.orSkip();
        assertThat(schemas.findings("PaymentTransaction", answer.body())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INDIVIDUAL | COMPANY",
                "\"F\" | \"X\"",
                "\"firstName\":\"Łucja\", | ''",
                "Łucja | Thị",
                "Łucja | 1/2",
                "Đặng-Øllegård | Ωmega",
                "POSTAL_ADDRESS | HOME",
                "\"city\":\"Aachen\", | ''",
                "NL-1234 AB | 12345678901234567",
                "\"DE\" | \"de\"",
                "\"DE\" | \"DEU\"",
                "\"city\" | \"town\""
            })
    void aWrongRequestorIsRefused(String part, String instead) {
        refused(post("requestor", INDIVIDUAL.replace(part, instead)), "VALIDATION_ERROR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "53533 | 5353",
                "53533 | 5353a",
                "\"7\" | \"7 a\"",
                "[\"Hinterhaus\"] | [\"\"]",
                "[\"Hinterhaus\"] | [1]",
                "[\"Hinterhaus\"] | [\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\"]",
                "true | \"true\"",
                "\"DE\" | \"D\"",
                "\"name\":\"Müller\", | ''"
            })
    void aWrongRequestorOfTheOlderShapeIsRefused(String part, String instead) {
        refused(post("requestor", OLD.replace(part, instead)), "VALIDATION_ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null", "{\"requestId\":\"a\",\"requestId\":\"b\"}"})
    void whatIsNoJsonObjectIsRefused(String body) {
        refused(payer.post(WHERE, body), "VALIDATION_ERROR");
    }

    @Test
    void onlyJsonIsTaken() {
        String body = new String(Json.write(Payer.request()), StandardCharsets.UTF_8);

        refused(payer.call("POST", "/paymenttransaction" + WHERE, "text/plain", body), "VALIDATION_ERROR");
        refused(payer.call("POST", "/paymenttransaction" + WHERE, "", body), "VALIDATION_ERROR");
        assertThat(payer.call("POST", "/paymenttransaction" + WHERE, "application/json; charset=utf-8", body)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aBodyBeyondAllReasonIsRefusedByItsAnnouncedLength() throws IOException {
        PaymentServiceAccess access = sandbox.paymentService("eins");
        String head = "POST " + access.base().getPath() + "/paymenttransaction" + WHERE + " HTTP/1.1\r\nHost: "
                + access.base().getAuthority() + "\r\nContent-Type: application/json\r\nContent-Length: 9000000\r\n"
                + "Authorization: "
                + Payer.basic(access.clientId(), access.clientSecret().reveal()) + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", access.base().getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413")
                    .contains("VALIDATION_ERROR");
        }
    }

    @Test
    void nothingOfAPersonIsRepeatedInARefusal() {
        for (RawClient.Answer answer :
                List.of(post("Jürgen-Nowák", "1"), post("requestor", INDIVIDUAL.replace("Łucja", "Kanarie/")))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("Nowák", "Kanarie", "Øllegård");
        }
    }

    private static void refused(RawClient.Answer answer, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().number("status")).isEqualTo(400);
        assertThat(answer.json().text("functionalCode")).isEqualTo(code);
    }

    private static RawClient.Answer post(String name, String rawValue) {
        return payer.post(WHERE, with(Payer.request(), name, rawValue));
    }

    private static RawClient.Answer post(Map<String, Object> item) {
        Map<String, Object> request = Payer.request();
        request.put("items", List.of(item));
        return payer.post(request);
    }

    /** The object as JSON with one member replaced or added as raw text. */
    private static String with(Map<String, Object> json, String name, String rawValue) {
        Map<String, Object> marked = new LinkedHashMap<>(json);
        marked.put(name, "@@@");
        return new String(Json.write(marked), StandardCharsets.UTF_8).replace("\"@@@\"", rawValue);
    }

    private static String replace(String json, String name, Object number) {
        return json.replaceFirst("\"" + name + "\":[0-9.]+", "\"" + name + "\":" + number);
    }

    private static BigDecimal euro(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static Map<String, String> entries(int number) {
        return IntStream.range(0, number).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v" + i));
    }
}
