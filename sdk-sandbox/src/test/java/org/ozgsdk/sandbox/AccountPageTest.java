// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The login page: what the service is called, in which language, the way back, and what a person may refuse (login sheet 1.5, 9.6). */
class AccountPageTest {

    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
    private static final String NAME = "Gewerbeamt (Muster)</classic-ui:OrganizationDisplayName>";
    private static final String GIVEN = "urn:oid:2.5.4.42";

    private static Sandbox sandbox;
    private static HandMadeService service;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).clock(CLOCK).start();
        service = new HandMadeService(sandbox, CLOCK).register();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static String page(String changed) {
        RawClient.Answer answer = service.send(request -> request.replace(NAME, changed));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void aLongNameIsCutAtFiftyLetters() {
        String page = page("Ä".repeat(49) + "😀" + "Ü</classic-ui:OrganizationDisplayName>");

        assertThat(page).contains("<strong>" + "Ä".repeat(49) + "😀</strong>").doesNotContain("Ü<");
    }

    @Test
    void germanComesFirstAndEnglishIfAskedFor() {
        assertThat(page(NAME)).contains("<html lang=\"de\">", "<h1>Anmelden <span lang=\"en\">/ Log in</span></h1>");
        assertThat(page(NAME + "<classic-ui:Lang>en</classic-ui:Lang>"))
                .contains("<html lang=\"en\">", "<h1>Log in <span lang=\"de\">/ Anmelden</span></h1>");
        assertThat(page(NAME + "<classic-ui:Lang>uk</classic-ui:Lang>")).contains("<html lang=\"de\">");
        assertThat(page(NAME + "<classic-ui:Lang>fr</classic-ui:Lang>")).contains("<html lang=\"de\">");
    }

    @Test
    void theWayBackIsALinkIfItCanDoNoHarm() {
        assertThat(page(NAME
                        + "<classic-ui:BackURL>https://gewerbe.ozgsdk.example/zurück?a=1&amp;b=2</classic-ui:BackURL>"))
                .contains("<a href=\"https://gewerbe.ozgsdk.example/zurück?a=1&amp;b=2\">");
        assertThat(page(NAME + "<classic-ui:BackURL>javascript:alert(1)</classic-ui:BackURL>"))
                .doesNotContain("javascript");
    }

    @Test
    void aPersonRefusesWhatIsOnlyWantedAndCannotRefuseWhatIsRequired() {
        String request = service.request(
                "STORK-QAA-Level-3", HandMadeService.required("2.5.4.4"), HandMadeService.wanted("2.5.4.42"));
        RawClient.Answer page = service.post(service.signed(request));
        assertThat(page.body()).contains("name=\"ohne." + GIVEN + "\"").doesNotContain("name=\"ohne.urn:oid:2.5.4.4\"");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("vorgang", HandMadeService.field(page.body(), "vorgang"));
        form.put("konto", "thi-an");
        form.put("mittel", "Elster");
        form.put("aktion", "anmelden");
        form.put("ohne." + GIVEN, "ja");
        form.put("ohne.urn:oid:2.5.4.4", "ja");

        HandMadeResponse response = new HandMadeResponse(service, service.http.form("/bundid/idp/anmeldung", form));

        assertThat(HandMadeResponse.all(response.assertion(), HandMadeResponse.SAML, "Attribute").stream()
                        .map(one -> one.getAttribute("FriendlyName")))
                .containsExactly("surname");
    }
}
