// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.json.JsonObject;

/** The server itself: loopback only, its own name only, and a description of itself. */
class ServerTest {

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void itDescribesItsAddressesCredentialsAndPlaces() {
        JsonObject json = RawClient.anonymous(sandbox).get("/sandbox").json();

        assertThat(json.text("tokenUri")).isEqualTo(sandbox.tokenUri().toString());
        assertThat(json.text("submissionApi")).isEqualTo(sandbox.submissionApi().toString());
        assertThat(json.text("destinationApi"))
                .isEqualTo(sandbox.destinationApi().toString());
        assertThat(json.text("portal")).isEqualTo(sandbox.portal().toString());
        assertThat(json.text("suchdienst")).isEqualTo(sandbox.suchdienst().toString());
        assertThat(json.object("sender").text("clientId"))
                .isEqualTo(sandbox.sender().clientId());
        assertThat(json.object("sender").text("clientSecret"))
                .isEqualTo(sandbox.sender().secret().reveal());
        assertThat(json.texts("trustAnchors").get(0)).startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(json.objects("places")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(json.objects("places").get(0).text("ars")).isEqualTo("053340002002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boese.example",
                "127.0.0.1",
                "127.0.0.1:1",
                "localhost",
                "[::1]:PORT",
                "127.0.0.1.boese.example:PORT"
            })
    void anotherNameForTheServerIsRefused(String host) throws IOException {
        String name = host.replace("PORT", Integer.toString(port()));

        assertThat(raw("GET /sandbox HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421")
                .doesNotContain("clientSecret");
    }

    @Test
    void theTwoNamesOfTheLoopbackAreTaken() throws IOException {
        for (String name : List.of("127.0.0.1:" + port(), "localhost:" + port())) {
            assertThat(raw("GET /sandbox HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void onlyTheLoopbackListens() throws IOException {
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : network.inetAddresses().toList()) {
                if (!address.isLoopbackAddress()) {
                    assertThatThrownBy(() -> new Socket(address, port()).close())
                            .isInstanceOf(IOException.class);
                }
            }
        }
        new Socket("127.0.0.1", port()).close();
    }

    @Test
    void unknownPathsAndMethodsAreRefused() {
        RawClient http = RawClient.anonymous(sandbox);

        assertThat(http.get("/gibt/es/nicht").problem()).isEqualTo("no-such-path");
        assertThat(http.get("/").status()).isEqualTo(404);
        assertThat(http.send("DELETE", "/redaktion", "", "").status()).isEqualTo(405);
        assertThat(http.send("DELETE", "/redaktion", "", "").header("Allow")).isEqualTo("GET, POST");
    }

    @Test
    void refusalsStandInTheHistory() {
        RawClient.anonymous(sandbox).get("/gibt/es/nicht/" + 4711);

        assertThat(sandbox.history())
                .anyMatch(event -> event.kind() == HistoryEvent.Kind.REFUSED
                        && event.about().endsWith("/4711")
                        && event.detail().equals("status 404"));
    }

    @Test
    void aTakenPortIsNamedInGerman() {
        assertThatThrownBy(() -> Sandbox.builder().port(port()).start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Der Port " + port() + " ")
                .hasMessageContaining("is taken");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Sandbox.builder().port(65536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sandbox.builder().port(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sandbox.builder().officeInterval(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClosedSandboxFreesItsPort() {
        Sandbox first = Sandbox.builder().officeInterval(Duration.ZERO).start();
        int port = first.baseUri().getPort();
        first.close();

        try (Sandbox second =
                Sandbox.builder().port(port).officeInterval(Duration.ZERO).start()) {
            assertThat(second.baseUri().getPort()).isEqualTo(port);
        }
    }

    private static int port() {
        return sandbox.baseUri().getPort();
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
