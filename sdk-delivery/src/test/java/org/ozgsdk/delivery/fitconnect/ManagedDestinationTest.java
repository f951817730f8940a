// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.internal.FakeService;
import org.ozgsdk.delivery.internal.TestKeys;

class ManagedDestinationTest {

    private static final LeikaKey SERVICE = LeikaKey.of("99050012104000");
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final DestinationSettings SETTINGS = DestinationSettings.none()
            .name("Gewerbeamt Aachen")
            .contact("Stadt Aachen", "gewerbe@aachen.example")
            .services(OfferedService.of(
                    SERVICE, List.of(Ars.of("053340002002")), new DataSchema("urn:a", "application/xml")))
            .metadataVersions("2.1.0", "1.0.0");

    private record Call(String method, String type, String authorization, byte[] body) {
        JsonObject json() {
            return Json.object(body, "call");
        }
    }

    private final UUID id = UUID.randomUUID();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private FakeService fake;

    @BeforeEach
    void open() {
        fake = new FakeService();
        answers("/destinations/v1/destinations", 201, Map.of("destinationId", id.toString(), "status", "created"));
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private void answers(String path, int status, Map<String, ?> body) {
        fake.paths.put(path, call -> {
            calls.add(new Call(
                    call.getRequestMethod(),
                    call.getRequestHeaders().getFirst("Content-Type"),
                    call.getRequestHeaders().getFirst("Authorization"),
                    call.getRequestBody().readAllBytes()));
            return new FakeService.Answer(status, body.isEmpty() ? new byte[0] : Json.write(body));
        });
    }

    private void answersForOne(Map<String, ?> body) {
        answers("/destinations/v1/destinations/" + id, 200, body);
        answers("/destinations/v2/destinations/" + id, 200, body);
    }

    private FitConnectDestinations client() {
        FitConnectEnvironment environment = FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(fake.uri("/token"))
                .submissionApi(fake.uri("/api"))
                .portal(fake.uri("/portal"))
                .destinationApi(fake.uri("/destinations"))
                .build()
                .withAnchors(List.of(TestKeys.ROOT));
        return FitConnectDestinations.builder(environment, "client", Secret.of("geheim"))
                .transport(fake.transport())
                .clock(fake.clock())
                .build();
    }

    private static KeyMaterial material(String name, int usage) {
        return KeyMaterial.of(
                TestKeys.pair(name).getPrivate(),
                List.of(TestKeys.certificate(name, "root-2048", usage, TestKeys.NOW.plusSeconds(1_000))));
    }

    @Test
    void aDestinationIsCreatedWithThePublicHalvesOfItsKeysOnly() {
        KeyMaterial encryption = material("office-4096", KeyUsage.keyEncipherment);
        KeyMaterial signing = material("service-4096", KeyUsage.digitalSignature);
        ManagedDestination made = client().create(
                        SETTINGS.callback(URI.create("https://amt.example/hook"), Secret.of(SECRET)),
                        encryption,
                        signing);
        assertThat(made.id()).isEqualTo(id);
        assertThat(made.status()).isEqualTo("created");
        assertThat(made.isActive()).isFalse();
        Call call = calls.get(0);
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.authorization()).isEqualTo("Bearer token-1");
        JsonObject sent = call.json();
        assertThat(sent.text("name")).isEqualTo("Gewerbeamt Aachen");
        assertThat(sent.object("contactInformation").text("email")).isEqualTo("gewerbe@aachen.example");
        JsonObject service = sent.objects("services").get(0);
        assertThat(service.text("identifier")).isEqualTo(SERVICE.urn());
        assertThat(service.texts("regions")).containsExactly("DE053340002002");
        assertThat(service.objects("submissionSchemas").get(0).text("mimeType")).isEqualTo("application/xml");
        assertThat(sent.texts("metadataVersions")).containsExactly("2.1.0", "1.0.0");
        assertThat(sent.object("callback").text("secret")).isEqualTo(SECRET);
        Jwk key = Jwk.from(sent.object("encryptionPublicKey"), "sent");
        assertThat(key.publicKey()).isEqualTo(encryption.certificate().getPublicKey());
        assertThat(key.kid()).contains(sent.text("encryptionKid")).contains(key.thumbprint());
        assertThat(key.keyOps()).containsExactly("wrapKey");
        assertThat(key.certificates()).containsExactly(encryption.certificate());
        Jwk signature = Jwk.from(sent.object("signingPublicKey"), "sent");
        assertThat(signature.keyOps()).containsExactly("verify");
        assertThat(signature.alg()).contains("PS512");
        for (String half : List.of("encryptionPublicKey", "signingPublicKey")) {
            assertThat(sent.object(half).names()).doesNotContain("d", "p", "q", "dp", "dq", "qi");
        }
    }

