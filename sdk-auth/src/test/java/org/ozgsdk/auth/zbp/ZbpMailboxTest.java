// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.zbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.mailbox.ApplicationState;
import org.ozgsdk.core.mailbox.ApplicationStates;
import org.ozgsdk.core.mailbox.MailboxMessage;
import org.ozgsdk.core.mailbox.MailboxReceipt;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.sandbox.MailboxEntry;
import org.ozgsdk.sandbox.Persona;
import org.ozgsdk.sandbox.Sandbox;
import org.ozgsdk.sandbox.StateEntry;

class ZbpMailboxTest {

    private static final String TEXT = "Guten Tag Thị Ặn Łucja Đặng-Øllegård,\n„Ihr“ Antrag ist angenommen. 😀";

    private static Sandbox sandbox;
    private static KeyMaterial key;

    @BeforeAll
    static void open() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
        key = KeyMaterial.pem(sandbox.testKeys().mailbox());
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void aMessageReachesTheMailboxAsItWasWritten() {
        MailboxReceipt receipt = mailbox(sandbox.mailboxes().base()).send(message(handle()));

        MailboxEntry entry = sandbox.mailboxes()
                .messages()
                .get(sandbox.mailboxes().messages().size() - 1);
        assertThat(receipt.carrier()).isEqualTo("zbp");
        assertThat(entry.mailbox()).hasToString(handle());
        assertThat(entry.title()).isEqualTo("Ihre Gewerbeanmeldung");
        assertThat(entry.content()).isEqualTo(TEXT);
        assertThat(entry.reference()).isEqualTo("AZ-1");
        assertThat(entry.attachmentSha512()).hasSize(2);
    }

    @Test
    void linkAndConfirmationAddressAreTakenByTheMailbox() {
        int before = sandbox.mailboxes().messages().size();

        mailbox(sandbox.mailboxes().base())
                .send(MailboxMessage.builder(handle(), "Stadt (Muster)", "Titel", "Text", "Gewerbe anmelden")
                        .senderUrl(URI.create("https://stadt.example/antrag"))
                        .retrievalConfirmationAddress("amt@stadt.example")
                        .build());

        assertThat(sandbox.mailboxes().messages()).hasSize(before + 1);
    }

    @ParameterizedTest
    @CsvSource({"BASIC", "LOW", "SUBSTANTIAL", "HIGH"})
    void everyLevelIsTaken(TrustLevel level) {
        MailboxMessage message = MailboxMessage.builder(handle(), "Stadt", "Titel", "Text", "Dienst")
                .level(level)
                .build();

        assertThat(mailbox(sandbox.mailboxes().base()).send(message).at()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"INITIATED", "SUBMITTED", "RECEIVED", "PROCESSING", "ACTION_REQUIRED", "COMPLETED"})
    void everyStateReachesTheAccount(ApplicationState.Status status) {
        UUID application = UUID.randomUUID();

        mailbox(sandbox.mailboxes().base()).publish(state(application, status));

        assertThat(sandbox.mailboxes().states())
                .contains(new StateEntry(application, status.name(), "Gewerbe anmelden"));
    }

    @Test
    void aMailboxNobodyHasIsSaidSo() {
        assertThatThrownBy(() -> mailbox(sandbox.mailboxes().base())
                        .send(message(UUID.randomUUID().toString())))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("Dieses Postfach gibt es nicht");
    }

    @Test
    void anotherCertificateIsNotTaken() {
        KeyMaterial other = KeyMaterial.pem(sandbox.testKeys().signing());
        ZbpMailbox stranger = ZbpMailbox.builder(environment(sandbox.mailboxes().base()), other)
                .build();

        assertThatThrownBy(() -> stranger.send(message(handle()))).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aClockThatIsWrongIsNotTaken() {
        Clock wrong = Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC);
        ZbpMailbox late = ZbpMailbox.builder(environment(sandbox.mailboxes().base()), key)
                .clock(wrong)
                .build();

        assertThatThrownBy(() -> late.publish(state(UUID.randomUUID(), ApplicationState.Status.SUBMITTED)))
                .isInstanceOf(ConfigurationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, RejectedException",
        "404, RejectedException",
        "401, ConfigurationException",
        "503, UnavailableException",
        "429, UnavailableException"
    })
    void aRefusalIsOfTheFamilyThatSaysWhatToDo(int status, String family) throws IOException {
        try (Stub stub = new Stub(status)) {
            assertThatThrownBy(() ->
                            mailbox(stub.base()).publish(state(UUID.randomUUID(), ApplicationState.Status.SUBMITTED)))
                    .isInstanceOf(OzgException.class)
                    .extracting(e -> e.getClass().getSimpleName())
                    .isEqualTo(family);
        }
    }

