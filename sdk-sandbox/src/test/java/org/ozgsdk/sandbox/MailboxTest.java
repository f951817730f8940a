// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.sandbox.internal.http.Uuids;

/** The mailbox: who may write, what a message and a state must look like, what is kept. */
class MailboxTest {

    private static final UUID BOX = Uuids.stable("postkorb thi-an");
    private static final Postman.File PDF = new Postman.File(
            "Bescheinigung für Łucja.pdf", "application/pdf", "%PDF-1.7 \r\n--x".getBytes(StandardCharsets.UTF_8));
    private static final String MULTIPART = "multipart/form-data; boundary=" + Postman.BOUNDARY;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
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
    void aMessageWithAttachmentsArrives() {
        Postman.File note = new Postman.File("a \"b\"; c.txt", "text/plain", new byte[0]);

        Postman.Answer answer = postman.send(Postman.message(BOX, PDF, note), PDF, note);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.assumption()).isEqualTo("mailbox.answer-body");
        assertThat(sandbox.mailboxes().messages())
                .containsExactly(new MailboxEntry(
                        BOX,
                        "Ihre Empfangsbescheinigung, Thị Ặn",
                        "Stadt Aachen, Gewerbeamt (Muster)",
                        "vorgang-1",
                        "Guten Tag, die Bescheinigung liegt bei.",
                        List.of(Postman.sha512(PDF.content()), Postman.sha512(note.content()))));
        assertThat(sandbox.history())
                .anyMatch(event -> event.kind() == HistoryEvent.Kind.MAILBOX_MESSAGE
                        && event.about().equals(answer.json().text("messageId"))
                        && event.detail().equals("2 attachments"));
        assertThat(sandbox.mailboxes().messages().get(0).toString()).doesNotContain("Thị", "Guten Tag", "Aachen");
    }

    @Test
    void everyPersonWithAMailboxCanBeReachedAndNobodyElse() {
        for (Persona persona : sandbox.account().personas()) {
            persona.mailbox()
                    .ifPresent(
                            box -> assertThat(postman.send(Postman.message(box)).status())
                                    .isEqualTo(200));
        }
        assertThat(sandbox.mailboxes().messages()).hasSizeGreaterThanOrEqualTo(4);
        Postman.Answer answer = postman.send(Postman.message(UUID.randomUUID()));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.assumption()).isEqualTo("mailbox.status-codes");
    }

    @Test
    void statesAreKeptInTheirOrder() {
        UUID one = UUID.randomUUID();
        UUID two = UUID.randomUUID();
        List<StateEntry> expected = new ArrayList<>();
        for (String status : List.of(
                "INITIATED", "SUBMITTED", "RECEIVED", "PROCESSING", "ACTION_REQUIRED", "COMPLETED", "RECEIVED")) {
            for (UUID application : List.of(one, two)) {
                Postman.Answer answer = postman.set(Postman.state(application, status));
                assertThat(answer.status()).as(answer.body()).isEqualTo(204);
                assertThat(answer.assumption()).isEqualTo("mailbox.answer-body");
                expected.add(new StateEntry(application, status, "Gewerbe anmelden"));
            }
        }
        assertThat(sandbox.mailboxes().states()).containsExactlyElementsOf(expected);
        assertThat(sandbox.history())
                .anyMatch(event -> event.kind() == HistoryEvent.Kind.MAILBOX_STATE
                        && event.about().equals(one.toString())
                        && event.detail().equals("COMPLETED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic eA==", "Bearer ", "Bearer x.y", "Bearer x.y.z", "bearer"})
    void whoShowsNoTokenIsNotAdmitted(String authorization) {
        byte[] body = Postman.body(postman.envelope(Postman.text(Postman.message(BOX))));

        Postman.Answer answer = postman.call("PUT", "/v6/mailbox/messages", MULTIPART, body, authorization);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.assumption()).isEqualTo("mailbox.jwt-claims");
        assertThat(postman.call("POST", "/v6/mailbox/applications/states", "application/json", body, authorization)
                        .status())
                .isEqualTo(401);
        assertThat(sandbox.mailboxes().messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"alg, none", "alg, PS512", "alg, HS512", "typ, at+jwt", "crit, x"})
    void aTokenWithAnotherHeadIsNotAdmitted(String name, String value) {
        postman.header.put(name, value);

        assertThat(postman.send(Postman.message(BOX)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"iat, 61, 401", "iat, 60, 200", "exp, 0, 401", "exp, -1, 401", "exp, 1, 200"})
    void aTokenHoldsForItsTime(String claim, long secondsFromNow, int status) {
        postman.claims.put(claim, clock.instant().getEpochSecond() + secondsFromNow);

        assertThat(postman.send(Postman.message(BOX)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iat", "exp"})
    void aTokenWithoutTimesIsNotAdmitted(String claim) {
        postman.claims.remove(claim);

        assertThat(postman.send(Postman.message(BOX)).status()).isEqualTo(401);
    }

    @Test
    void anotherSignerOrRoleIsForbidden() {
        postman.claims.put("signer", "Sandbox service-signing");
        assertThat(postman.send(Postman.message(BOX)).status()).isEqualTo(403);
        postman.claims.put("signer", "Sandbox service-mailbox");
        postman.claims.put("roles", List.of("OTHER"));
        assertThat(postman.send(Postman.message(BOX)).status()).isEqualTo(403);
        postman.claims.remove("roles");
        assertThat(postman.set(Postman.state(BOX, "SUBMITTED")).status()).isEqualTo(403);
    }

    @Test
    void anotherKeyIsNotAdmitted() {
        Postman other =
                new Postman(sandbox, clock, Postman.key(sandbox.testKeys().signing()));

        assertThat(other.send(Postman.message(BOX)).status()).isEqualTo(401);
    }

    @Test
    void aTokenWhoseCharacterWasChangedIsNotAdmitted() {
        String token = postman.token();
        byte[] body = Postman.body(postman.envelope(Postman.text(Postman.message(BOX))));
        Random random = new Random(4711);
        for (int round = 0; round < 50; round++) {
            int at = random.nextInt(token.length());
            char changed = token.charAt(at) == 'A' ? 'B' : 'A';
            String bent = token.substring(0, at) + changed + token.substring(at + 1);

            assertThat(postman.call("PUT", "/v6/mailbox/messages", MULTIPART, body, "Bearer " + bent)
                            .status())
                    .as("seed 4711, round " + round + ", position " + at)
                    .isEqualTo(401);
        }
    }

    @Test
    void theSignatureCoversExactlyTheText() {
        String content = Postman.text(Postman.message(BOX));
        String signature = Base64.getEncoder().encodeToString(postman.signature(content));
        Map<String, Object> envelope = new LinkedHashMap<>();
        for (String other : List.of(content + " ", content.replace("Bescheinigung", "bescheinigung"), " " + content)) {
            envelope.put("content", other);
            envelope.put("sha512sum", signature);
            Postman.Answer answer = postman.sendJson(Postman.text(envelope));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(postman.post("application/json", Postman.text(envelope)).status())
                    .isEqualTo(403);
        }
        envelope.put("content", content);
        for (String other : List.of("x", Postman.sha512(content.getBytes(StandardCharsets.UTF_8)), "AAAA")) {
            envelope.put("sha512sum", other);
            assertThat(postman.sendJson(Postman.text(envelope)).status()).isEqualTo(403);
        }
        assertThat(sandbox.mailboxes().messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mailboxUuid | \"1\"",
                "mailboxUuid | null",
                "stork_qaa_level | 0",
                "stork_qaa_level | 5",
                "stork_qaa_level | \"3\"",
                "sender | \"\"",
                "sender | null",
                "title | \" \"",
                "title | 1",
                "content | \"\"",
                "service | null",
                "applicationId | \"x\"",
                "attachments | {}",
                "attachments | [1]",
                "farbe | 1"
            })
    void aWrongFieldOfAMessageIsRefused(String name, String value) {
        Map<String, Object> message = Postman.message(BOX);
        message.put(name, "@@@");
        String content = Postman.text(message).replace("\"@@@\"", value);

        assertInvalid(postman.sendJson(postman.envelope(content)));
    }

    @ParameterizedTest
    @CsvSource({
        "sender, 255",
        "title, 1024",
        "service, 255",
        "reference, 255",
        "senderUrl, 255",
        "retrievalConfirmationAddress, 320",
        "replyAddress, 320"
    })
    void aTextOfAMessageHasALongestForm(String name, int longest) {
        Map<String, Object> message = Postman.message(BOX);
        message.put(name, "ị".repeat(longest));
        assertThat(postman.send(message).status()).isEqualTo(200);
        message.put(name, "ị".repeat(longest + 1));
        assertInvalid(postman.send(message));
    }

    @Test
    void whatMayBeMissingMayBeMissing() {
        Map<String, Object> message = Postman.message(BOX);
        List.of("stork_qaa_level", "reference", "applicationId", "attachments").forEach(message::remove);

        assertThat(postman.send(message).status()).isEqualTo(200);
        assertThat(sandbox.mailboxes().messages().get(0).reference()).isEmpty();
    }

    @Test
    void anAttachmentMustBeWhatTheMessageSays() {
        Postman.File longer =
                new Postman.File(PDF.name(), PDF.type(), "%PDF-1.7 longer content".getBytes(StandardCharsets.UTF_8));
        Postman.File renamed = new Postman.File("anders.pdf", PDF.type(), PDF.content());
        Postman.File program = new Postman.File("x.exe", "application/octet-stream", PDF.content());
        Postman.File large = new Postman.File("g.pdf", "application/pdf", new byte[2 * 1024 * 1024 + 1]);
        Postman.File largest = new Postman.File("g.pdf", "application/pdf", new byte[2 * 1024 * 1024]);

        assertInvalid(postman.send(Postman.message(BOX, PDF), longer));
        assertInvalid(postman.send(Postman.message(BOX, PDF), renamed));
        assertInvalid(postman.send(Postman.message(BOX, program), program));
        assertInvalid(postman.send(Postman.message(BOX, large), large));
        assertInvalid(postman.send(Postman.message(BOX, PDF)));
        assertInvalid(postman.send(Postman.message(BOX), PDF));
        assertInvalid(postman.send(Postman.message(BOX, PDF, renamed), renamed, PDF));
        assertThat(postman.send(Postman.message(BOX, largest), largest).status())
                .isEqualTo(200);
    }

    @Test
    void aWrongHashOrLengthIsRefused() {
        String content = Postman.text(Postman.message(BOX, PDF));
        String hash = Postman.sha512(PDF.content());
        for (String other : List.of(
                content.replace(hash, Postman.sha512(new byte[0])),
                content.replace(hash, hash.toUpperCase(Locale.ROOT)),
                content.replace("\"contentLength\":" + PDF.content().length, "\"contentLength\":1"))) {
            assertInvalid(postman.sendJson(postman.envelope(other), PDF));
        }
        assertThat(postman.sendJson(postman.envelope(content), PDF).status()).isEqualTo(200);
    }

    @Test
    void fiveAttachmentsAreTheMost() {
        Postman.File[] five = {PDF, PDF, PDF, PDF, PDF};
        Postman.File[] six = {PDF, PDF, PDF, PDF, PDF, PDF};

        assertThat(postman.send(Postman.message(BOX, five), five).status()).isEqualTo(200);
        assertInvalid(postman.send(Postman.message(BOX, six), six));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "applicationId | \"x\"",
                "applicationId | null",
                "status | \"NONE\"",
                "status | \"submitted\"",
                "status | null",
                "publicServiceName | \"Gewerbe\"",
                "publicServiceName | {}",
                "publicServiceName | {\"de\":\"a\",\"en\":\"b\"}",
                "publicServiceName | null",
                "senderName | \"\"",
                "createdDate | \"2026-11-23T10:00:00Z\"",
                "createdDate | \"2026-11-23T10:00:00.000+01:00\"",
                "createdDate | \"2026-13-23T10:00:00.000Z\"",
                "createdDate | null",
                "statusDetails | \"x\"",
                "farbe | 1"
            })
    void aWrongFieldOfAStateIsRefused(String name, String value) {
        Map<String, Object> state = Postman.state(UUID.randomUUID(), "SUBMITTED");
        state.put(name, "@@@");

        assertInvalid(postman.post(
                "application/json", postman.envelope(Postman.text(state).replace("\"@@@\"", value))));
        assertThat(sandbox.mailboxes().states()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "publicServiceName, 100, de",
        "statusDetails, 50, de",
        "additionalInformation, 100, de",
        "senderName, 100, ''",
        "reference, 50, ''"
    })
    void aTextOfAStateHasALongestForm(String name, int longest, String language) {
        Map<String, Object> state = Postman.state(UUID.randomUUID(), "SUBMITTED");
        state.put(name, language.isEmpty() ? "ị".repeat(longest) : Map.of(language, "ị".repeat(longest)));
        assertThat(postman.set(state).status()).isEqualTo(204);
        state.put(name, language.isEmpty() ? "ị".repeat(longest + 1) : Map.of(language, "ị".repeat(longest + 1)));
        assertInvalid(postman.set(state));
    }

    @Test
    void onlyTheRightMediaTypesAreTaken() {
        String envelope = postman.envelope(Postman.text(Postman.message(BOX)));

        assertThat(postman.put("application/json", envelope).status()).isEqualTo(415);
        assertThat(postman.post("text/plain", envelope).status()).isEqualTo(415);
        assertInvalid(postman.post("application/json", "[]"));
        assertInvalid(postman.post("application/json", "{\"content\":\"x\"}"));
        assertInvalid(postman.post("application/json", envelope.replaceFirst("\\{", "{\"mehr\":1,")));
    }

    @Test
    void aSignedTextThatIsNoObjectIsRefused() {
        assertInvalid(postman.sendJson(postman.envelope("[1]")));
        assertInvalid(postman.sendJson(postman.envelope("kein JSON")));
    }

    @Test
    void partsInAnotherOrderOrOfAnotherNameAreRefused() {
        String good = new String(
                Postman.body(postman.envelope(Postman.text(Postman.message(BOX, PDF))), PDF), StandardCharsets.UTF_8);

        assertThat(postman.put(MULTIPART, good).status()).isEqualTo(200);
        assertInvalid(postman.put(MULTIPART, good.replace("name=\"json\"", "name=\"daten\"")));
        assertInvalid(postman.put(MULTIPART, good.replace("name=\"files\"", "name=\"file\"")));
        assertInvalid(postman.put(MULTIPART, good.replace("application/json", "text/plain")));
        assertInvalid(postman.put(MULTIPART, "--" + Postman.BOUNDARY + "--"));
    }

    @Test
    void aRefusalNamesFieldsAndNeverTheirValues() {
        Map<String, Object> message = Postman.message(BOX);
        message.put("title", "KANARIE".repeat(200));
        assertThat(postman.send(message).body()).contains("title").doesNotContain("KANARIE");
        message.put("Kanarie", "x");
        assertThat(postman.send(message).body()).doesNotContain("Kanarie");
    }

    @Test
    void manyAtOnceAllArrive() throws Exception {
        List<Integer> statuses = PaymentServiceTest.atOnce(12, () -> {
            Map<String, Object> message = Postman.message(BOX, PDF);
            message.put("reference", UUID.randomUUID().toString());
            return postman.send(message, PDF).status();
        });

        assertThat(statuses).containsOnly(200);
        assertThat(sandbox.mailboxes().messages()).hasSize(12);
    }

    private static void assertInvalid(Postman.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.assumption()).isEqualTo("mailbox.status-codes");
        assertThat(Json.object(answer.body().getBytes(StandardCharsets.UTF_8), "answer")
                        .text("type"))
                .endsWith("invalid-content");
    }
}
