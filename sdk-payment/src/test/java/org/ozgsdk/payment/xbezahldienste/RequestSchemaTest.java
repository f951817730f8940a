// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Money;
import org.ozgsdk.payment.PaymentItem;
import org.ozgsdk.payment.PaymentOrder;

/** What we send against the published OpenAPI file of XBezahldienste 1.2.0. */
class RequestSchemaTest {

    private static final String[] TEXTS = {"Gebühr", "Živa Łyś", "a", "Straße 3, 2. OG", "Tarifstelle 12.1.3 Gewerbe"};

    private final RequestWriter writer =
            new RequestWriter(Clock.fixed(Instant.parse("2026-11-23T10:00:00.123Z"), ZoneOffset.UTC));

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
                    random.nextBoolean() ? Map.of() : Map.of("objektnummer", "0815")));
        }
        return new PaymentOrder(
                "claim",
                TEXTS[random.nextInt(TEXTS.length)],
                TEXTS[random.nextInt(TEXTS.length)].repeat(1 + random.nextInt(40)),
                items,
                URI.create("https://dienst.example/zurueck?id=" + random.nextInt()));
    }
}
