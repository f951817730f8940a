// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.Ars;

/** The editor's page. */
class RedaktionTest {

    private Sandbox sandbox;
    private RawClient http;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
        http = RawClient.anonymous(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void thePageIsGermanAccessibleAndWithoutScript() {
        RawClient.Answer page = http.get("/redaktion");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.body())
                .contains("<html lang=\"de\">", "<title>", "<h1>", "<main>", "<caption>", "scope=\"col\"")
                .doesNotContain("<script", "style=");
        for (String field : new String[] {"behoerde", "ars", "leistung"}) {
            assertThat(page.body()).contains("<label for=\"" + field + "\">", "id=\"" + field + "\"");
        }
        assertThat(http.get("/redaktion/stil.css").header("Content-Type")).startsWith("text/css");
    }

    @Test
    void aJoinIsVisibleAtOnce() {
        assertThat(http.get("/redaktion").body()).contains("noch nicht beigetreten");

        RawClient.Answer answer =
                http.form("/redaktion", form("Stadt Oldenburg (Muster)", "034030000000", "99050012104000"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo(sandbox.baseUri() + "/redaktion");
        assertThat(http.get("/redaktion").body()).doesNotContain("noch nicht beigetreten");
        assertThat(sandbox.places().list())
                .filteredOn(place -> place.ars().equals(Ars.of("034030000000")))
                .allMatch(place -> place.destination().isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "Stadt, 03403000000, 99050012104000, 12",
        "Stadt, 990000000000, 99050012104000, Land",
        "Stadt, '', 99050012104000, 12",
        "Stadt, 034030000000, 9905001210400, 14",
        "Stadt, 034030000000, 12345678901234, 99",
        "X, 034030000000, 99050012104000, Name der Behörde",
        "'', 034030000000, 99050012104000, Name der Behörde",
        "Bund, 000000000000, 99050012104000, Der Bund"
    })
    void wrongInputGivesAGermanSentence(String authority, String ars, String leika, String word) {
        RawClient.Answer answer = http.form("/redaktion", form(authority, ars, leika));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("role=\"alert\"", word, "<title>Fehler: ");
    }

    @Test
    void whatWasTypedIsShownAgainButNeverAsMarkup() {
        RawClient.Answer answer = http.form("/redaktion", form("\"><script>alert(1)</script>", "1", "99050012104000"));

        assertThat(answer.body()).contains("&quot;&gt;&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void aForeignPageCannotSendTheForm() {
        Map<String, String> form = form("Stadt (Muster)", "034030000000", "99050012104000");

        assertThat(http.form("/redaktion", form, "Origin", "https://boese.example")
                        .status())
                .isEqualTo(403);
        assertThat(http.form("/redaktion", form, "Origin", "null").status()).isEqualTo(403);
        assertThat(http.json("POST", "/redaktion", form).status()).isEqualTo(415);
        assertThat(http.form("/redaktion", form, "Origin", sandbox.baseUri().toString())
                        .status())
                .isEqualTo(303);
    }

    private static Map<String, String> form(String authority, String ars, String leika) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("behoerde", authority);
        form.put("ars", ars);
        form.put("leistung", leika);
        return form;
    }
}
