// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ozgsdk.sandbox.internal.http.Uuids;

/** The mailbox as a person sees it, and what a repetition and an opened message lead to. */
class MailboxPagesTest {

    private static final UUID BOX = Uuids.stable("postkorb thi-an");
    private static final Pattern LETTER = Pattern.compile("href=\"(/postfach/[0-9a-f-]{36}/[0-9a-f-]{36})\"");

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
    private final HttpClient browser = HttpClient.newHttpClient();
    private Sandbox sandbox;
    private Postman postman;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder().clock(clock).officeInterval(Duration.ZERO).start();
        postman = new Postman(sandbox, clock);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aPersonFindsOpensAndReadsAMessage() throws Exception {
        Map<String, Object> message = Postman.message(BOX);
        message.put("title", "<b>Bescheid</b>");
        message.put("senderUrl", "https://stadt.example/?a=1&b=2");
        postman.send(message);

        assertThat(page("/postfach").body()).contains("Đặng-Øllegård</a>: 1", "lang=\"de\"", "Simulation");
        String list = page("/postfach/" + BOX).body();
        assertThat(list).contains("&lt;b&gt;Bescheid&lt;/b&gt;", "neu").doesNotContain("<b>");
        HttpResponse<String> letter = page(letter(list));
        assertThat(letter.body())
                .contains("Guten Tag, die Bescheinigung liegt bei.", "2026-11-23T10:00:00Z", "?a=1&amp;b=2");
        assertThat(letter.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(page("/postfach/" + BOX).body()).doesNotContain(">neu ");
        assertThat(page("/postfach/stil.css").statusCode()).isEqualTo(200);
    }

    @Test
    void aSenderWhoAskedHearsOnceThatItsMessageWasOpened() throws Exception {
        Map<String, Object> message = Postman.message(BOX);
        message.put("retrievalConfirmationAddress", "amt@stadt.example");
        postman.send(message);
        assertThat(sandbox.mailboxes().readReceipts()).isEmpty();

        String path = letter(page("/postfach/" + BOX).body());
        page(path);
        page(path);

        assertThat(sandbox.mailboxes().readReceipts())
                .containsExactly(new ReadReceipt(BOX, "amt@stadt.example", "vorgang-1"));
    }

    @Test
    void theStatesOfAnApplicationAreALine() throws Exception {
        UUID application = UUID.randomUUID();
        postman.set(Postman.state(application, "INITIATED"));
        postman.set(Postman.state(application, "SUBMITTED"));

        assertThat(page("/postfach").body()).contains("Gewerbe anmelden (" + application, "INITIATED → SUBMITTED");
    }

    @Test
    void whatIsSentAgainToTheLetterIsThereOnce() {
        Map<String, Object> message = Postman.message(BOX);
        Postman.Answer first = postman.send(message);
        Postman.Answer again = postman.send(message);
        message.put("reference", "vorgang-2");
        Postman.Answer other = postman.send(message);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body()).isNotEqualTo(other.body());
        assertThat(again.assumption()).isEqualTo("mailbox.same-reference");
        assertThat(sandbox.mailboxes().messages()).hasSize(2);

        Map<String, Object> state = Postman.state(UUID.randomUUID(), "SUBMITTED");
        postman.set(state);
        assertThat(postman.set(state).assumption()).isEqualTo("mailbox.state-repeatable");
        assertThat(sandbox.mailboxes().states()).hasSize(1);
    }

    @Test
    void theSameManyTimesAtOnceArrivesOnce() throws Exception {
        List<Integer> statuses = PaymentServiceTest.atOnce(
                12, () -> postman.send(Postman.message(BOX)).status());

        assertThat(statuses).containsOnly(200);
        assertThat(sandbox.mailboxes().messages()).hasSize(1);
    }

    @Test
    void nobodyElsesMailboxAndNoOtherMessageIsThere() throws Exception {
        assertThat(page("/postfach/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(page("/postfach/" + BOX + "/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(page("/postfach/x").statusCode()).isEqualTo(404);
    }

    private static String letter(String list) {
        Matcher matcher = LETTER.matcher(list);
        assertThat(matcher.find()).as("a link to a message").isTrue();
        return matcher.group(1);
    }

    private HttpResponse<String> page(String path) throws IOException, InterruptedException {
        URI address = sandbox.mailboxes().inbox().resolve(path);
        return browser.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