    @Test
    void aStateIsNeverSentTwice() throws IOException {
        try (Stub stub = new Stub(503)) {
            assertThatThrownBy(() ->
                            mailbox(stub.base()).publish(state(UUID.randomUUID(), ApplicationState.Status.SUBMITTED)))
                    .isInstanceOf(UnavailableException.class);

            assertThat(stub.bodies).hasSize(1);
        }
    }

    @Test
    void aMessageIsRepeatedToTheByteAfterAFailure() throws IOException {
        try (Stub stub = new Stub(503, 200)) {
            mailbox(stub.base()).send(message(UUID.randomUUID().toString()));

            assertThat(stub.bodies).hasSize(2);
            assertThat(stub.bodies.get(1)).isEqualTo(stub.bodies.get(0));
        }
    }

    @Test
    void aMessageWhoseAnswerWasLostLiesInTheMailboxOnce() {
        MailboxMessage message = MailboxMessage.builder(handle(), "Stadt", "Einmal", "Text", "Dienst")
                .build();
        ZbpMailbox mailbox = mailbox(sandbox.mailboxes().base());

        MailboxReceipt first = mailbox.send(message);
        MailboxReceipt again = mailbox.send(message);

        assertThat(again.answer()).isPresent().isEqualTo(first.answer());
        assertThat(titles()).containsOnlyOnce("Einmal");
        mailbox.send(MailboxMessage.builder(handle(), "Stadt", "Einmal", "Text", "Dienst")
                .build());
        assertThat(titles().stream().filter("Einmal"::equals)).hasSize(2);
    }

    @Test
    void theAnswerOfTheMailboxIsKeptAsItCameAndNotShown() {
        MailboxReceipt receipt = mailbox(sandbox.mailboxes().base()).send(message(handle()));

        assertThat(receipt.answer().orElseThrow()).startsWith("{\"messageId\":");
        assertThat(receipt.toString()).doesNotContain("messageId");
    }

    @Test
    void wordsOfAStateReachTheAccount() throws IOException {
        ApplicationState plain = state(UUID.randomUUID(), ApplicationState.Status.ACTION_REQUIRED);
        ApplicationState worded = new ApplicationState(
                plain.applicationId(),
                plain.status(),
                plain.serviceName(),
                plain.senderName(),
                plain.at(),
                plain.reference(),
                Optional.of("Unterlage fehlt"),
                Optional.of("Bitte reichen Sie den Nachweis ein."));
        try (Stub stub = new Stub(204)) {
            mailbox(stub.base()).publish(worded);
            mailbox(sandbox.mailboxes().base()).publish(worded);

            JsonObject inner = Json.object(
                    Json.object(stub.bodies.get(0), "sent").text("content").getBytes(StandardCharsets.UTF_8),
                    "content");
            assertThat(inner.object("statusDetails").text("de")).isEqualTo("Unterlage fehlt");
            assertThat(inner.object("additionalInformation").text("de"))
                    .isEqualTo("Bitte reichen Sie den Nachweis ein.");
        }
    }

    @Test
    void theStatesOfAnApplicationAreToldInOrderAndAgainWithoutHarm() {
        UUID application = UUID.randomUUID();
        Store store = new InMemoryStore(Clock.systemUTC());
        ApplicationStates states = ApplicationStates.ofOnlineService(
                mailbox(sandbox.mailboxes().base()), store, Clock.systemUTC(), "Gewerbe anmelden", "Stadt Aachen");

        states.tell(application, ApplicationState.Status.INITIATED);
        states.tell(application, ApplicationState.Status.SUBMITTED);
        states.tell(application, ApplicationState.Status.SUBMITTED);

        assertThat(sandbox.mailboxes().states().stream()
                        .filter(state -> state.applicationId().equals(application))
                        .map(StateEntry::status))
                .containsExactly("INITIATED", "SUBMITTED");
    }

    @Test
    void whatIsSignedIsTheVeryTextThatIsSent() throws Exception {
        try (Stub stub = new Stub(200)) {
            mailbox(stub.base()).publish(state(UUID.randomUUID(), ApplicationState.Status.COMPLETED));

            JsonObject envelope = Json.object(stub.bodies.get(0), "sent");
            Signature verifier = Signature.getInstance("SHA512withRSA");
            verifier.initVerify(key.certificate());
            verifier.update(envelope.text("content").getBytes(StandardCharsets.UTF_8));
            assertThat(verifier.verify(Base64.getDecoder().decode(envelope.text("sha512sum"))))
                    .isTrue();
        }
    }

