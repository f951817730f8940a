// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.payment.Payer;
import org.ozgsdk.payment.PaymentItem;
import org.ozgsdk.payment.PaymentOrder;

/** What we send against the published OpenAPI file of XBezahldienste 1.2.0. */
class RequestSchemaTest {

    private static final String[] TEXTS = {"Gebühr", "Živa Łyś", "a", "Straße 3, 2. OG", "Tarifstelle 12.1.3 Gewerbe"};

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00.123Z"), ZoneOffset.UTC);

    private final RequestWriter writer = new RequestWriter(CLOCK, SpecVersion.V1_2);

    /** The schema of 1.2.0 takes the older payer, too; so only the spelling of the oldest total keeps it from judging all versions. */
    @ParameterizedTest
    @EnumSource(SpecVersion.class)
    void everyRequestWeWriteIsValid(SpecVersion version) {
        PaymentSchemas schemas = PaymentSchemas.orSkip();
        long seed = 20261123L;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            String json = written(version, order(random)).replace("\"grosAmount\"", "\"grossAmount\"");

            assertThat(schemas.findings("PaymentRequest", json))
                    .as("request %d, seed %d", i, seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(SpecVersion.class)
    void everyPayerHasTheShapeOfTheVersion(SpecVersion version) {
        PaymentSchemas schemas = PaymentSchemas.orSkip();
        long seed = 20261124L;
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            PaymentOrder order = order(random).withPayer(payer(random));
            JsonObject requestor = Json.object(bytes(version, order), "request").object("requestor");
            String shape = !version.isNew()
                    ? "RequestorLegacy"
                    : requestor.text("requestorType").equals("INDIVIDUAL")
                            ? "RequestorIndividual"
                            : "RequestorOrganization";

            assertThat(schemas.findings(
                            shape,
                            text(Json.write(Map.of("x", requestor)))
                                    .replaceFirst("^\\{\"x\":", "")
                                    .replaceFirst("}$", "")))
                    .as("payer %d, seed %d", i, seed)
                    .isEmpty();
        }
    }

    @Test
    void sumsAreExactWhateverTheTax() {
        Random random = new Random(20261125L);
        for (int i = 0; i < 300; i++) {
            JsonObject json = Json.object(bytes(SpecVersion.V1_2, order(random)), "request");
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonObject item : json.objects("items")) {
                BigDecimal quantity = item.decimal("quantity");
                assertThat(item.decimal("totalNetAmount"))
                        .isEqualByComparingTo(item.decimal("singleNetAmount").multiply(quantity));
                assertThat(item.decimal("totalTaxAmount"))
                        .isEqualByComparingTo(item.decimal("singleTaxAmount").multiply(quantity));
                sum = sum.add(item.decimal("totalNetAmount")).add(item.decimal("totalTaxAmount"));
            }
            assertThat(json.decimal("grossAmount")).isEqualTo(sum).hasScaleOf(2);
        }
    }

    @Test
    void theOfficialExampleIsWrittenAsItStands() {
        PaymentItem item = new PaymentItem(
                "01",
                "x",
                3,
                Money.euro("8.40"),
                Money.euro("1.60"),
                new BigDecimal("19"),
                Map.of("haushaltstelle", "1234"));
        String json = written(
                SpecVersion.V1_2,
                new PaymentOrder("c", "p", "d", List.of(item), URI.create("https://dienst.ozgsdk.example/")));

        assertThat(json)
                .contains("\"grossAmount\":30.00", "\"taxRate\":19,", "\"totalNetAmount\":25.20")
                .contains("\"totalTaxAmount\":4.80", "\"singleNetAmount\":8.40", "\"singleTaxAmount\":1.60");
        assertThat(json).as("a payer only where an order names one").doesNotContain("requestor");
    }