    @Test
    void aJwkThatHoldsItsPrivateHalfSendsItsPublicOne() {
        Jwk encryption = TestKeys.encryption("office-4096")
                .privateKey(TestKeys.pair("office-4096").getPrivate())
                .build();
        client().create(SETTINGS, encryption, TestKeys.signature("service-4096").build());
        assertThat(calls.get(0).json().object("encryptionPublicKey").names()).doesNotContain("d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kid", "alg", "key_ops", "x5c", "bits", "usage", "expired", "foreign", "issuer", "same-kid"})
    void aKeyThatNoSenderWouldTakeDoesNotLeave(String fault) {
        Jwk.Builder key = TestKeys.encryption(fault.equals("bits") ? "office-3072" : "office-4096");
        switch (fault) {
            case "kid" -> key.kid("kurz");
            case "alg" -> key.alg("RSA-OAEP");
            case "key_ops" -> key.keyOps("wrapKey", "encrypt");
            case "x5c" -> key.certificates(List.of());
            case "usage" ->
                key.certificates(List.of(TestKeys.certificate(
                        "office-4096", "root-2048", KeyUsage.digitalSignature, TestKeys.NOW.plusSeconds(9))));
            case "expired" ->
                key.certificates(List.of(TestKeys.certificate(
                        "office-4096", "root-2048", KeyUsage.keyEncipherment, TestKeys.NOW.minusSeconds(9))));
            case "foreign" ->
                key.certificates(List.of(TestKeys.certificate(
                        "service-4096", "root-2048", KeyUsage.keyEncipherment, TestKeys.NOW.plusSeconds(9))));
            case "issuer" ->
                key.certificates(List.of(TestKeys.certificate(
                        "office-4096", "other-2048", KeyUsage.keyEncipherment, TestKeys.NOW.plusSeconds(9))));
            case "same-kid" -> key.kid("sig-service-4096");
            default -> {}
        }
        Jwk signing = TestKeys.signature("service-4096").build();
        assertThatThrownBy(() -> client().create(SETTINGS, key.build(), signing))
                .isInstanceOf(ConfigurationException.class);
        if (!fault.equals("same-kid")) {
            assertThatThrownBy(() -> client().rollOver(id, key.build())).isInstanceOf(ConfigurationException.class);
        }
        assertThat(fake.calls).isEmpty();
    }

    @Test
    void whatANewDestinationLacksIsNamedBeforeAnythingIsSent() {
        Jwk key = TestKeys.encryption("office-4096").build();
        assertThatThrownBy(() -> client().create(DestinationSettings.none().name("Amt"), key, key))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("contactInformation, services, metadataVersions");
        assertThat(fake.calls).isEmpty();
    }

