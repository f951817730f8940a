// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.sandbox.ReceivedApplication;
import org.ozgsdk.sandbox.SandboxClient;
import org.ozgsdk.sandbox.internal.control.FaultSwitches;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.keys.HeldKey;
import org.ozgsdk.sandbox.internal.keys.KeyRing;

/** The office's replies against a delivery service that fails on the way. */
class ReplyDeskTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    private static HeldKey seal;
    private static KeyRing keys;
    private static ReplyWish wish;

    private final UUID submissionId = UUID.randomUUID();
    private final UUID caseId = UUID.randomUUID();
    private final ReceivedBook book = new ReceivedBook();
    private final List<String> calls = new ArrayList<>();
    private final List<String> attachments = new ArrayList<>();
    private final Deque<Integer> failures = new ArrayDeque<>();
    private final UUID replyId = UUID.randomUUID();
    private HttpServer server;
    private ReplyDesk desk;

    @BeforeAll
    static void openKeys() throws Exception {
        Path directory = Path.of(System.getProperty("ozg.sandbox.keys", "target/sandbox-keys"));
        keys = KeyRing.open(directory, CLOCK, KeyRing.standing());
        seal = keys.key("office-seal", HeldKey.Use.SEAL);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        wish = new ReplyWish(
                "antwortschluessel", (RSAPublicKey) generator.generateKeyPair().getPublic());
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        OfficeSetup setup = new OfficeSetup(
                base.resolve("/token"),
                base.resolve("/submission-api"),
                new SandboxClient("amt", Secret.of("geheim")),
                keys.rootCertificate(),
                CLOCK,
                seal,
                new FaultSwitches(new History(CLOCK)));
        desk = new ReplyDesk(new OfficeClient(setup.tokenUri(), setup.submissionApi(), setup.client()), setup, book);
        book.keep(new ReceivedApplication(
                submissionId,
                caseId,
                UUID.randomUUID(),
                "",
                "",
                new byte[0],
                List.of(),
                ReceivedApplication.Outcome.ACCEPTED,
                List.of(),
                Optional.empty(),
                Optional.empty()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** The script says which calls fail; 409 stands for an answer that was lost before. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            int status = 200;
            byte[] answer = new byte[0];
            if (path.equals("/token")) {
                answer = Json.write(Map.of("access_token", "t", "expires_in", 1800));
            } else {
                String call = exchange.getRequestMethod() + " "
                        + path.replace(replyId.toString(), "R")
                                .replaceAll("attachments/.*", "attachments/A")
                                .replace("/submission-api/v1/replies", "");
                calls.add(call.strip());
                Integer scripted = failures.poll();
                status = scripted == null ? 200 : scripted;
                answer = Json.write(Map.of("replyId", replyId.toString()));
                if (call.endsWith("/attachments/A")) {
                    attachments.add(new String(body, StandardCharsets.US_ASCII));
                }
            }
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private void ask(String name) {
        desk.ask(
                submissionId,
                new Acknowledgement(caseId, CLOCK.instant(), "Amt (Muster)", new Names(name, "", "Betrieb")),
                wish);
    }

    private Optional<UUID> replied() {
        return book.list().get(0).replyId();
    }

    @Test
    void aReplyThatWorksIsSentOnce() {
        ask("Ən Łyś");
        desk.work();
        desk.work();

        assertThat(calls).containsExactly("POST", "PUT /R/attachments/A", "PUT /R");
        assertThat(replied()).contains(replyId);
    }

    @Test
    void aFailedAnnouncementIsTriedAgainInTheNextRound() {
        failures.add(503);
        ask("Name");
        desk.work();
        assertThat(replied()).isEmpty();

        desk.work();
        assertThat(calls).containsExactly("POST", "POST", "PUT /R/attachments/A", "PUT /R");
        assertThat(replied()).contains(replyId);
    }

    @Test
    void aReplyGoesOnWhereItStoppedAndSendsTheSame() {
        failures.addAll(List.of(200, 200, 503));
        ask("Name");
        desk.work();
        assertThat(replied()).isEmpty();

        desk.work();
        assertThat(calls).containsExactly("POST", "PUT /R/attachments/A", "PUT /R", "PUT /R/attachments/A", "PUT /R");
        assertThat(attachments).hasSize(2).containsOnly(attachments.get(0));
        assertThat(replied()).contains(replyId);
    }

    @Test
    void aLostAnswerToTheLastStepIsNoSecondReply() {
        failures.addAll(List.of(200, 200, 503, 409));
        ask("Name");
        desk.work();
        desk.work();
        desk.work();

        assertThat(calls).filteredOn(call -> call.equals("POST")).hasSize(1);
        assertThat(replied()).contains(replyId);
    }

    @Test
    void whatCanNeverBeShownIsGivenUp() {
        ask("漢字");
        desk.work();
        desk.work();

        assertThat(calls).isEmpty();
        assertThat(replied()).isEmpty();
    }

    @Test
    void nothingPrintsAName() {
        Names names = new Names("Vorname Nachname", "Verein", "Betrieb");
        Acknowledgement content = new Acknowledgement(caseId, CLOCK.instant(), "Amt", names);

        assertThat(names + content.toString()).doesNotContain("Vorname", "Nachname", "Verein", "Betrieb");
    }
}
