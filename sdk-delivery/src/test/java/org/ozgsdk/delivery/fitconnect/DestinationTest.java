// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Authority;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.Trace;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.internal.FakeService;
import org.ozgsdk.delivery.internal.TestKeys;

class DestinationTest {

    private static final LeikaKey SERVICE = LeikaKey.of("99050012104000");
    private static final Ars PLACE = Ars.of("071315001004");
    private static final String AREA = "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:";

    private FakeService fake;
    private FitConnect channel;

    @BeforeEach
    void open() {
        fake = new FakeService();
        channel = fake.client();
        fake.key(TestKeys.encryption("office-4096").build());
        destination(Map.of());
    }

    @AfterEach
    void close() {
        fake.close();
    }

    /** The destination's own words, sound unless changed. */
    private void destination(Map<String, ?> changes) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("destinationId", fake.destinationId.toString());
        json.put("status", "active");
        json.put("encryptionKid", "enc-office-4096");
        json.put("metadataVersions", List.of("1.5.0", "2.1.0"));
        json.put("publicServices", List.of(offer(SERVICE, "DE071315001000")));
        json.put("unknown", Map.of());
        json.putAll(changes);
        fake.json("/api/v2/destinations/" + fake.destinationId, json);
    }

    private static Map<String, Object> offer(LeikaKey service, String region) {
        return Map.of(
                "identifier", "urn:de:fim:leika:leistung:" + service,
                "regions", List.of(region),
                "submissionSchemas", List.of(Map.of("schemaUri", "urn:a", "mimeType", "application/xml")));
    }

    /** The claims of the portal, sound unless changed. */
    private Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", fake.uri("/portal").toString());
        claims.put("iat", fake.now.getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("submissionHost", fake.uri("").getAuthority());
        claims.put("destinationId", fake.destinationId.toString());
        claims.put("services", List.of(area("07131")));
        return claims;
    }

    private static Map<String, Object> area(String digits) {
        return Map.of(
                "gebietIDs", List.of(AREA + digits), "leistungIDs", List.of("urn:de:fim:leika:leistung:" + SERVICE));
    }

    private static String signed(Map<String, ?> claims) {
        return TestKeys.sign("portal-4096", "portal-key", "jwt", claims);
    }

    private Destination ask() {
        return channel.destination(signed(claims()), SERVICE, PLACE);
    }

    private void untrusted(String name, Object value) {
        Map<String, Object> claims = claims();
        claims.put(name, value);
        assertThatThrownBy(() -> channel.destination(signed(claims), SERVICE, PLACE))
                .as(name)
                .isInstanceOf(UntrustedException.class);
    }

    private void rejected(String code) {
        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aSoundDestinationIsGivenWithWhatItTakes() {
        Destination found = ask();
        assertThat(found.id()).isEqualTo(fake.destinationId.toString());
        assertThat(found.channel()).isEqualTo("fit-connect");
        assertThat(found.service()).isEqualTo(SERVICE);
        assertThat(found.place()).isEqualTo(PLACE);
        assertThat(found.schemas()).containsExactly(new DataSchema("urn:a", "application/xml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"07", "071", "07131", "071315001", "071315001000", "071315001004", "000000000000"})
    void everyLevelAboveThePlaceCoversIt(String digits) {
        Map<String, Object> claims = claims();
        claims.put("services", List.of(area("99"), area(digits)));
        assertThat(channel.destination(signed(claims), SERVICE, PLACE)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0713", "07132", "071315001001", "05", "Rheinland-Pfalz", "071315001004x"})
    void otherAreasDoNotCoverThePlace(String digits) {
        untrusted("services", List.of(area(digits)));
    }

    @Test
    void eachClaimOfTheSignatureCounts() {
        untrusted("iss", "https://portal.evil.example");
        untrusted("submissionHost", "evil.example");
        untrusted("destinationId", "47");
        untrusted("iat", fake.now.getEpochSecond() + 61);
        untrusted("iat", "heute");
        untrusted("services", List.of());
        untrusted("services", "alle");
        untrusted(
                "services",
                List.of(Map.of(
                        "gebietIDs",
                        List.of(AREA + "07"),
                        "leistungIDs",
                        List.of("urn:de:fim:leika:leistung:99108008000000"))));
        assertThat(fake.calls).noneMatch(call -> call.contains("evil"));
    }

    @Test
    void onlyKeysOfThePortalSign() {
        for (String token : List.of(
                TestKeys.sign("service-4096", "portal-key", "jwt", claims()),
                TestKeys.sign("service-4096", "service-key", "jwt", claims()),
                TestKeys.sign("portal-4096", "portal-key", "secevent+jwt", claims()))) {
            assertThatThrownBy(() -> channel.destination(token, SERVICE, PLACE)).isInstanceOf(UntrustedException.class);
        }
    }

    @Test
    void aDestinationThatIsNotActiveOrDoesNotOfferIsRejectedWithAWayOut() {
        destination(Map.of("status", "deactivated"));
        rejected("destination-state-invalid");
        destination(Map.of("publicServices", List.of(offer(LeikaKey.of("99108008000000"), "DE"))));
        rejected("service-not-offered");
        destination(Map.of("publicServices", List.of(offer(SERVICE, "DE05"))));
        rejected("service-not-offered");
        destination(Map.of("publicServices", List.of()));
        rejected("service-not-offered");
        destination(Map.of("metadataVersions", List.of("1.5.0")));
        rejected("metadata-version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "DE07", "DE071315001", "DE071315001004"})
    void aRegionAboveThePlaceCoversIt(String region) {
        destination(Map.of("publicServices", List.of(offer(SERVICE, region))));
        assertThat(ask()).isNotNull();
    }

    @Test
    void aDestinationThatIsGoneIsRejectedWithItsProblem() {
        String type = "https://schema.fitko.de/fit-connect/submission-api/problems/destination-not-found";
        fake.json(
                "/api/v2/destinations/" + fake.destinationId, 404, Map.of("type", type, "title", "weg", "status", 404));
        assertThatThrownBy(this::ask)
                .hasMessageContaining("neu abfragen")
                .isInstanceOfSatisfying(RejectedException.class, e -> {
                    assertThat(e.code()).isEqualTo(type);
                    assertThat(e.status()).isEqualTo(404);
                    assertThat(e.detail()).isEqualTo("weg");
                });
    }

    @Test
    void anAnswerAboutAnotherDestinationIsUntrusted() {
        destination(Map.of("destinationId", UUID.randomUUID().toString()));
        assertThatThrownBy(this::ask).isInstanceOf(UntrustedException.class);
    }

    @Test
    void everyRuleForTheEncryptionKeyCounts() {
        KeyProbe probe = new KeyProbe();
        probe.untrusted(TestKeys.encryption("office-4096").keyOps("encrypt"));
        probe.untrusted(TestKeys.encryption("office-4096").keyOps());
        probe.untrusted(TestKeys.encryption("office-4096").alg("RSA-OAEP"));
        probe.untrusted(TestKeys.encryption("office-4096").certificates(List.of()));
        probe.untrusted(TestKeys.encryption("small-3072"));
        probe.untrusted(TestKeys.encryption("office-4096")
                .certificates(TestKeys.encryption("service-4096").build().certificates()));
        probe.untrusted(TestKeys.encryption("office-4096")
                .certificates(List.of(TestKeys.certificate(
                        "office-4096", "root-2048", KeyUsage.digitalSignature, TestKeys.NOW.plusSeconds(9)))));
        probe.untrusted(TestKeys.encryption("office-4096")
                .certificates(List.of(TestKeys.certificate(
                        "office-4096", "root-2048", KeyUsage.keyEncipherment, TestKeys.NOW.minusSeconds(9)))));
        probe.untrusted(TestKeys.encryption("office-4096")
                .certificates(List.of(TestKeys.certificate(
                        "office-4096", "office-4096", KeyUsage.keyEncipherment, TestKeys.NOW.plusSeconds(9)))));
    }

    private final class KeyProbe {
        void untrusted(Jwk.Builder builder) {
            Jwk key = builder.kid("enc-office-4096").build();
            fake.key(key);
            assertThatThrownBy(DestinationTest.this::ask).as("%s", key).isInstanceOf(UntrustedException.class);
        }
    }

    @Test
    void aKeyOfAnotherIdOrShapeIsUntrusted() {
        Map<String, Object> members =
                new LinkedHashMap<>(TestKeys.encryption("office-4096").build().publicMembers());
        members.put("kid", "another-kid");
        fake.json("/api/v2/destinations/" + fake.destinationId + "/keys/enc-office-4096", members);
        assertThatThrownBy(this::ask).isInstanceOf(UntrustedException.class);
        fake.json("/api/v2/destinations/" + fake.destinationId + "/keys/enc-office-4096", Map.of("kty", "RSA"));
        assertThatThrownBy(this::ask).isInstanceOf(UntrustedException.class);
    }

    @Test
    void aCertificateThatExpiredSinceTheDestinationWasAskedStopsTheSubmission() {
        Submission submission =
                Submission.builder(ask()).xml("urn:a", new byte[] {1}).build();
        fake.now = fake.now.plusSeconds(2_000);
        assertThatThrownBy(() -> channel.send(submission)).isInstanceOf(UntrustedException.class);
        assertThat(fake.calls).noneMatch(call -> call.startsWith("POST") && call.contains("submissions"));
    }

    @Test
    void aRouteIsTakenOnlyByItsChannel() {
        Authority authority =
                new Authority("1", "Muster", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        Trace trace = new Trace("pvog", "/x", "1", PLACE, fake.now);
        Responsibility.Route route = new Responsibility.Route(authority, "fit-connect", signed(claims()), trace);
        assertThat(channel.destination(route, SERVICE, PLACE).id()).isEqualTo(fake.destinationId.toString());
        Responsibility.Route other = new Responsibility.Route(authority, "letter", "x", trace);
        assertThatThrownBy(() -> channel.destination(other, SERVICE, PLACE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("letter");
    }

    @Test
    void aDestinationOfAnotherMakeIsRefused() {
        Destination homemade = new Destination() {
            @Override
            public String channel() {
                return "fit-connect";
            }

            @Override
            public String id() {
                return fake.destinationId.toString();
            }

            @Override
            public LeikaKey service() {
                return SERVICE;
            }

            @Override
            public Ars place() {
                return PLACE;
            }

            @Override
            public List<DataSchema> schemas() {
                return List.of(new DataSchema("urn:a", "application/xml"));
            }
        };
        Submission submission =
                Submission.builder(homemade).xml("urn:a", new byte[] {1}).build();
        assertThatThrownBy(() -> channel.send(submission)).isInstanceOf(IllegalArgumentException.class);
    }
}
