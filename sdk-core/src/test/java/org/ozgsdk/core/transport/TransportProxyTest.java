// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UnavailableException;

/** Through a real proxy socket that leads every tunnel to a TLS server on loopback. */
@Timeout(60)
class TransportProxyTest {

    private static final String PASSWORD = "gehe:im-ä-KANARIE";
    private static final URI TARGET = URI.create("https://" + TestPki.HOST + "/path");

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.useHttps(TestPki.serverSide(TestPki.SERVER).sslSocketFactory());
        server.start(InetAddress.getByName("127.0.0.1"), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** The name service knows nothing: a host that is reached was reached through the proxy. */
    private static Transport.Builder builder(Environment environment) {
        return Transport.builder(environment)
                .callTimeout(Duration.ofSeconds(5))
                .attempts(1)
                .trust(List.of(TestPki.CA.certificate()))
                .names(host -> {
                    throw new java.net.UnknownHostException(host);
                });
    }

    @Test
    void httpsGoesThroughATunnelWithoutCredentialsAlsoInProduction() throws Exception {
        server.enqueue(new MockResponse.Builder().body("through").build());
        try (ConnectProxy proxy = new ConnectProxy(server.getPort(), "", "")) {
            Transport transport =
                    builder(Environment.PROD).proxy("127.0.0.1", proxy.port()).build();

            assertThat(transport.send(Request.get(TARGET)).bytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("through");

            assertThat(proxy.heads).hasSize(1);
            assertThat(proxy.heads.get(0))
                    .startsWith("CONNECT dienst.example:443 ")
                    .doesNotContain("/path");
            assertThat(proxy.heads.get(0)).doesNotContainIgnoringCase("Proxy-Authorization");
        }
    }

    @Test
    void credentialsGoWithTheFirstConnectAndNeverToTheServer() throws Exception {
        server.enqueue(new MockResponse.Builder().body("through").build());
        try (ConnectProxy proxy = new ConnectProxy(server.getPort(), "user", PASSWORD)) {
            Transport transport = builder(Environment.TEST)
                    .proxy("127.0.0.1", proxy.port(), "user", Secret.of(PASSWORD))
                    .build();

            Response answer = transport.send(Request.post(TARGET, Body.of("text/plain", new byte[1])));

            assertThat(answer.isSuccess()).isTrue();
            assertThat(proxy.heads).as("preemptive: no 407 needed").hasSize(1);
            assertThat(server.takeRequest().getHeaders().names())
                    .doesNotContain("Proxy-Authorization", "proxy-authorization");
        }
    }

    @Test
    void wrongCredentialsSayWhereToSetThemAndDoNotAppear() throws Exception {
        try (ConnectProxy proxy = new ConnectProxy(server.getPort(), "user", "other")) {
            Transport transport = builder(Environment.TEST)
                    .attempts(3)
                    .proxy("127.0.0.1", proxy.port(), "user", Secret.of(PASSWORD))
                    .build();

            assertThatThrownBy(() -> transport.send(Request.get(TARGET)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("407")
                    .hasMessageContaining("Transport.Builder.proxy")
                    .satisfies(e -> assertThat(stackTrace(e))
                            .doesNotContain("KANARIE")
                            .doesNotContain(Base64.getEncoder()
                                    .encodeToString(("user:" + PASSWORD).getBytes(StandardCharsets.UTF_8))));
            assertThat(proxy.heads).as("never repeated").hasSize(1);
            assertThat(transport.toString()).doesNotContain("KANARIE");
        }
    }

    @Test
    void aProxyThatAsksForCredentialsNobodySetSaysSo() throws Exception {
        try (ConnectProxy proxy = new ConnectProxy(server.getPort(), "user", PASSWORD)) {
            Transport transport =
                    builder(Environment.TEST).proxy("127.0.0.1", proxy.port()).build();

            assertThatThrownBy(() -> transport.send(Request.get(TARGET)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("asks for credentials");
        }
    }

    @Test
    void aServerThatPretendsToBeAProxyDoesNotGetTheCredentials() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(407)
                .setHeader("Proxy-Authenticate", "Basic realm=\"trap\"")
                .build());
        server.enqueue(new MockResponse.Builder().body("trapped").build());
        try (ConnectProxy proxy = new ConnectProxy(server.getPort(), "user", PASSWORD)) {
            Transport transport = builder(Environment.TEST)
                    .proxy("127.0.0.1", proxy.port(), "user", Secret.of(PASSWORD))
                    .build();

            assertThatThrownBy(() -> transport.send(Request.get(TARGET))).isInstanceOf(ConfigurationException.class);

            assertThat(server.getRequestCount()).isEqualTo(1);
            assertThat(server.takeRequest().getHeaders().get("Proxy-Authorization"))
                    .isNull();
        }
    }

    @Test
    void aProxyThatCannotReachTheTargetIsUnavailability() throws Exception {
        try (ConnectProxy proxy = new ConnectProxy(server.getPort(), "", "")) {
            proxy.refuse("502 Bad Gateway");
            Transport transport = builder(Environment.TEST)
                    .attempts(2)
                    .proxy("127.0.0.1", proxy.port())
                    .build();

            assertThatThrownBy(() -> transport.send(Request.get(TARGET))).isInstanceOf(UnavailableException.class);
            assertThat(proxy.heads).hasSize(2);

            assertThatThrownBy(() -> transport.send(Request.post(TARGET, Body.of("text/plain", new byte[1]))))
                    .isInstanceOf(UnavailableException.class);
            assertThat(proxy.heads).as("a POST asks for one tunnel").hasSize(3);
        }
    }

    @Test
    void theOwnMachineAndNoProxyHostsAreReachedDirectly() throws Exception {
        try (ConnectProxy proxy = new ConnectProxy(1, "", "");
                MockWebServer plain = new MockWebServer()) {
            plain.start(InetAddress.getByName("127.0.0.1"), 0);
            plain.enqueue(new MockResponse.Builder().body("direct").build());
            server.enqueue(new MockResponse.Builder().body("direct").build());
            Transport transport = builder(Environment.SANDBOX)
                    .names(host -> List.of(InetAddress.getByName("127.0.0.1")))
                    .proxy("127.0.0.1", proxy.port())
                    .noProxy("other.example", ".Example")
                    .build();

            assertThat(transport
                            .send(Request.get(URI.create("http://127.0.0.1:" + plain.getPort() + "/")))
                            .isSuccess())
                    .isTrue();
            assertThat(transport
                            .send(Request.get(URI.create("https://" + TestPki.HOST + ":" + server.getPort() + "/")))
                            .isSuccess())
                    .isTrue();
            assertThat(proxy.heads).isEmpty();
        }
    }

    @Test
    void aPatternMatchesAHostOrADomainAndNothingThatOnlyEndsAlike() {
        ProxyRoute route = new ProxyRoute("p.example", 1, null, null, List.of("a.example", ".intern.example"));

        for (String direct :
                List.of("a.example", "A.EXAMPLE", "intern.example", "x.intern.example", "localhost", "[::1]")) {
            assertThat(route.select(URI.create("https://" + direct + "/")))
                    .as(direct)
                    .containsExactly(java.net.Proxy.NO_PROXY);
        }
        for (String proxied : List.of("b.a.example", "xintern.example", "localhost.example", "[2001:db8::1]")) {
            assertThat(route.select(URI.create("https://" + proxied + "/")))
                    .as(proxied)
                    .doesNotContain(java.net.Proxy.NO_PROXY);
        }
    }

    private static String stackTrace(Throwable e) {
        java.io.StringWriter text = new java.io.StringWriter();
        e.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }
}
