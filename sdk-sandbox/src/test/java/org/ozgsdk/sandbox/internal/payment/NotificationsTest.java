// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.control.PaymentSwitches;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.LoopbackServer;
import org.ozgsdk.sandbox.internal.http.Reply;

/** The page for a protocol that tells the online service and chooses the way back. */
class NotificationsTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private LoopbackServer server;
    private PaymentServices services;

    @BeforeEach
    void start() {
        Clock clock = new MovedClock(now);
        server = LoopbackServer.bind(0);
        services = new PaymentServices(
                clock, "http://127.0.0.1:" + server.port(), any -> true, new PaymentSwitches(), new History(clock));
        services.addTo(server.router());
        server.start(new LoopbackServer.Filter() {
            @Override
            public Optional<Reply> before(Call call) {
                services.sweep();
                return Optional.empty();
            }

            @Override
            public Reply after(Call call, Reply reply) {
                return reply;
            }
        });
    }

    @AfterEach
    void stop() {
        server.close();
        services.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bezahlen", "abbrechen", "fehlschlag", "zahlen-schliessen"})
    void anEndIsToldOnce(String choice) throws Exception {
        Transaction transaction = open();

        click(transaction, choice);

        assertThat(told.poll(10, TimeUnit.SECONDS))
                .isEqualTo(transaction.state().status().name());
        click(transaction, choice);
        assertThat(nothingElseIsTold()).isTrue();
    }

    @Test
    void itCanBeToldTwice() throws Exception {
        click(open(), "zahlen-zweimal-melden");

        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("PAYED");
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("PAYED");
        assertThat(nothingElseIsTold()).isTrue();
    }

    @Test
    void itCanBeToldBeforeTheBrowserIsAnswered() throws Exception {
        HttpResponse<String> answer = click(open(), "zahlen-zuerst-melden");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(told.poll()).isEqualTo("PAYED");
    }

    @Test
    void itCanBeToldLate() throws Exception {
        Transaction transaction = open();

        click(transaction, "zahlen-spaet-melden");

        assertThat(transaction.state().status()).isEqualTo(Transaction.Status.PAYED);
        assertThat(nothingElseIsTold()).isTrue();
        now.updateAndGet(before -> before.plus(Duration.ofMinutes(10)));
        services.sweep();
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("PAYED");
    }

    @Test
    void lateMoneyIsToldWhenItComes() throws Exception {
        click(open(), "zahlen-spaet");
        assertThat(nothingElseIsTold()).isTrue();

        now.updateAndGet(before -> before.plus(Duration.ofMinutes(10)));
        services.sweep();

        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("PAYED");
    }

    @Test
    void aListenerThatThrowsHarmsNobody() throws Exception {
        Transaction transaction = open().notifiedBy(any -> {
            throw new IllegalStateException("thrown on purpose");
        });

        assertThat(click(transaction, "zahlen-zuerst-melden").statusCode()).isEqualTo(303);
        click(open(), "bezahlen");
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("PAYED");
    }

    @Test
    void thePageOffersTheOutcomesWithNotification() throws Exception {
        assertThat(get(open()).body())
                .contains(
                        "Zahlen und zweimal melden",
                        "Zahlen, Meldung vor der Antwort",
                        "value=\"zahlen-spaet-melden\"");
    }

    @Test
    void eachEndHasItsAddress() throws Exception {
        assertThat(location(click(open(), "bezahlen"))).isEqualTo("https://dienst.example/bezahlt");
        assertThat(location(click(open(), "abbrechen"))).isEqualTo("https://dienst.example/abgebrochen");
        assertThat(location(click(open(), "fehlschlag"))).isEqualTo("https://fehler.example/fehlgeschlagen");
        assertThat(get(open()).headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("form-action 'self' https://dienst.example https://fehler.example;");
    }

    @Test
    void aProtocolCanAppendToTheAddress() throws Exception {
        Transaction transaction = open().returnsBy(ended -> WayBack.to(
                URI.create(ended.sale().success() + "?ergebnis=" + ended.state().status())));

        assertThat(location(click(transaction, "abbrechen")))
                .isEqualTo("https://dienst.example/bezahlt?ergebnis=CANCELED");
        assertThat(get(transaction).body()).contains("href=\"https://dienst.example/bezahlt?ergebnis=CANCELED\"");
    }

    @Test
    void aProtocolCanPost() throws Exception {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("status", "<1>");
        fields.put("txid", "4711");
        Transaction transaction =
                open().returnsBy(ended -> WayBack.posting(ended.sale().success(), fields));

        HttpResponse<String> answer = click(transaction, "bezahlen");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<form method=\"post\" action=\"https://dienst.example/bezahlt\">")
                .contains("<input type=\"hidden\" name=\"status\" value=\"&lt;1&gt;\">")
                .contains("<input type=\"hidden\" name=\"txid\" value=\"4711\">")
                .contains("<button type=\"submit\">Zurück zum Online-Dienst")
                .doesNotContain("<script");
    }

    @Test
    void aRequestIdIsTakenOnce() {
        Sale sale = sale();
        assertThat(services.book().open(sale)).isPresent();
        assertThat(services.book().open(sale)).isEmpty();
    }

    private Transaction open() {
        return services.book()
                .open(sale())
                .orElseThrow()
                .notifiedBy(transaction -> told.add(transaction.state().status().name()));
    }

    private static Sale sale() {
        return new Sale(
                "drei",
                "verfahren",
                "053340002002",
                UUID.randomUUID().toString(),
                new BigDecimal("26.00"),
                "EUR",
                "Gewerbe anmelden",
                "",
                URI.create("https://dienst.example/bezahlt"),
                URI.create("https://dienst.example/abgebrochen"),
                URI.create("https://fehler.example/fehlgeschlagen"));
    }

    /** The background has one thread: what was asked of it before is done when this comes back. */
    private boolean nothingElseIsTold() throws InterruptedException {
        BlockingQueue<String> done = new LinkedBlockingQueue<>();
        services.book().agenda().soon(() -> done.add("done"));
        done.poll(10, TimeUnit.SECONDS);
        return told.isEmpty();
    }

    private URI page(Transaction transaction) {
        return URI.create("http://127.0.0.1:" + server.port() + "/bezahlen/" + transaction.pageKey());
    }

    private HttpResponse<String> get(Transaction transaction) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(page(transaction)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> click(Transaction transaction, String choice)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(page(transaction))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("aktion=" + choice))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static final class MovedClock extends Clock {

        private final AtomicReference<Instant> now;

        private MovedClock(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