    @Test
    void theAnswersOfOurTestsAreWhatTheStandardSays() {
        PaymentSchemas schemas = PaymentSchemas.orSkip();
        for (String answer : List.of(
                Bodies.started(),
                Bodies.paid("\"OTHER\", \"paymentMethodDetail\": \"Wero\""),
                Bodies.paid("\"GIROPAY\""))) {
            assertThat(schemas.findings("PaymentTransaction", answer))
                    .as(answer)
                    .isEmpty();
        }
        assertThat(schemas.findings("PaymentTransaction", Bodies.withoutPage("CANCELED")))
                .as("the schema requires what its text says should be gone")
                .isNotEmpty();
        for (String code : List.of("PAYMENT_EXISTS", "UNSPECIFIED", "NO_VALID_ORIGINATOR_OR_DESTINATION")) {
            String problem = Stub.Answer.problem(400, code).body();
            assertThat(schemas.findings("SystemResponse", problem)).as(problem).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(SpecVersion.class)
    void aPayersRareLettersKeepNobodyFromPaying(SpecVersion version) {
        Payer payer = new Payer(
                Payer.Kind.PERSON,
                "D’Arcy-Đặng 2",
                Optional.of("Nguyễn O'Neil"),
                Optional.of(new Payer.PostalAddress(List.of("Straße 1 ☃", "☃"), "SW1A 1AA", "London ☃", "GB")));
        JsonObject requestor = Json.object(bytes(version, order(new Random(6)).withPayer(payer)), "request")
                .object("requestor");

        assertThat(requestor.text("name")).isEqualTo("D’Arcy-Đặng");
        assertThat(requestor.text("firstName")).isEqualTo("Nguyen ONeil");
        if (version.isNew()) {
            assertThat(requestor.object("address").text("addressLine1")).isEqualTo("Straße 1");
            assertThat(requestor.object("address").has("addressLine2")).isFalse();
            assertThat(requestor.object("address").text("postalCode")).isEqualTo("SW1A 1AA");
        } else {
            assertThat(requestor.object("address").texts("addressLine")).containsExactly("Straße 1", "SW1A 1AA London");
        }
    }

    @Test
    void anOlderOrganisationHasTheNamesThatAreRequiredOfEverybody() {
        Payer payer = new Payer(
                Payer.Kind.ORGANISATION,
                "Muster 24 GmbH",
                Optional.empty(),
                Optional.of(new Payer.PostalAddress(List.of("Rue 1"), "75001", "Paris", "FR")));
        JsonObject requestor = Json.object(
                        bytes(SpecVersion.V1_1, order(new Random(7)).withPayer(payer)), "request")
                .object("requestor");

        assertThat(requestor.text("organizationName")).isEqualTo("Muster 24 GmbH");
        assertThat(requestor.text("name")).isEqualTo("Muster  GmbH");
        assertThat(requestor.text("firstName")).isEqualTo("-");
        assertThat(requestor.object("address").has("postalCode"))
                .as("five digits of another country are no German postcode")
                .isFalse();
        assertThat(requestor.object("address").texts("addressLine")).containsExactly("Rue 1", "75001 Paris");
    }

    @ParameterizedTest
    @EnumSource(SpecVersion.class)
    void aPayerOfWhomARequiredMemberWouldBeEmptyIsLeftOut(SpecVersion version) {
        Payer.PostalAddress address = new Payer.PostalAddress(List.of("1"), "10117", "Berlin", "DE");
        PaymentOrder order = order(new Random(8));
        for (Payer payer : List.of(
                new Payer(Payer.Kind.PERSON, "Muster", Optional.of("Erika"), Optional.empty()),
                new Payer(Payer.Kind.PERSON, "☃", Optional.of("Erika"), Optional.of(address)),
                new Payer(Payer.Kind.PERSON, "Muster", Optional.of(""), Optional.of(address)))) {
            assertThat(Json.object(bytes(version, order.withPayer(payer)), "request")
                            .has("requestor"))
                    .isFalse();
        }
    }

    private static String written(SpecVersion version, PaymentOrder order) {
        return text(bytes(version, order));
    }

    private static byte[] bytes(SpecVersion version, PaymentOrder order) {
        return new RequestWriter(CLOCK, version).write(UUID.randomUUID().toString(), order);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    @Test
    void anOlderTotalIsSpelledWithOneLetterLess() {
        PaymentOrder order = order(new Random(2));
        String json =
                new String(new RequestWriter(CLOCK, SpecVersion.V1_0).write("R-1", order), StandardCharsets.UTF_8);

        assertThat(json).contains("\"grosAmount\"").doesNotContain("\"grossAmount\"");
    }

    @Test
    void anOlderDescriptionHasFewerLetters() {
        PaymentOrder order = new PaymentOrder(
                "claim", "p", "Gebühr: §9 (Ω)!", order(new Random(3)).items(), URI.create("https://dienst.example/"));
        String json =
                new String(new RequestWriter(CLOCK, SpecVersion.V1_0).write("R-1", order), StandardCharsets.UTF_8);

        assertThat(json).contains("\"description\":\"Gebühr 9\"");
    }

    @Test
    void anOlderPayerHasTheOlderShape() {
        Payer payer = new Payer(
                Payer.Kind.PERSON,
                "Mustermann",
                Optional.of("Erika"),
                Optional.of(new Payer.PostalAddress(List.of("Rue 1"), "L-1234", "Luxembourg", "LU")));
        JsonObject json = Json.object(
                new RequestWriter(CLOCK, SpecVersion.V1_1)
                        .write("R-1", order(new Random(4)).withPayer(payer)),
                "request");

        assertThat(json.object("requestor").text("firstName")).isEqualTo("Erika");
        assertThat(json.object("requestor").object("address").texts("addressLine"))
                .as("the older address knows German postcodes only")
                .containsExactly("Rue 1", "L-1234 Luxembourg");
        assertThat(json.object("requestor").object("address").has("postalCode")).isFalse();
    }

    @Test
    void theSchemaWouldFindWhatIsWrong() {
        PaymentSchemas schemas = PaymentSchemas.orSkip();
        String json = new String(writer.write("R-1", order(new Random(1))), StandardCharsets.UTF_8);

        assertThat(schemas.findings("PaymentRequest", json.replace("grossAmount", "grosAmount")))
                .isNotEmpty();
        assertThat(schemas.findings("PaymentRequest", json.replace("\"EUR\"", "\"EURO\"")))
                .isNotEmpty();
    }

    private static PaymentOrder order(Random random) {
        List<PaymentItem> items = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            items.add(new PaymentItem(
                    "p-" + i,
                    TEXTS[random.nextInt(TEXTS.length)],
                    1 + random.nextInt(9),
                    Money.ofCents(1 + random.nextInt(1_000_000)),
                    Money.ofCents(random.nextInt(1_000)),
                    new BigDecimal(random.nextInt(20)),
                    random.nextBoolean() ? Map.of() : Map.of("objektnummer", "0815")));
        }
        PaymentOrder order = new PaymentOrder(
                "claim",
                TEXTS[random.nextInt(TEXTS.length)],
                TEXTS[random.nextInt(TEXTS.length)].repeat(1 + random.nextInt(40)),
                items,
                URI.create("https://dienst.example/zurueck?id=" + random.nextInt()));
        return random.nextBoolean() ? order : order.withPayer(payer(random));
    }

    private static Payer payer(Random random) {
        Payer.PostalAddress address = random.nextBoolean()
                ? new Payer.PostalAddress(List.of("Wilhelmstraße 97", "c/o Łyś"), "10117", "Berlin", "DE")
                : new Payer.PostalAddress(
                        List.of("Flat 3", "10 Downing Street", "Whitehall"), "SW1A 2AA", "London", "GB");
        return random.nextBoolean()
                ? new Payer(Payer.Kind.PERSON, "Mustermann", Optional.of("Živa-Erika"), Optional.of(address))
                : new Payer(Payer.Kind.ORGANISATION, "Muster & Söhne 24 GmbH", Optional.empty(), Optional.of(address));
    }
}