    @Test
    void aChangeSaysOnlyWhatBecomesOther() {
        answersForOne(Map.of());
        client().change(id, DestinationSettings.none().withoutCallback().name("Neu"));
        client().activate(id);
        assertThat(calls).extracting(Call::method).containsOnly("PATCH");
        assertThat(calls).extracting(Call::type).containsOnly("application/merge-patch+json");
        assertThat(new String(calls.get(0).body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"callback\":null,\"name\":\"Neu\"}");
        assertThat(new String(calls.get(1).body(), StandardCharsets.UTF_8)).isEqualTo("{\"status\":\"active\"}");
    }

    @Test
    void aNewEncryptionKeyIsSentUnderItsKid() {
        answersForOne(Map.of());
        client().rollOver(id, material("next-4096", KeyUsage.keyEncipherment));
        JsonObject sent = calls.get(0).json();
        assertThat(sent.names()).containsExactly("encryptionKid", "encryptionPublicKey");
        assertThat(Jwk.from(sent.object("encryptionPublicKey"), "sent").kid()).contains(sent.text("encryptionKid"));
    }

    @Test
    void aDestinationIsReadTolerantly() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("destinationId", id.toString());
        json.put("status", "erfunden");
        json.put("publicServices", List.of(Map.of("identifier", "urn:x:y", "regions", "DE"), "kein Objekt"));
        json.put("encryptionKid", "kid-der-stelle");
        json.put("metadataVersions", List.of("2.1.0", Map.of()));
        json.put("callback", Map.of("url", "https://amt.example"));
        answersForOne(json);
        ManagedDestination found = client().get(id);
        assertThat(found.status()).isEqualTo("erfunden");
        assertThat(found.services()).containsExactly(new OfferedService("urn:x:y", List.of(), List.of("DE")));
        assertThat(found.metadataVersions()).containsExactly("2.1.0");
        assertThat(found.encryptionKid()).contains("kid-der-stelle");
        json.put("destinationId", UUID.randomUUID().toString());
        answersForOne(json);
        assertThatThrownBy(() -> client().get(id)).isInstanceOf(UntrustedException.class);
        answers("/destinations/v1/destinations", 201, Map.of("status", "created"));
        assertThatThrownBy(() -> client().create(
                                SETTINGS,
                                TestKeys.encryption("office-4096").build(),
                                TestKeys.signature("service-4096").build()))
                .isInstanceOf(UntrustedException.class);
    }

    @Test
    void keysAreFoundByTheirKid() {
        Jwk now = TestKeys.encryption("office-4096").build();
        Jwk earlier = TestKeys.encryption("next-4096").build();
        fake.json("/destinations/v2/destinations/" + id + "/keys", FakeService.jwks(now, earlier));
        assertThat(client().key(id, "enc-next-4096")).contains(earlier);
        assertThat(client().key(id, "enc-other")).isEmpty();
    }

    @Test
    void aRefusalSaysWhatHelpsAndALostAnswerIsNotRepeated() {
        answers("/destinations/v1/destinations/" + id, 403, Map.of("type", "about:blank", "status", 403));
        assertThatThrownBy(() -> client().activate(id))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("Self-Service-Portal");
        answers("/destinations/v1/destinations/" + id, 503, Map.of());
        calls.clear();
        assertThatThrownBy(() -> client().activate(id)).isInstanceOf(UnavailableException.class);
        assertThat(calls).hasSize(1);
    }

    @Test
    void anExpiredTokenIsRenewedForReadingAndDroppedForChanging() {
        answers("/destinations/v1/destinations/" + id, 401, Map.of("status", 401));
        answers("/destinations/v2/destinations/" + id, 401, Map.of("status", 401));
        FitConnectDestinations client = client();
        assertThatThrownBy(() -> client.get(id)).isInstanceOf(RejectedException.class);
        assertThat(calls).hasSize(2);
        assertThatThrownBy(() -> client.activate(id)).isInstanceOf(RejectedException.class);
        assertThat(calls).hasSize(3);
        assertThat(fake.calls.stream().filter(call -> call.endsWith("/token"))).hasSize(2);
    }

    @Test
    void secretsAreLongEnoughAndNeverPrinted() {
        URI hook = URI.create("https://amt.example/hook");
        assertThatThrownBy(() -> SETTINGS.callback(hook, Secret.of("kurz"))).isInstanceOf(ConfigurationException.class);
        assertThat(SETTINGS.callback(hook, Secret.of(SECRET)).toString())
                .contains("callback")
                .doesNotContain(SECRET, "aachen.example");
    }

    @Test
    void theWholeCountryAndAPlaceAreRegions() {
        assertThat(OfferedService.of(SERVICE, List.of(Ars.BUND, Ars.of("050000000000")))
                        .regions())
                .containsExactly("DE", "DE050000000000");
    }

    @Test
    void aWorldWithoutAnchorsOrAddressIsNamed() {
        assertThatThrownBy(() -> FitConnectDestinations.builder(FitConnectEnvironment.TEST, "c", Secret.of("s"))
                        .clock(Clock.systemUTC())
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("withAnchors");
        FitConnectEnvironment bare = FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(fake.uri("/token"))
                .submissionApi(fake.uri("/api"))
                .portal(fake.uri("/portal"))
                .build()
                .withAnchors(List.of(TestKeys.ROOT));
        assertThatThrownBy(() -> FitConnectDestinations.builder(bare, "c", Secret.of("s"))
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("destinationApi");
    }
}
