// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Observer;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;

/** The transport against a real server on loopback. */
@Timeout(60)
class TransportTest {

    private static final String CANARY = "Erika-Mustermann-KANARIE";

    private final MockWebServer server = new MockWebServer();
    private final List<Observer.HttpAttempt> observed = new CopyOnWriteArrayList<>();
    private Transport transport;

    @BeforeEach
    void start() throws IOException {
        server.start();
        transport = builder().build();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Transport.Builder builder() {
        return Transport.builder(Environment.SANDBOX)
                .callTimeout(Duration.ofSeconds(5))
                .observer(new Observer() {
                    @Override
                    public void attempted(HttpAttempt attempt) {
                        observed.add(attempt);
                    }
                });
    }

    @Test
    void aGetBringsStatusHeadersAndContent() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(404)
                .setHeader("X-Answer", "yes")
                .body("nothing here")
                .build());

        Response answer = transport.send(Request.get(uri("/path?q=1")).header("Accept", "text/plain"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.isSuccess()).isFalse();
        assertThat(answer.header("x-ANSWER")).contains("yes");
        assertThat(answer.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("nothing here");
        RecordedRequest received = server.takeRequest();
        assertThat(received.getTarget()).isEqualTo("/path?q=1");
        assertThat(received.getHeaders().get("Accept")).isEqualTo("text/plain");
    }

    @Test
    void theUserAgentNamesTheSdkAndTheProgram() throws Exception {
        server.enqueue(ok());
        server.enqueue(ok());

        transport.send(Request.get(uri("/")));
        builder().userAgent("gewerbe-online/1.4").build().send(Request.get(uri("/")));

        assertThat(server.takeRequest().getHeaders().get("User-Agent")).matches("ozg-sdk/\\S+ \\(\\+java\\)");
        assertThat(server.takeRequest().getHeaders().get("User-Agent"))
                .matches("ozg-sdk/\\S+ \\(\\+java\\) gewerbe-online/1.4");
    }

    @Test
    void aPostSendsItsContentWithTypeAndLength() throws Exception {
        server.enqueue(ok());

        transport.send(Request.post(uri("/token"), Body.form(Map.of("grant_type", "client_credentials"))));

        RecordedRequest received = server.takeRequest();
        assertThat(received.getHeaders().values("Content-Type")).containsExactly("application/x-www-form-urlencoded");
        assertThat(received.getHeaders().get("Content-Length")).isEqualTo("29");
        assertThat(received.getBody().utf8()).isEqualTo("grant_type=client_credentials");
    }

    @Test
    void aPatchSendsItsContent() throws Exception {
        server.enqueue(ok());

        transport.send(Request.patch(uri("/x"), Body.of("application/merge-patch+json", new byte[] {'{', '}'})));

        RecordedRequest received = server.takeRequest();
        assertThat(received.getMethod()).isEqualTo("PATCH");
        assertThat(received.getHeaders().values("Content-Type")).containsExactly("application/merge-patch+json");
        assertThat(received.getBody().utf8()).isEqualTo("{}");
    }

    @Test
    void aContentOfUnknownLengthIsSentInChunks() throws Exception {
        server.enqueue(ok());

        transport.send(Request.put(uri("/"), body(-1, out -> {
            out.write('a');
            out.write("bc".getBytes(StandardCharsets.UTF_8));
            out.flush();
            out.close();
        })));

        RecordedRequest received = server.takeRequest();
        assertThat(received.getHeaders().get("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(received.getBody().utf8()).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsReturnedAndNotFollowed(int status) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .setHeader("Location", server.url("/elsewhere"))
                .build());
        server.enqueue(ok());

        Response answer = transport.send(Request.get(uri("/")));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Location")).isPresent();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"503, 0", "503, 1", "503, 99999999999", "503, -1", "429, 0", "408, 0", "421, 0", "401, 0", "500, 0"})
    void theHttpLibraryNeverSendsAPostAgainOfItsOwnAccord(int status, String retryAfter) {
        MockResponse fault = new MockResponse.Builder()
                .code(status)
                .setHeader("Retry-After", retryAfter)
                .setHeader("WWW-Authenticate", "Basic realm=\"x\"")
                .build();
        server.enqueue(fault);
        server.enqueue(ok());

        try {
            Response answer = transport.send(Request.post(uri("/"), Body.of("text/plain", new byte[3])));
            assertThat(answer.status()).isEqualTo(status).isLessThan(500).isNotEqualTo(429);
            assertThat(answer.header("Retry-After")).contains(retryAfter);
        } catch (UnavailableException e) {
            assertThat(e).hasMessageContaining("HTTP " + status);
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aGetComesThroughAfterA503AndEachTryIsObserved() {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .setHeader("Retry-After", "0")
                .body(CANARY)
                .build());
        server.enqueue(ok());

        assertThat(transport.send(Request.get(uri("/a/b?c=d"))).status()).isEqualTo(200);

        assertThat(observed).hasSize(2);
        assertThat(observed.get(0).status()).isEqualTo(503);
        assertThat(observed.get(1).number()).isEqualTo(2);
        assertThat(observed.get(1).host()).isEqualTo(uri("/").getHost());
        assertThat(observed.get(1).duration()).isPositive();
        assertThat(observed).asString().doesNotContain("/a/b").doesNotContain("c=d");
    }

    @Test
    void retryAfterReachesTheCaller() {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .setHeader("RateLimit-Reset", "3600")
                .build());

        UnavailableException e =
                catchThrowableOfType(UnavailableException.class, () -> transport.send(Request.get(uri("/"))));

        assertThat(e.retryAfter()).contains(Duration.ofHours(1));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void anAnswerOfExactlyTheCapIsReadAndOneByteMoreIsNot() {
        server.enqueue(new MockResponse.Builder().body("x".repeat(1000)).build());
        server.enqueue(new MockResponse.Builder().body("x".repeat(1001)).build());
        server.enqueue(
                new MockResponse.Builder().chunkedBody("x".repeat(1000), 7).build());
        server.enqueue(
                new MockResponse.Builder().chunkedBody("x".repeat(1001), 7).build());
        Request request = Request.get(uri("/")).maxResponseBytes(1000);

        assertThat(transport.send(request).bytes()).hasSize(1000);
        assertTooLong(request);
        assertThat(transport.send(request).bytes()).hasSize(1000);
        assertTooLong(request);
        assertThat(server.getRequestCount()).as("none repeated").isEqualTo(4);
    }

    @Test
    void aGzipBombIsStoppedAtTheCapOfWhatItInflatesTo() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 256; i++) {
                gzip.write(zeros);
            }
        }
        assertThat(bomb.size()).as("small on the wire").isLessThan(1 << 20);
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Encoding", "gzip")
                .body(new Buffer().write(bomb.toByteArray()))
                .build());

        assertTooLong(Request.get(uri("/")).maxResponseBytes(4 << 20));
    }

