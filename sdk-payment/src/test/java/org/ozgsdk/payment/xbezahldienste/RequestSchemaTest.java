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

    @Test
    void everyRequestWeWriteIsValid() {
        PaymentSchemas schemas = PaymentSchemas.orSkip();
        long seed = 20261123L;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            PaymentOrder order = order(random);
            String json = new String(writer.write(UUID.randomUUID().toString(), order), StandardCharsets.UTF_8);

            assertThat(schemas.findings("PaymentRequest", json))
                    .as("request %d, seed %d", i, seed)
                    .isEmpty();
        }
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
        Payer.PostalAddress address =
                new Payer.PostalAddress(List.of("Wilhelmstraße 97", "c/o Łyś"), "10117", "Berlin", "DE");
        return random.nextBoolean()
                ? new Payer(Payer.Kind.PERSON, "Mustermann", Optional.of("Erika"), Optional.of(address))
                : new Payer(Payer.Kind.ORGANISATION, "Muster GmbH", Optional.empty(), Optional.of(address));
    }
}
