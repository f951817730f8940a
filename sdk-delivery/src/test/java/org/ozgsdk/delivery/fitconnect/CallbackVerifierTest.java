// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.delivery.fitconnect.CallbackVerifier.Fresh;
import org.ozgsdk.delivery.fitconnect.CallbackVerifier.SeenBefore;

final class CallbackVerifierTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Secret SECRET = Secret.of("geheimnis-eins-ä");
    private static final String TYPES = "https://schema.fitko.de/fit-connect/submission-api/callbacks/";
    private static final UUID CASE = UUID.fromString("9eec7d3e-dc66-4f82-9f52-1520bf96a32e");
    private static final UUID SUBMISSION = UUID.fromString("f39ab143-d91a-474a-b69f-b00f1a1873c2");
    private static final UUID DESTINATION = UUID.fromString("d12caea8-f372-4eb1-b102-b0a228253a11");

    private final Store store = new InMemoryStore(CLOCK);
    private final CallbackVerifier verifier = CallbackVerifier.of(List.of(SECRET), store, CLOCK);

    private static final byte[] NEW_SUBMISSIONS = bytes("{\"type\":\"" + TYPES
            + "new-submissions\",\"submissions\":[{\"destinationId\":\"" + DESTINATION + "\",\"submissionId\":\""
            + SUBMISSION + "\",\"caseId\":\"" + CASE + "\",\"new\":1}],\"submissionIds\":[\"" + SUBMISSION + "\"]}");

    @Test
    void bothDocumentedVectorsPass() throws IOException {
        Path file = Path.of(System.getProperty("ozg.project.root", ".."))
                .resolve("../shared/data/fitconnect/callback-hmac-test-vectors.json");
        assumeTrue(Files.exists(file), "the reference data is not beside the project");
        JsonObject vectors = Json.object(Files.readAllBytes(file), "vectors");
        Clock then = Clock.fixed(Instant.ofEpochSecond(1672527599), ZoneOffset.UTC);
        for (JsonObject vector : vectors.objects("vectors")) {
            CallbackVerifier old =
                    CallbackVerifier.of(List.of(Secret.of(vector.text("secret"))), new InMemoryStore(then), then);
            CallbackVerifier.Verdict verdict = old.verify(
                    vector.text("callback-authentication"),
                    vector.text("callback-timestamp"),
                    bytes(vector.text("body")));
            assertThat(verdict).isInstanceOf(Fresh.class);
            assertThat(((Fresh) verdict).callback()).isInstanceOf(Callback.NewSubmissions.class);
        }
        assertThat(vectors.objects("vectors")).hasSize(2);
    }

    @Test
    void aGenuineCallbackTellsWhichSubmissionsWait() {
        assertThat(verify(NOW, NEW_SUBMISSIONS))
                .isEqualTo(new Fresh(
                        new Callback.NewSubmissions(List.of(new Callback.Waiting(DESTINATION, CASE, SUBMISSION)))));
    }

    @Test
    void eventsAndRepliesAreRead() {
        assertThat(verify(NOW, bytes("{\"type\":\"" + TYPES + "new-events\",\"caseIds\":[\"" + CASE + "\"]}")))
                .isEqualTo(new Fresh(new Callback.NewEvents(List.of(CASE))));
        assertThat(verify(
                        NOW,
                        bytes("{\"type\":\"" + TYPES + "new-replies\",\"replies\":[{\"replyId\":\"" + SUBMISSION
                                + "\",\"caseId\":\"" + CASE + "\"}]}")))
                .isEqualTo(new Fresh(new Callback.NewReplies(List.of(new Callback.Answer(CASE, SUBMISSION)))));
    }

    @Test
    void otherTypesAndFormsAreUnknownAndNoError() {
        assertThat(verify(NOW, bytes("{\"type\":\"urn:new\"}"))).isEqualTo(new Fresh(new Callback.Unknown("urn:new")));
        assertThat(verify(NOW, bytes("{}"))).isEqualTo(new Fresh(new Callback.Unknown("")));
        assertThat(verify(NOW, bytes("not json"))).isEqualTo(new Fresh(new Callback.Unknown("")));
        assertThat(verify(NOW, bytes("{\"type\":\"" + TYPES + "new-events\",\"caseIds\":[\"no-uuid\"]}")))
                .isEqualTo(new Fresh(new Callback.Unknown(TYPES + "new-events")));
    }

    @Test
    void theSameCallbackCountsOnceOverAllNodes() {
        CallbackVerifier otherNode = CallbackVerifier.of(List.of(SECRET), store, CLOCK);
        assertThat(verify(NOW, NEW_SUBMISSIONS)).isInstanceOf(Fresh.class);
        assertThat(otherNode.verify(hmac(SECRET, time(NOW), NEW_SUBMISSIONS), time(NOW), NEW_SUBMISSIONS))
                .isEqualTo(new SeenBefore());
    }

    @Test
    void aForgedCallbackIsNotRemembered() {
        String forged = hmac(Secret.of("anderes"), time(NOW), NEW_SUBMISSIONS);
        assertThatThrownBy(() -> verifier.verify(forged, time(NOW), NEW_SUBMISSIONS))
                .isInstanceOf(UntrustedException.class);
        assertThat(store.list("fitconnect-callbacks", "", "", 10)).isEmpty();
    }

    @Test
    void fiveMinutesOldIsTakenASecondMoreIsNot() {
        assertThat(verify(NOW.minus(Duration.ofMinutes(5)), NEW_SUBMISSIONS)).isInstanceOf(Fresh.class);
        assertThatThrownBy(() -> verify(NOW.minus(Duration.ofMinutes(5)).minusSeconds(1), NEW_SUBMISSIONS))
                .isInstanceOf(UntrustedException.class);
    }

    @Test
    void aMinuteAheadIsTakenASecondMoreIsNot() {
        assertThat(verify(NOW.plusSeconds(60), NEW_SUBMISSIONS)).isInstanceOf(Fresh.class);
        assertThatThrownBy(() -> verify(NOW.plusSeconds(61), NEW_SUBMISSIONS)).isInstanceOf(UntrustedException.class);
    }

    @Test
    void whatWasSeenIsRememberedAsLongAsItIsTimely() {
        Instant sent = NOW.plusSeconds(60);
        verify(sent, NEW_SUBMISSIONS);
        Instant expires = store.list("fitconnect-callbacks", "", "", 10)
                .get(0)
                .expiresAt()
                .orElseThrow();
        assertThat(expires).isAfter(sent.plus(Duration.ofMinutes(5)));
    }

    @Test
    void theOldSecretHoldsWhileTheNewOneIsRolledOut() {
        Secret next = Secret.of("geheimnis-zwei");
        CallbackVerifier both = CallbackVerifier.of(List.of(next, SECRET), store, CLOCK);
        assertThat(both.verify(hmac(SECRET, time(NOW), NEW_SUBMISSIONS), time(NOW), NEW_SUBMISSIONS))
                .isInstanceOf(Fresh.class);
        assertThat(both.verify(hmac(next, time(NOW), NEW_SUBMISSIONS), time(NOW), NEW_SUBMISSIONS))
                .isInstanceOf(Fresh.class);
    }

    @Test
    void withoutASecretAnybodyCouldSign() {
        assertThatThrownBy(() -> CallbackVerifier.of(List.of(), store, CLOCK))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> CallbackVerifier.of(List.of(Secret.of("")), store, CLOCK))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void strangeHeadersAreRefused() {
        String good = hmac(SECRET, time(NOW), NEW_SUBMISSIONS);
        for (String time : List.of("", "-1", "99999999999999999999", "1e9", " " + time(NOW), "999999999999")) {
            assertThatThrownBy(() -> verifier.verify(good, time, NEW_SUBMISSIONS))
                    .as(time)
                    .isInstanceOf(UntrustedException.class);
        }
        for (String authentication :
                List.of("", good.toUpperCase(java.util.Locale.ROOT), good + "0", "ä".repeat(128))) {
            assertThatThrownBy(() -> verifier.verify(authentication, time(NOW), NEW_SUBMISSIONS))
                    .as(authentication)
                    .isInstanceOf(UntrustedException.class);
        }
        assertThatThrownBy(() -> verify(NOW, new byte[1024 * 1024 + 1])).isInstanceOf(UntrustedException.class);
    }

    /** None of the mutants yields a callback; the many run with -Dozg.long=true. */
    @Test
    void noMutantIsTaken() {
        long seed = 20261124;
        Random random = new Random(seed);
        int rounds = Boolean.getBoolean("ozg.long") ? 100_000 : 5_000;
        String good = hmac(SECRET, time(NOW), NEW_SUBMISSIONS);
        for (int i = 0; i < rounds; i++) {
            byte[] hmac = bytes(good);
            byte[] time = bytes(time(NOW));
            byte[] body = NEW_SUBMISSIONS.clone();
            byte[] part = List.of(hmac, time, body).get(random.nextInt(3));
            part[random.nextInt(part.length)] ^= (byte) (1 << random.nextInt(7));
            assertThatThrownBy(() -> verifier.verify(text(hmac), text(time), body))
                    .as("seed %d, round %d", seed, i)
                    .isInstanceOf(UntrustedException.class);
        }
    }

    private CallbackVerifier.Verdict verify(Instant sent, byte[] body) {
        return verifier.verify(hmac(SECRET, time(sent), body), time(sent), body);
    }

    private static String time(Instant at) {
        return Long.toString(at.getEpochSecond());
    }

    private static String hmac(Secret secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(bytes(secret.reveal()), "HmacSHA512"));
            mac.update(bytes(time));
            mac.update((byte) '.');
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