    @Test
    void aCompressedAnswerIsInflated() throws Exception {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
            gzip.write("hello".getBytes(StandardCharsets.UTF_8));
        }
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Encoding", "gzip")
                .body(new Buffer().write(small.toByteArray()))
                .build());

        assertThat(transport.send(Request.get(uri("/"))).bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("hello");
    }

    @Test
    void hugeHeadersEndInACleanFailure() {
        server.enqueue(new MockResponse.Builder()
                .setHeader("X-Huge", "x".repeat(400_000))
                .build());

        assertThatThrownBy(() -> builder().attempts(1).build().send(Request.get(uri("/"))))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void aContentThatCannotBeReadIsNotTheServersFaultAndNotRepeated() {
        server.enqueue(ok());
        Body broken = body(10, out -> {
            out.write(new byte[5]);
            throw new FileNotFoundException(CANARY);
        });

        assertThatThrownBy(() -> transport.send(Request.put(uri("/"), broken)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("content of the request could not be read");
        assertThat(observed).hasSize(1);
    }

    @Test
    void whatAServerSentStandsInNoMessageOfTheWholeChain() throws Exception {
        String[] answers = {
            CANARY + "\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + CANARY + "\r\n",
            "HTTP/1.1 200 OK\r\n" + CANARY,
            "HTTP/1.1 " + CANARY + "\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: " + CANARY + "\r\n\r\n" + CANARY,
        };
        for (String raw : answers) {
            try (ServerSocket plain = rawServer(raw)) {
                URI uri = URI.create("http://127.0.0.1:" + plain.getLocalPort() + "/?name=" + CANARY);
                try {
                    builder().attempts(1).build().send(Request.get(uri));
                } catch (UnavailableException e) {
                    for (Throwable t = e; t != null; t = t.getCause()) {
                        assertThat(String.valueOf(t.getMessage()))
                                .doesNotContain(CANARY)
                                .doesNotContain("Erika")
                                .doesNotContainIgnoringCase("4572696b61");
                    }
                }
            }
        }
    }

    @Test
    void aRefusedConnectionSaysWhatToCheck() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() -> transport.send(Request.get(URI.create("http://127.0.0.1:" + port + "/"))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("no connection. Check")
                .hasMessageContaining("3 tries");
    }

    @Test
    void anUnknownHostSaysWhatToCheck() {
        Transport test = Transport.builder(Environment.TEST)
                .names(host -> {
                    throw new java.net.UnknownHostException(host);
                })
                .build();

        assertThatThrownBy(() -> test.send(Request.get(URI.create("https://nirgends.example/"))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("host name was not found");
    }

    @Test
    void aServerThatNeverAnswersEndsWithTheReadTimeout() {
        server.enqueue(
                new MockResponse.Builder().headersDelay(3, TimeUnit.SECONDS).build());
        Transport impatient =
                builder().attempts(1).readTimeout(Duration.ofMillis(150)).build();

        assertThatThrownBy(() -> impatient.send(Request.get(uri("/"))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("read or write timeout");
        assertThat(observed.get(0).duration()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void theCallTimeoutOfARequestGoesBeforeThatOfTheTransport() {
        server.enqueue(
                new MockResponse.Builder().headersDelay(3, TimeUnit.SECONDS).build());

        assertThatThrownBy(() -> transport.send(Request.get(uri("/")).callTimeout(Duration.ofMillis(150))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("whole call took longer");
        assertThat(observed).hasSize(1);
        assertThat(observed.get(0).duration()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void settingsOutOfRangeAreRefusedWhereTheyAreSet() {
        Transport.Builder builder = Transport.builder(Environment.TEST);
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(300))) {
            assertRefused(() -> builder.callTimeout(wrong), "callTimeout");
            assertRefused(() -> builder.connectTimeout(wrong), "connectTimeout");
            assertRefused(() -> builder.readTimeout(wrong), "readTimeout");
            assertRefused(() -> builder.writeTimeout(wrong), "writeTimeout");
            assertRefused(() -> Request.get(URI.create("https://a.example/")).callTimeout(wrong), "callTimeout");
        }
        assertRefused(() -> builder.attempts(0), "attempts");
        assertRefused(() -> builder.attempts(11), "attempts");
        assertRefused(() -> builder.userAgent("gewerbe\r\nX: y"), "userAgent");
        assertRefused(() -> builder.trust(List.of()), "trust");
        assertRefused(() -> builder.proxy("", 3128), "proxy");
        assertRefused(() -> builder.proxy("proxy.example", 0), "proxy");
        assertRefused(() -> builder.proxy("proxy.example", 65536), "proxy");
    }

    @Test
    void aHeaderCannotSmuggleAndItsValueIsNotRepeated() {
        Request request = Request.get(uri("/"));

        assertThatThrownBy(() -> request.header("X-Name", CANARY + "\r\nX-Other: 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-Name")
                .hasMessageNotContaining(CANARY);
        for (String name : List.of("", "X Y", "X:", "Host", "content-length", "Transfer-Encoding", "X\r\n")) {
            assertThatThrownBy(() -> request.header(name, "v")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void requestAndResponsePrintNoQueryHeaderOrContent() {
        server.enqueue(new MockResponse.Builder().body(CANARY).build());
        Request request = Request.post(
                        uri("/p?name=" + CANARY), Body.of("text/plain", CANARY.getBytes(StandardCharsets.UTF_8)))
                .header("Authorization", CANARY);

        assertThat(request.toString() + request.body() + transport.send(request) + transport)
                .doesNotContain(CANARY);
    }

    private void assertTooLong(Request request) {
        assertThatThrownBy(() -> transport.send(request))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("Request.maxResponseBytes");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String setting) {
        assertThatThrownBy(call).isInstanceOf(ConfigurationException.class).hasMessageContaining(setting);
    }

    private static MockResponse ok() {
        return new MockResponse.Builder().body("ok").build();
    }

    private URI uri(String path) {
        return server.url(path).uri();
    }

    private static ServerSocket rawServer(String answer) throws IOException {
        ServerSocket socket = new ServerSocket(0);
        Thread thread = new Thread(() -> {
            try (var connection = socket.accept()) {
                connection.getInputStream().read(new byte[4096]);
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // the test has ended
            }
        });
        thread.setDaemon(true);
        thread.start();
        return socket;
    }

    private interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private static Body body(long length, Writer writer) {
        return new Body() {
            @Override
            public String contentType() {
                return "application/octet-stream";
            }

            @Override
            public long length() {
                return length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                writer.write(out);
            }
        };
    }
}
