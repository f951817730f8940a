// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.RawClient.Answer;

/** Destinations are made, changed and shown as sheet 2.3 says, and refused as a careful service refuses. */
class DestinationApiTest {

    private static Sandbox sandbox;
    private static RawClient owner;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
        owner = RawClient.of(sandbox, sandbox.subscriber());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static Answer create(Map<String, Object> body) {
        return owner.json("POST", "/destination-api/v1/destinations", body);
    }

    private static String created() {
        Answer answer = create(OwnDestination.body(sandbox));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().text("destinationId");
    }

    private static Answer change(RawClient client, String id, Map<String, Object> patch) {
        return client.send(
                "PATCH",
                "/destination-api/v1/destinations/" + id,
                "application/merge-patch+json",
                new String(Json.write(patch), StandardCharsets.UTF_8));
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> body = OwnDestination.body(sandbox);
        body.put(name, value);
        return body;
    }

    private static Map<String, Object> withKey(String member, Object value) {
        Map<String, Object> key = new LinkedHashMap<>(OwnDestination.encryption(sandbox, "verschluesselung-1"));
        key.put(member, value);
        return with("encryptionPublicKey", key);
    }

    @Test
    void aNewDestinationIsNotActiveBeforeItsOwnerSaysSo() {
        String id = created();
        RawClient sender = RawClient.of(sandbox, sandbox.sender());
        assertThat(sender.get("/submission-api/v2/destinations/" + id).json().text("status"))
                .isNotEqualTo("active");

        assertThat(change(owner, id, Map.of("status", "active")).status()).isEqualTo(200);

        JsonObject shown = sender.get("/submission-api/v2/destinations/" + id).json();
        assertThat(shown.text("status")).isEqualTo("active");
        assertThat(shown.text("encryptionKid")).isEqualTo("verschluesselung-1");
        assertThat(shown.texts("metadataVersions")).containsExactly("2.1.0");
        assertThat(shown.objects("publicServices").get(0).text("identifier")).isEqualTo(OwnDestination.SERVICE);
    }

    @Test
    void theOlderGenerationCallsTheOfferServices() {
        String id = created();
        RawClient sender = RawClient.of(sandbox, sandbox.sender());
        JsonObject old = sender.get("/submission-api/v1/destinations/" + id).json();
        assertThat(old.objects("services").get(0).text("identifier")).isEqualTo(OwnDestination.SERVICE);
        assertThat(old.has("publicServices")).isFalse();
        assertThat(owner.get("/destination-api/v2/destinations/" + id).status()).isEqualTo(200);
    }

    @Test
    void itsKeysAreReadByTheirIds() {
        String id = created();
        RawClient sender = RawClient.of(sandbox, sandbox.sender());
        String keys = "/submission-api/v2/destinations/" + id + "/keys/";
        assertThat(sender.get(keys + "verschluesselung-1").json().texts("key_ops"))
                .containsExactly("wrapKey");
        assertThat(sender.get(keys + "unterschrift-1").json().text("alg")).isEqualTo("PS512");
        assertThat(sender.get(keys + "unbekannt-1").status()).isEqualTo(404);
        assertThat(owner.get("/destination-api/v2/destinations/" + id + "/keys")
                        .json()
                        .objects("keys"))
                .hasSize(2);
    }

    @Test
    void aReplacedKeyStaysReadableUnderItsId() {
        String id = created();
        Map<String, Object> next =
                OwnDestination.jwk(sandbox.testKeys().reply(), "verschluesselung-2", "wrapKey", "RSA-OAEP-256");
        Answer changed = change(owner, id, Map.of("encryptionKid", "verschluesselung-2", "encryptionPublicKey", next));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        RawClient sender = RawClient.of(sandbox, sandbox.sender());
        String path = "/submission-api/v2/destinations/" + id;
        assertThat(sender.get(path).json().text("encryptionKid")).isEqualTo("verschluesselung-2");
        assertThat(sender.get(path + "/keys/verschluesselung-1").status()).isEqualTo(200);
        assertThat(sender.get(path + "/keys/verschluesselung-2").status()).isEqualTo(200);
    }

