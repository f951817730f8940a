// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.RawClient.Answer;

/** FIT-Connect's own directory as sheet 5 describes it: no token, one way to name a place, signed routes. */
class RoutingApiTest {

    private static final String TRADE = "99050012104000";
    private static Sandbox sandbox;
    private static RawClient anyone;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
        anyone = RawClient.anonymous(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void repair() {
        sandbox.faults().clear();
    }

    private static Answer routes(String query) {
        return anyone.get("/routing/v2/routes?leikaKey=" + TRADE + "&" + query);
    }

    @Test
    void aRouteIsSignedByThePortalForItsServiceAndArea() throws Exception {
        JsonObject answer = routes("ars=053340002002").json();
        assertThat(answer.objects("routes")).hasSize(1);
        JsonObject route = answer.objects("routes").get(0);

        JWSObject signature = JWSObject.parse(route.text("destinationSignature"));
        JWKSet portal = JWKSet.parse(anyone.get("/portal/.well-known/jwks.json").body());
        assertThat(signature.verify(new RSASSAVerifier(
                        portal.getKeyByKeyId(signature.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        JsonObject payload = Json.object(signature.getPayload().toBytes(), "payload");
        assertThat(payload.text("destinationId")).isEqualTo(route.text("destinationId"));
        assertThat(payload.objects("services").get(0).texts("leistungIDs"))
                .containsExactly("urn:de:fim:leika:leistung:" + TRADE);
    }

    @Test
    void theSamePlaceIsFoundByAgsAndInTheOlderGeneration() {
        String id = routes("ars=053340002002").json().objects("routes").get(0).text("destinationId");
        assertThat(routes("ags=05334002").json().objects("routes").get(0).text("destinationId"))
                .isEqualTo(id);
        assertThat(anyone.get("/routing/v1/routes?leikaKey=" + TRADE + "&ars=053340002002")
                        .json()
                        .objects("routes"))
                .hasSize(1);
    }

    @Test
    void whatIsUnknownHasNoRoutesAndNoError() {
        for (String query : new String[] {"ars=099999999999", "ars=034030000000", "areaId=999999"}) {
            Answer answer = routes(query);
            assertThat(answer.status()).as(query).isEqualTo(200);
            assertThat(answer.json().objects("routes")).as(query).isEmpty();
            assertThat(answer.json().number("totalCount")).as(query).isZero();
        }
        assertThat(anyone.get("/routing/v2/routes?leikaKey=99000000000001&ars=053340002002")
                        .json()
                        .objects("routes"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ars=053340002002&ags=05334002",
                "ars=1",
                "ars=0533400020021",
                "ars=abc",
                "ags=053340002002",
                "areaId=x",
                "ars=053340002002&limit=501",
                "ars=053340002002&limit=0"
            })
    void aQuestionThatIsNoneIsRefused(String query) {
        assertThat(routes(query).status()).isEqualTo(400);
    }

    @Test
    void withoutAServiceThereIsNoQuestion() {
        assertThat(anyone.get("/routing/v2/routes?ars=053340002002").status()).isEqualTo(400);
        assertThat(anyone.get("/routing/v2/routes?leikaKey=12&ars=053340002002").status())
                .isEqualTo(400);
    }

    @Test
    void areasAreFoundByPartsOfTheirNameUnderAStrangeMediaType() {
        Answer answer = anyone.get("/routing/v2/areas?areaSearchexpression=Aach*");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().objects("areas")).isNotEmpty().allSatisfy(area -> {
            assertThat(area.text("name")).contains("Aach");
            assertThat(area.text("id")).isNotBlank();
        });
        assertThat(anyone.get("/routing/v2/areas").status()).isEqualTo(400);
        assertThat(anyone.get("/routing/v2/areas?areaSearchexpression=Nirgendwo")
                        .json()
                        .objects("areas"))
                .isEmpty();
        assertThat(anyone.get("/routing/v2/info").json().object("version").number("major"))
                .isEqualTo(2);
    }

    @Test
    void aDestinationOfOnesOwnIsRoutedOnceItIsActive() {
        RawClient owner = RawClient.of(sandbox, sandbox.subscriber());
        String id = owner.json("POST", "/destination-api/v1/destinations", OwnDestination.body(sandbox))
                .json()
                .text("destinationId");
        String question = "/routing/v2/routes?leikaKey=99108018001000&ars=053340002002";
        assertThat(anyone.get(question).json().objects("routes")).isEmpty();

        owner.send(
                "PATCH",
                "/destination-api/v1/destinations/" + id,
                "application/merge-patch+json",
                new String(Json.write(Map.of("status", "active")), StandardCharsets.UTF_8));

        assertThat(anyone.get(question).json().objects("routes"))
                .singleElement()
                .satisfies(route -> assertThat(route.text("destinationId")).isEqualTo(id));
    }

    @Test
    void theNewerGenerationCanBeSwitchedOff() {
        sandbox.faults().delivery(DeliveryFault.NO_ROUTING_V2);
        assertThat(routes("ars=053340002002").status()).isEqualTo(404);
        assertThat(routes("ars=053340002002").status()).as("only once").isEqualTo(200);
    }
}