    @Test
    void everyMemberOfAMessageStandsInTheSignedText() throws Exception {
        UUID application = UUID.randomUUID();
        MailboxMessage message = MailboxMessage.builder(
                        UUID.randomUUID().toString(), "Stadt (Muster)", "Titel", "Text", "Gewerbe anmelden")
                .level(TrustLevel.SUBSTANTIAL)
                .senderUrl(URI.create("https://stadt.example/antrag"))
                .retrievalConfirmationAddress("amt@stadt.example")
                .replyAddress("antwort@stadt.example")
                .applicationId(application)
                .build();
        try (Stub stub = new Stub(200)) {
            mailbox(stub.base()).send(message);

            String body = new String(stub.bodies.get(0), StandardCharsets.UTF_8);
            String envelope = body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1);
            String content = Json.object(envelope.getBytes(StandardCharsets.UTF_8), "sent")
                    .text("content");
            JsonObject inner = Json.object(content.getBytes(StandardCharsets.UTF_8), "content");
            assertThat(inner.text("mailboxUuid")).isEqualTo(message.mailbox().toString());
            assertThat(inner.number("stork_qaa_level")).isEqualTo(3);
            assertThat(inner.text("senderUrl")).isEqualTo("https://stadt.example/antrag");
            assertThat(inner.text("retrievalConfirmationAddress")).isEqualTo("amt@stadt.example");
            assertThat(inner.text("applicationId")).isEqualTo(application.toString());
            assertThat(inner.text("replyAddress")).isEqualTo("antwort@stadt.example");
            assertThat(inner.text("reference")).isEqualTo(message.reference()).isNotBlank();
        }
    }

    @Test
    void theTokenIsReadByAnotherLibrary() throws Exception {
        try (Stub stub = new Stub(200)) {
            Instant now = Instant.parse("2026-11-23T10:00:00Z");
            ZbpMailbox.builder(environment(stub.base()), key)
                    .clock(Clock.fixed(now, ZoneOffset.UTC))
                    .build()
                    .publish(state(UUID.randomUUID(), ApplicationState.Status.SUBMITTED));

            JWSObject token = JWSObject.parse(stub.authorization.get(0).substring("Bearer ".length()));
            Map<String, Object> claims = token.getPayload().toJSONObject();
            assertThat(token.verify(
                            new RSASSAVerifier((RSAPublicKey) key.certificate().getPublicKey())))
                    .isTrue();
            assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS512");
            assertThat(((Number) claims.get("exp")).longValue()).isEqualTo(now.getEpochSecond() + 1800);
            assertThat(claims).containsEntry("roles", List.of("THIRD_PARTY")).containsKey("signer");
        }
    }

    @Test
    void nothingOfAMessageIsInExceptionsOrText() {
        MailboxMessage message = message(UUID.randomUUID().toString());

        assertThat(message + " " + message.attachments()).doesNotContain("Đặng", "Łucja", "bescheid");
        assertThatThrownBy(() -> mailbox(sandbox.mailboxes().base()).send(message))
                .hasMessageNotContaining("Đặng")
                .hasMessageNotContaining(message.mailbox().toString());
    }

    private static ZbpMailbox mailbox(URI base) {
        return ZbpMailbox.builder(environment(base), key)
                .transport(Transport.builder(Environment.SANDBOX).build())
                .build();
    }

    private static ZbpEnvironment environment(URI base) {
        return ZbpEnvironment.custom(Environment.SANDBOX, base);
    }

    private static List<String> titles() {
        return sandbox.mailboxes().messages().stream().map(MailboxEntry::title).toList();
    }

    private static String handle() {
        return sandbox.account().personas().stream()
                .map(Persona::mailbox)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private static MailboxMessage message(String mailbox) {
        return MailboxMessage.builder(
                        mailbox, "Stadt Aachen (Muster)", "Ihre Gewerbeanmeldung", TEXT, "Gewerbe anmelden")
                .level(TrustLevel.SUBSTANTIAL)
                .reference("AZ-1")
                .attach("bescheid.pdf", "application/pdf", new byte[] {1, 2, 3, '\r', '\n', '-', '-'})
                .attach("größe.txt", "text/plain", TEXT.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static ApplicationState state(UUID application, ApplicationState.Status status) {
        return new ApplicationState(
                application,
                status,
                "Gewerbe anmelden",
                "Stadt Aachen (Muster)",
                Instant.parse("2026-11-23T10:00:00Z"),
                Optional.of("AZ-1"));
    }

    /** A mailbox that answers as told and keeps what came. */
    private static final class Stub implements AutoCloseable {

        private final HttpServer server;
        private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
        private final List<String> authorization = new CopyOnWriteArrayList<>();

        /** Answers with each status in turn, then always with the last. */
        Stub(int... statuses) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                bodies.add(exchange.getRequestBody().readAllBytes());
                authorization.add(exchange.getRequestHeaders().getFirst("Authorization"));
                exchange.sendResponseHeaders(statuses[Math.min(bodies.size(), statuses.length) - 1], -1);
                exchange.close();
            });
            server.start();
        }

        URI base() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
