// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.delivery.Attachment;

/** Evidence of a payment in the words of the metadata, row by row; every row that fits is also held against FITKO's schemas where they lie beside this project. */
class PaymentInformationTest {

    private static final String ANY = "SIM-1";

    private static PaymentEvidence paid(
            PaymentMethod method,
            String id,
            Optional<String> reference,
            Optional<String> detail,
            String euro,
            String url) {
        return new PaymentEvidence(
                "xbezahldienste",
                id,
                reference,
                Instant.parse("2026-11-23T10:00:00Z"),
                method,
                detail,
                Money.euro(euro),
                Optional.of(URI.create(url)),
                PaymentEvidence.Source.BANK);
    }

    private static PaymentEvidence paid(String id, Optional<String> reference, Optional<String> detail) {
        return paid(PaymentMethod.OTHER, id, reference, detail, "26.00", "https://bezahldienst.example/t/1");
    }

    private static JsonObject members(PaymentEvidence evidence) throws Exception {
        byte[] json = Json.write(PaymentInformation.members(evidence));
        for (String version : List.of("1.0.0", "2.1.0")) {
            checkAgainstSchema(version, new String(json, StandardCharsets.UTF_8));
        }
        return Json.object(json, "paymentInformation");
    }

    private static void checkAgainstSchema(String version, String json) throws Exception {
        Path file = schema(version);
        if (Files.exists(file)) {
            String part = new String(
                    Json.write(Map.of(
                            "$schema",
                            "https://json-schema.org/draft/2020-12/schema",
                            "allOf",
                            List.of(Json.object(Files.readAllBytes(file), "schema")
                                    .object("properties")
                                    .object("paymentInformation")))),
                    StandardCharsets.UTF_8);
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(part, InputFormat.JSON);
            assertThat(schema.validate(
                            json,
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                    .as("metadata %s: %s", version, json)
                    .isEmpty();
        }
    }

    private static Path schema(String version) {
        return Path.of(
                System.getProperty("ozg.project.root", ".."),
                "..",
                "shared",
                "data",
                "fitconnect",
                "metadata-" + version + ".schema.json");
    }

    @ParameterizedTest
    @EnumSource
    void everyMethodHasItsWord(PaymentMethod method) throws Exception {
        PaymentEvidence evidence =
                paid(method, ANY, Optional.of("KZ"), Optional.of("Visa"), "26.00", "https://bezahldienst.example/t/1");

        JsonObject json = members(evidence);

        assertThat(PaymentInformation.fits(evidence)).isTrue();
        assertThat(json.text("paymentMethod")).isEqualTo(method.name());
        assertThat(json.text("status")).isEqualTo("BOOKED");
        assertThat(json.text("transactionTimestamp")).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(json.names())
                .containsExactlyInAnyOrder(
                        "transactionReference",
                        "transactionId",
                        "paymentMethod",
                        "paymentMethodDetail",
                        "status",
                        "transactionUrl",
                        "transactionTimestamp",
                        "grossAmount");
    }

    @Test
    void theWordsAreThoseOfTheSchema() throws Exception {
        Assumptions.assumeTrue(Files.exists(schema("2.1.0")), "skipped: FITKO's schema is not beside this project");
        JsonObject information = Json.object(Files.readAllBytes(schema("2.1.0")), "schema")
                .object("properties")
                .object("paymentInformation");

        assertThat(information.object("properties").object("paymentMethod").texts("enum"))
                .containsExactlyInAnyOrder(java.util.Arrays.stream(PaymentMethod.values())
                        .map(Enum::name)
                        .toArray(String[]::new));
        assertThat(information.texts("required"))
                .containsExactlyInAnyOrder("transactionReference", "transactionId", "paymentMethod", "status");
    }

    @ParameterizedTest
    @CsvSource({"1, true", "35, true", "36, true", "37, false", "44, false"})
    void anIdOfMoreThan36CharactersGoesAlongAsAFile(int length, boolean fits) throws Exception {
        PaymentEvidence evidence = paid("x".repeat(length), Optional.of("KZ"), Optional.empty());

        assertThat(PaymentInformation.fits(evidence)).isEqualTo(fits);
        if (fits) {
            assertThat(members(evidence).text("transactionId")).hasSize(length);
        }
    }

    @ParameterizedTest
    @CsvSource({"a_b-C9, true", "a b, false", "a.b, false", "a/b, false", "ä, false", "'', false"})
    void onlyWordLettersAndHyphensAreAnId(String id, boolean fits) {
        assertThat(PaymentInformation.fits(paid(id, Optional.of("KZ"), Optional.empty())))
                .isEqualTo(fits);
    }

    @Test
    void withoutAReferenceItDoesNotFit() {
        assertThat(PaymentInformation.fits(paid(ANY, Optional.empty(), Optional.empty())))
                .isFalse();
        assertThat(PaymentInformation.fits(paid(ANY, Optional.of(" \t"), Optional.empty())))
                .isFalse();
        assertThat(PaymentInformation.fits(paid(ANY, Optional.of("Kassenzeichen 4711/ä"), Optional.empty())))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, true", "36, true", "37, false"})
    void aDetailThatIsTooLongIsLeftOut(int length, boolean kept) throws Exception {
        JsonObject json = members(paid(ANY, Optional.of("KZ"), Optional.of("x".repeat(length))));

        assertThat(json.has("paymentMethodDetail")).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.01", "0.10, 0.10", "26.00, 26.00", "999999.00, 999999.00"})
    void anAmountIsWrittenWithTwoDigitsAndNoExponent(String euro, String wire) throws Exception {
        PaymentEvidence evidence =
                paid(PaymentMethod.OTHER, ANY, Optional.of("KZ"), Optional.empty(), euro, "https://b.example/t");

        assertThat(members(evidence).decimal("grossAmount")).isEqualByComparingTo(wire);
        assertThat(new String(Json.write(PaymentInformation.members(evidence)), StandardCharsets.UTF_8))
                .contains("\"grossAmount\":" + wire);
    }

    @Test
    void anAddressWithoutHostIsLeftOut() throws Exception {
        PaymentEvidence evidence = paid(PaymentMethod.OTHER, ANY, Optional.of("KZ"), Optional.empty(), "26.00", "/t/1");

        assertThat(members(evidence).has("transactionUrl")).isFalse();
    }

    @Test
    void theFileSaysAllThatTheMetadataWouldAndHowItIsKnown() throws Exception {
        PaymentEvidence evidence = paid("x".repeat(44), Optional.empty(), Optional.of("Lastschrift (SEPA)"));
        Attachment file = PaymentInformation.attachment(evidence);

        JsonObject json;
        try (java.io.InputStream content = file.content().open()) {
            json = Json.object(content.readAllBytes(), "evidence");
        }

        assertThat(json.text("transactionId")).hasSize(44);
        assertThat(json.has("transactionReference")).isFalse();
        assertThat(json.text("paymentMethodDetail")).isEqualTo("Lastschrift (SEPA)");
        assertThat(json.text("status")).isEqualTo("BOOKED");
        assertThat(json.text("source")).isEqualTo("BANK");
        assertThat(json.text("currency")).isEqualTo("EUR");
    }
}
