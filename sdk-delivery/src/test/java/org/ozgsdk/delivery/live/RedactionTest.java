// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

class RedactionTest {

    private static JsonObject redacted(Map<String, ?> members) {
        String json = new String(Json.writePretty(members), StandardCharsets.UTF_8);
        return Json.object(Redaction.of(json).getBytes(StandardCharsets.UTF_8), "redacted");
    }

    @Test
    void secretsAndNamesOfPeopleBecomeStarsWhereverTheyStand() {
        JsonObject shown = redacted(Map.of(
                "access_token",
                "kurz",
                "contactInformation",
                Map.of("legalName", "Amt \"A\"", "email", "a@b.example"),
                "contactPersons",
                List.of("Erika Muster", "Hans \\ Muster"),
                "status",
                "active",
                "expires_in",
                1800));
        assertThat(shown.text("access_token")).isEqualTo("***");
        assertThat(shown.object("contactInformation").text("legalName")).isEqualTo("***");
        assertThat(shown.texts("contactPersons")).containsExactly("***", "***");
        assertThat(shown.text("status")).isEqualTo("active");
        assertThat(shown.number("expires_in")).isEqualTo(1800);
    }

    @Test
    void longTextsAreShortenedAndAddressesStay() {
        String jwe = "eyJhbGciOiJSU0EtT0FFUC0yNTYifQ." + "x".repeat(900);
        String uri = "https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json";
        JsonObject shown = redacted(Map.of("encryptedData", jwe, "schemaUri", uri, "events", List.of(jwe)));
        assertThat(shown.text("encryptedData")).isEqualTo("eyJhbGciOiJS... (931 characters)");
        assertThat(shown.texts("events").get(0)).doesNotContain("xxx");
        assertThat(shown.text("schemaUri")).isEqualTo(uri);
    }

    @Test
    void noSecretSurvivesInAnyCutOrGarbledText() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String secret = "S".repeat(60);
        String json = "{\"a\":[1,\"x\\\"y\"],\"access_token\" : \"" + secret + "\",\"n\":\"" + secret + "\"}";
        for (int i = 0; i < 2_000; i++) {
            String cut = json.substring(0, random.nextInt(json.length() + 1));
            assertThat(Redaction.of(cut)).as("seed %d", seed).doesNotContain("S".repeat(13));
        }
    }
}