    @Test
    void anotherKeyUnderAKnownIdIsRefused() {
        String id = created();
        Map<String, Object> other =
                OwnDestination.jwk(sandbox.testKeys().reply(), "verschluesselung-1", "wrapKey", "RSA-OAEP-256");
        assertThat(change(owner, id, Map.of("encryptionKid", "verschluesselung-1", "encryptionPublicKey", other))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void onlyItsOwnerMayChangeIt() {
        String id = created();
        RawClient stranger = RawClient.of(sandbox, sandbox.foreignSubscriber());
        assertThat(change(stranger, id, Map.of("status", "active")).status()).isEqualTo(403);
        RawClient sender = RawClient.of(sandbox, sandbox.sender());
        assertThat(change(sender, id, Map.of("status", "active")).status()).isEqualTo(403);
        assertThat(change(RawClient.anonymous(sandbox), id, Map.of("status", "active"))
                        .status())
                .isEqualTo(401);
        assertThat(change(owner, UUID.randomUUID().toString(), Map.of("status", "active"))
                        .problem())
                .isEqualTo("destination-not-found");
    }

    @Test
    void aChangeMustBeAMergePatchOfKnownMembers() {
        String id = created();
        assertThat(owner.send("PATCH", "/destination-api/v1/destinations/" + id, "application/json", "{}")
                        .status())
                .isEqualTo(415);
        assertThat(change(owner, id, Map.of("destinationId", "x")).status()).isEqualTo(422);
        assertThat(change(owner, id, Map.of("status", "halb")).status()).isEqualTo(422);
        assertThat(change(owner, id, Map.of("name", "Neuer Name")).json().text("name"))
                .isEqualTo("Neuer Name");
    }

    @Test
    void theSecretOfACallbackIsNeverShown() {
        Map<String, Object> body =
                with("callback", Map.of("url", "http://127.0.0.1:9/ruf", "secret", "streng-geheim-und-lang"));
        Answer answer = create(body);
        String id = answer.json().text("destinationId");
        assertThat(answer.body()).doesNotContain("streng-geheim");
        assertThat(owner.get("/destination-api/v1/destinations/" + id).body()).doesNotContain("streng-geheim");
        assertThat(create(with("callback", Map.of("url", "https://example.org/ruf", "secret", "x")))
                        .status())
                .as("the sandbox calls this machine only")
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "contactInformation", "services", "metadataVersions"})
    void whatIsMissingIsNamed(String member) {
        Map<String, Object> body = OwnDestination.body(sandbox);
        body.remove(member);
        Answer answer = create(body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().text("title")).contains(member);
    }

    @Test
    void keysThatNoSenderWouldTakeAreRefused() {
        assertThat(create(withKey("kty", "EC")).status()).isEqualTo(422);
        assertThat(create(withKey("key_ops", List.of("encrypt"))).status()).isEqualTo(422);
        assertThat(create(withKey("alg", "RSA-OAEP")).status()).isEqualTo(422);
        assertThat(create(withKey("kid", "kurz")).status()).isEqualTo(422);
        assertThat(create(withKey("e", "Aw")).status()).isEqualTo(422);
        assertThat(create(withKey("x5c", List.of())).status()).isEqualTo(422);
        assertThat(create(withKey("d", "AQAB")).status()).as("a private key").isEqualTo(422);
        assertThat(create(withKey("n", OwnDestination.signing(sandbox).get("n")))
                        .status())
                .as("a certificate for another key")
                .isEqualTo(422);
        assertThat(create(with(
                                "encryptionPublicKey",
                                OwnDestination.jwk(
                                        sandbox.testKeys().signing(), "verschluesselung-1", "wrapKey", "RSA-OAEP-256")))
                        .status())
                .as("3072 bits and another use")
                .isEqualTo(422);
        assertThat(create(with("encryptionKid", "eine-andere-id")).status()).isEqualTo(422);
    }

    @Test
    void theSandboxOfficeDoesNotFetchForDestinationsOfOthers() {
        String id = created();
        change(owner, id, Map.of("status", "active"));
        int before = sandbox.office().received().size();
        sandbox.office().work();
        assertThat(sandbox.office().received()).hasSize(before);
        assertThat(sandbox.history())
                .anyMatch(event -> event.kind() == HistoryEvent.Kind.DESTINATION_CREATED
                        && event.about().equals(id));
    }
}
