// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.ParameterValue;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.efa.EfaParameters;
import org.ozgsdk.sandbox.Sandbox;

/** Three places in one run against the sandbox's Suchdienst, which was written by other hands. One object lives through all tests, as in a service. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SandboxPlacesTest {

    private static final LeikaKey TRADE = LeikaKey.of("99050012104000");
    private static final Ars AACHEN = Ars.of("053340002002");
    private static final Ars ANTWEILER = Ars.of("071315001004");
    private static final Ars OLDENBURG = Ars.of("034030000000");

    private static Sandbox sandbox;
    private static Pvog pvog;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
        pvog = Pvog.builder(
                        PvogEnvironment.of(Environment.SANDBOX, sandbox.suchdienst()),
                        Transport.builder(Environment.SANDBOX).build())
                .build();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    @Order(1)
    void aachenIsOfferedWithItsOwnRoute() {
        Responsibility.Route route = ((Responsibility.Offered) pvog.find(TRADE, AACHEN)).only();

        assertThat(route.authority().name()).contains("Aachen");
        assertThat(route.authority().email()).isPresent();
        assertThat(route.authority().phone()).isPresent();
        assertThat(route.authority().address().orElseThrow().city()).isEqualTo("Aachen");
        assertThat(route.channel()).isEqualTo("fit-connect");
        assertThat(route.trace().matchedAt()).isEqualTo(AACHEN);
    }

    @Test
    @Order(2)
    void theVillageRollsUpToItsVerbandsgemeindeWithAnotherDestination() {
        Responsibility.Route aachen = ((Responsibility.Offered) pvog.find(TRADE, AACHEN)).only();
        Responsibility.Route village = ((Responsibility.Offered) pvog.find(TRADE, ANTWEILER)).only();

        assertThat(village.authority().name()).contains("Verbandsgemeinde Adenau");
        assertThat(village.trace().matchedAt()).isEqualTo(Ars.of("071315001000"));
        assertThat(village.address()).isNotEqualTo(aachen.address());
    }

    @Test
    @Order(3)
    void theParameterOfTheVerbandIsReadForTheVillage() {
        assertThat(pvog.read(EfaParameters.PRIVACY_STATEMENT_URL, TRADE, ANTWEILER))
                .isInstanceOfSatisfying(ParameterValue.Found.class, found -> {
                    assertThat(found.value()).startsWith("https://").endsWith("datenschutz");
                    assertThat(found.trace().matchedAt()).isEqualTo(Ars.of("071315001000"));
                });
        assertThat(pvog.parameterNames(TRADE, ANTWEILER)).containsExactly(EfaParameters.PRIVACY_STATEMENT_URL);
    }

    @Test
    @Order(4)
    void oldenburgIsNotOfferedUntilAnEditorLetsItJoinWhileTheProgramRuns() throws Exception {
        Responsibility.NotOffered before = (Responsibility.NotOffered) pvog.find(TRADE, OLDENBURG);
        assertThat(before.wayForward().orElseThrow().name()).contains("Oldenburg");
        assertThat(before.wayForward().orElseThrow().email()).isPresent();
        assertThat(before.reason()).contains("noch nicht online");

        String form = "ars=" + OLDENBURG + "&leistung=" + TRADE + "&behoerde=Stadt+Oldenburg+Muster";
        HttpResponse<Void> editor = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(sandbox.baseUri() + "/redaktion"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form, StandardCharsets.UTF_8))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        assertThat(editor.statusCode()).isEqualTo(303);

        Responsibility.Route route = ((Responsibility.Offered) pvog.find(TRADE, OLDENBURG)).only();
        assertThat(route.authority().name()).contains("Oldenburg");
        assertThat(pvog.read(EfaParameters.DELIVERY_CHANNEL, TRADE, OLDENBURG))
                .isInstanceOfSatisfying(
                        ParameterValue.Found.class,
                        found -> assertThat(found.value()).isEqualTo(route.address()));
    }

    @Test
    @Order(5)
    void aServiceThatNobodyEnteredIsNotOffered() {
        assertThat(pvog.find(LeikaKey.of("99001001000000"), AACHEN)).isInstanceOf(Responsibility.NotOffered.class);
    }
}
