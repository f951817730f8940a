// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/** PVOG's read paths, the portal's signatures, and places that join (efa sheet 2.1, FIT-Connect sheet 5). */
class SuchdienstTest {

    private static final String BASE = "/suchdienst/api";
    private static final String TRADE = "99050012104000";
    private static final String AACHEN = "053340002002";
    private static final String VILLAGE = "071315001004";
    private static final String OLDENBURG = "034030000000";

    private static Sandbox sandbox;
    private static RawClient http;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
        http = RawClient.anonymous(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"053340002002, 053340002002", "071315001004, 071315001000", "071315001000, 071315001000"})
    void theEntryOfTheDeepestLevelIsFound(String asked, String found) {
        List<JsonObject> content = services(asked, TRADE);

        assertThat(content).hasSize(1);
        assertThat(content.get(0).text("ars")).isEqualTo(found);
        assertThat(content.get(0).texts("leikakeys")).containsExactly(TRADE);
        assertThat(content.get(0).text("id")).matches("L\\d{6}\\.LB\\.\\d+");
        assertThat(content.get(0).texts("organisationIds")).hasSize(1);
        assertThat(content.get(0).texts("onlineServiceIds")).hasSize(1);
    }

    @Test
    void levelsAboveComeAlong() {
        LeikaKey service = LeikaKey.of("99012345678000");
        sandbox.places().join(Ars.of("055620000000"), service, "Kreis Recklinghausen (Muster)");
        sandbox.places().join(Ars.of("055620004004"), service, "Stadt Castrop-Rauxel (Muster)");

        List<JsonObject> both = services("055620004004", service.digits());
        List<JsonObject> onlyAbove = services("055620008008", service.digits());

        assertThat(both).extracting(entry -> entry.text("ars")).containsExactly("055620000000", "055620004004");
        assertThat(onlyAbove).extracting(entry -> entry.text("ars")).containsExactly("055620000000");
    }

    @ParameterizedTest
    @CsvSource({"146120000000, 99050012104000", "053340002002, 99000000000000"})
    void whatIsUnknownGivesAnEmptyAnswer(String ars, String leika) {
        RawClient.Answer answer = http.get(hierarchy(ars, leika));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().objects("content")).isEmpty();
        assertThat(answer.json().number("totalElements")).isZero();
        assertThat(answer.header("X-Sandbox-Assumption")).isEqualTo("pvog.answer-shapes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/servicedescriptions/leikahierarchy?ars=053340002002",
                "/v2/servicedescriptions/leikahierarchy?leikaIds=99050012104000",
                "/v2/servicedescriptions/leikahierarchy?leikaIds=99050012104000&ars=05334",
                "/v2/servicedescriptions/leikahierarchy?leikaIds=99050012104000&ars=053340002002&size=0",
                "/v2/servicedescriptions/leikahierarchy?leikaIds=99050012104000&ars=05334000200x",
                "/v2/organisationunits/titles?ars=053340002002",
                "/v5/organisationunits/detail?ars=053340002002",
                "/v1/relations/jzufi-2-3?ars=053340002002",
                "/v2/onlineservices/detail"
            })
    void aMissingOrWrongParameterIsRefused(String path) {
        assertThat(http.get(BASE + path).status()).isEqualTo(400);
    }

    @Test
    void theResponsibleAuthorityHasContactData() {
        JsonObject service = services(AACHEN, TRADE).get(0);
        String titles = http.get(BASE + "/v2/organisationunits/titles?ars=" + AACHEN + "&lbId=" + service.text("id"))
                .body();
        JsonObject unit = unit(service, AACHEN, "&lbId=" + service.text("id"));

        JsonObject title = Json.object(("{\"all\":" + titles + "}").getBytes(StandardCharsets.UTF_8), "titles")
                .objects("all")
                .get(0);
        assertThat(title.text("title")).contains("Aachen").contains("Muster");
        assertThat(title.object("role").text("code")).isEqualTo("01");
        assertThat(unit.text("id")).isEqualTo(title.text("id"));
        assertThat(unit.object("role").text("code")).isEqualTo("01");
        JsonObject location = unit.object("location");
        assertThat(location.objects("addresses").get(0).text("city")).isEqualTo("Aachen");
        assertThat(location.objects("communications"))
                .extracting(each -> each.text("code"))
                .containsExactly("02", "04");
        assertThat(unit.objects("internetAddresses").get(0).text("uri")).startsWith("https://");
    }

    @Test
    void withoutTheServiceTheRoleIsOnlyTheContactPoint() {
        assertThat(unit(services(AACHEN, TRADE).get(0), AACHEN, "")
                        .object("role")
                        .text("name"))
                .isEqualTo("Ansprechpunkt");
    }

    @Test
    void anUnknownUnitOrOnlineServiceIsNotFound() {
        assertThat(http.get(BASE + "/v5/organisationunits/detail?q=L1.OE.1&ars=" + AACHEN)
                        .status())
                .isEqualTo(404);
        assertThat(http.get(BASE + "/v2/onlineservices/detail?q=L1.OD.1").status())
                .isEqualTo(404);
    }

    @Test
    void theOnlineServiceCarriesTheAddressOfItsPrivacyStatement() {
        String id = services(AACHEN, TRADE).get(0).texts("onlineServiceIds").get(0);

        JsonObject service =
                http.get(BASE + "/v2/onlineservices/detail?q=" + id).json();

        assertThat(service.objects("parameters").get(0).text("name")).isEqualTo("efa.datenschutzerklaerung.url");
        assertThat(service.objects("parameters").get(0).text("value")).startsWith("https://");
        assertThat(service.objects("links")).hasSize(1);
    }

    @Test
    void theDestinationSignatureIsThePortals() throws Exception {
        JWSObject signature = JWSObject.parse(signature(VILLAGE));
        JsonObject key =
                http.get("/portal/.well-known/jwks.json").json().objects("keys").get(0);
        JsonObject payload = Json.object(signature.getPayload().toBytes(), "payload");

        assertThat(signature.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.PS512);
        assertThat(signature.getHeader().getType()).hasToString("jwt");
        assertThat(signature.getHeader().getKeyID()).isEqualTo(key.text("kid"));
        assertThat(signature.verify(new RSASSAVerifier(Parcel.publicKey(key)))).isTrue();
        assertThat(payload.text("iss")).isEqualTo(sandbox.portal().toString());
        assertThat(payload.text("submissionHost")).isEqualTo(sandbox.baseUri().getAuthority());
        assertThat(payload.text("destinationId"))
                .isEqualTo(place("071315001000").destination().orElseThrow().toString());
        JsonObject covered = payload.objects("services").get(0);
        assertThat(covered.texts("leistungIDs")).containsExactly(Parcel.SERVICE);
        assertThat(covered.texts("gebietIDs"))
                .containsExactly("urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:071315001");
    }

    @Test
    void theSignatureStandsWhereTheCatalogueSays() {
        JsonObject responsibility = responsibility(AACHEN);
        JsonObject id = responsibility.objects("idSekundaer").get(0);

        assertThat(responsibility.object("rolle").text("code")).isEqualTo("01");
        assertThat(responsibility.objects("gebietID").get(0).text("value")).isEqualTo(AACHEN);
        assertThat(id.text("schemeID")).isEqualTo("urn:de:fitko:fit-connect:xzufi:destination");
        assertThat(id.text("schemeAgencyID")).isEqualTo("urn:de:fitko");
        assertThat(id.text("value").length()).isGreaterThan(500);
    }

    @Test
    void aSignatureChangedInFlightNoLongerVerifies() throws Exception {
        JsonObject key =
                http.get("/portal/.well-known/jwks.json").json().objects("keys").get(0);
        try {
            sandbox.faults().tamper(Tamper.DESTINATION_SIGNATURE, 1.0);
            assertThat(JWSObject.parse(signature(AACHEN)).verify(new RSASSAVerifier(Parcel.publicKey(key))))
                    .isFalse();
        } finally {
            sandbox.faults().clear();
        }
        assertThat(JWSObject.parse(signature(AACHEN)).verify(new RSASSAVerifier(Parcel.publicKey(key))))
                .isTrue();
    }

    @Test
    void aTownThatJoinsIsReachableAtOnce() {
        try (Sandbox fresh = Sandbox.builder().officeInterval(Duration.ZERO).start()) {
            RawClient reader = RawClient.anonymous(fresh);
            JsonObject before = reader.get(hierarchy(OLDENBURG, TRADE))
                    .json()
                    .objects("content")
                    .get(0);
            assertThat(before.texts("onlineServiceIds")).isEmpty();
            assertThat(relations(reader, OLDENBURG, before).has("idSekundaer")).isFalse();

            UUID id = fresh.places().join(Ars.of(OLDENBURG), LeikaKey.of(TRADE), "Stadt Oldenburg (Muster)");

            JsonObject after = reader.get(hierarchy(OLDENBURG, TRADE))
                    .json()
                    .objects("content")
                    .get(0);
            assertThat(after.text("id")).isEqualTo(before.text("id"));
            assertThat(after.texts("onlineServiceIds")).hasSize(1);
            assertThat(relations(reader, OLDENBURG, after).objects("idSekundaer"))
                    .hasSize(1);
            new Parcel(RawClient.of(fresh, fresh.sender()), id).send();
            assertThat(fresh.office().work()).isEqualTo(1);
            assertThat(fresh.places().join(Ars.of(OLDENBURG), LeikaKey.of(TRADE), "noch einmal"))
                    .isEqualTo(id);
            assertThat(fresh.history())
                    .anyMatch(event -> event.kind() == HistoryEvent.Kind.JOINED
                            && event.about().equals(id.toString()));
        }
    }

    @Test
    void eachDestinationHasAKeyOfItsOwn() {
        List<String> kids = sandbox.places().list().stream()
                .flatMap(place -> place.destination().stream())
                .map(id -> new Parcel(RawClient.of(sandbox, sandbox.sender()), id).key.text("kid"))
                .toList();

        assertThat(kids).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    }

    @Test
    void theBundOrANamelessAuthorityCannotJoin() {
        LeikaKey service = LeikaKey.of(TRADE);

        assertThatThrownBy(() -> sandbox.places().join(Ars.BUND, service, "Bund"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Der Bund");
        assertThatThrownBy(() -> sandbox.places().join(Ars.of("070000000000"), service, "  x "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Der Name der Behörde");
        assertThatThrownBy(() -> sandbox.places().setActive(UUID.randomUUID(), true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String hierarchy(String ars, String leika) {
        return BASE + "/v2/servicedescriptions/leikahierarchy?leikaIds=" + leika + "&ars=" + ars + "&page=0&size=20";
    }

    private static List<JsonObject> services(String ars, String leika) {
        return http.get(hierarchy(ars, leika)).json().objects("content");
    }

    private static JsonObject unit(JsonObject service, String ars, String more) {
        String id = service.texts("organisationIds").get(0);
        return http.get(BASE + "/v5/organisationunits/detail?q=" + id + "&ars=" + ars + more)
                .json();
    }

    private static JsonObject responsibility(String ars) {
        return relations(http, ars, services(ars, TRADE).get(0));
    }

    private static JsonObject relations(RawClient reader, String ars, JsonObject service) {
        return reader.get(BASE + "/v1/relations/jzufi-2-3?ars=" + ars + "&lbids=" + service.text("id"))
                .json()
                .objects("organisationseinheit")
                .get(0)
                .objects("zustaendigkeit")
                .get(0);
    }

    private static String signature(String ars) {
        return responsibility(ars).objects("idSekundaer").get(0).text("value");
    }

    private static Place place(String ars) {
        return sandbox.places().list().stream()
                .filter(place -> place.ars().equals(Ars.of(ars)))
                .findFirst()
                .orElseThrow();
    }
}
