// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;

/** Large answers go to a reader while they arrive. */
@Timeout(60)
class TransportContentTest {

    private static final String CANARY = "Erika-Mustermann-KANARIE";

    private final MockWebServer server = new MockWebServer();
    private final Transport transport = Transport.builder(Environment.SANDBOX)
            .callTimeout(Duration.ofSeconds(10))
            .build();
    private final List<String> read = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void keep(InputStream content) throws IOException {
        read.add(new String(content.readAllBytes(), StandardCharsets.UTF_8));
    }

    private Request get() {
        return Request.get(server.url("/file").uri());
    }

    private static MockResponse.Builder ok(String content) {
        return new MockResponse.Builder().body(content);
    }

    private static MockResponse cutOff(String content) {
        return ok(content)
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                .build();
    }

    @Test
    void theContentOfASuccessGoesToTheReaderAndNotIntoTheAnswer() {
        server.enqueue(ok("content").setHeader("X-Answer", "yes").build());

        Response answer = transport.send(get(), this::keep);

        assertThat(read).containsExactly("content");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Answer")).contains("yes");
        assertThat(answer.bytes()).isEmpty();
    }

    @Test
    void theReaderSeesTheFirstBytesBeforeTheLastAreSent() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        try (ServerSocket socket = new ServerSocket(0)) {
            Thread other = new Thread(() -> {
                try (Socket connection = socket.accept()) {
                    connection.getInputStream().read(new byte[4096]);
                    connection.getOutputStream().write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na"));
                    connection.getOutputStream().flush();
                    if (seen.await(5, TimeUnit.SECONDS)) {
                        connection.getOutputStream().write('b');
                    }
                } catch (IOException | InterruptedException e) {
                    // the reader then misses the second byte
                }
            });
            other.setDaemon(true);
            other.start();

            transport.send(Request.get(local(socket)), content -> {
                assertThat(content.read()).isEqualTo('a');
                seen.countDown();
                assertThat(content.read()).isEqualTo('b');
                assertThat(content.read()).isEqualTo(-1);
            });
        }
        assertThat(seen.getCount()).isZero();
    }

    @Test
    void anAnswerThatIsCutOffIsReadAnewFromTheBeginning() {
        server.enqueue(cutOff("0123456789".repeat(100_000)));
        server.enqueue(ok("0123456789".repeat(100_000)).build());
        List<Integer> calls = new ArrayList<>();

        transport.send(get(), content -> {
            calls.add(1);
            keep(content);
        });

        assertThat(calls).hasSize(2);
        assertThat(read).containsExactly("0123456789".repeat(100_000));
    }

    @Test
    void aReaderThatSwallowsTheEndOfABrokenAnswerDoesNotMakeItComplete() {
        server.enqueue(cutOff("0123456789".repeat(100_000)));
        server.enqueue(ok("whole").build());

        transport.send(get(), content -> {
            try {
                keep(content);
            } catch (IOException e) {
                read.add("broken");
            }
        });

        assertThat(read).containsExactly("broken", "whole");
    }

    @Test
    void aPostWhoseAnswerBreaksOffIsNotRepeated() {
        server.enqueue(cutOff("0123456789".repeat(100_000)));
        server.enqueue(ok("second").build());

        assertThatThrownBy(() ->
                        transport.send(Request.post(get().uri(), Body.of("text/plain", new byte[1])), this::keep))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("never repeated");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aReaderThatFailsCountsAsAFailedTry() {
        server.enqueue(ok("first").build());
        server.enqueue(ok("second").build());

        transport.send(get(), content -> {
            keep(content);
            if (read.size() == 1) {
                throw new IOException("disk full, " + CANARY);
            }
        });

        assertThat(read).containsExactly("first", "second");
    }

    @Test
    void aReaderThatFailsEachTimeIsNamedAsTheCauseWithoutItsWords() {
        for (int i = 0; i < 3; i++) {
            server.enqueue(ok("content").build());
        }

        assertThatThrownBy(() -> transport.send(get(), content -> {
                    throw new IOException(CANARY);
                }))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("could not be taken in")
                .hasMessageContaining("3 tries")
                .hasStackTraceContaining("ReaderException")
                .satisfies(e -> {
                    for (Throwable t = e; t != null; t = t.getCause()) {
                        assertThat(t.getMessage()).doesNotContain(CANARY);
                    }
                });
    }

    @Test
    void whatTheReaderThrowsUncheckedGoesThroughAndIsNotRepeated() {
        server.enqueue(ok("content").build());
        UntrustedException mine = new UntrustedException("not what was signed");

        assertThatThrownBy(() -> transport.send(get(), content -> {
                    throw mine;
                }))
                .isSameAs(mine);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void theCapHoldsToTheByteForKnownAndUnknownLength() {
        Request request = get().maxResponseBytes(1000);
        server.enqueue(ok("x".repeat(1000)).build());
        transport.send(request, this::keep);
        server.enqueue(
                new MockResponse.Builder().chunkedBody("x".repeat(1000), 7).build());
        transport.send(request, this::keep);
        assertThat(read).containsExactly("x".repeat(1000), "x".repeat(1000));

        server.enqueue(ok("x".repeat(1001)).build());
        assertTooLong(request);
        server.enqueue(
                new MockResponse.Builder().chunkedBody("x".repeat(1001), 7).build());
        assertTooLong(request);
        assertThat(server.getRequestCount()).as("none repeated").isEqualTo(4);
        assertThat(read).as("none read to its end").hasSize(2);
    }

    @Test
    void aGzipBombIsStoppedAtTheCapOfWhatItInflatesTo() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 64; i++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Encoding", "gzip")
                .body(new Buffer().write(bomb.toByteArray()))
                .build());
        long[] most = {0};

        assertThatThrownBy(() -> transport.send(get().maxResponseBytes(1 << 20), content -> {
                    byte[] buffer = new byte[1 << 16];
                    for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                        most[0] += n;
                    }
                }))
                .isInstanceOf(UntrustedException.class);
        assertThat(most[0]).isEqualTo(1 << 20);
    }

    @Test
    void aCapBeyondTwoGibibytesIsACapAndNotAnArrayLength() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            Thread other = new Thread(() -> {
                try (Socket connection = socket.accept()) {
                    connection.getInputStream().read(new byte[4096]);
                    connection
                            .getOutputStream()
                            .write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 3221225472\r\n\r\nabc"));
                } catch (IOException e) {
                    // the test has ended
                }
            });
            other.setDaemon(true);
            other.start();
            Transport once = Transport.builder(Environment.SANDBOX).attempts(1).build();

            assertThatThrownBy(() -> once.send(Request.get(local(socket)).maxResponseBytes(4L << 30), content -> {
                        assertThat(content.readNBytes(3)).asString().isEqualTo("abc");
                        keep(content);
                    }))
                    .as("read, then cut off; not refused for its length")
                    .isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void anAnswerOfAnotherClassIsReadAsEverAndTheReaderNotCalled() {
        server.enqueue(ok("{\"title\":\"gone\"}").code(404).build());

        Response answer = transport.send(get().maxResponseBytes(4L << 30), this::keep);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.bytes()).asString(StandardCharsets.UTF_8).contains("gone");
        assertThat(read).isEmpty();
    }

    @Test
    void tooManyRequestsAreWaitedOutAndThenTheContentRead() {
        server.enqueue(ok(CANARY).code(429).setHeader("RateLimit-Reset", "1").build());
        server.enqueue(ok("content").build());

        assertThat(transport.send(get(), this::keep).status()).isEqualTo(200);

        assertThat(read).containsExactly("content");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void anAnswerThatTricklesEndsWithTheCallTimeout() {
        server.enqueue(
                ok("x".repeat(1000)).throttleBody(1, 50, TimeUnit.MILLISECONDS).build());

        assertThatThrownBy(() -> transport.send(get().callTimeout(Duration.ofMillis(400)), this::keep))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("whole call took longer");
    }

    @Test
    void anInterruptedReaderEndsTheCallAndTheFlagStays() {
        server.enqueue(ok("x".repeat(1000)).build());

        assertThatThrownBy(() -> transport.send(get(), content -> {
                    Thread.currentThread().interrupt();
                    keep(content);
                    throw new IOException("channel closed by interrupt");
                }))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    private void assertTooLong(Request request) {
        assertThatThrownBy(() -> transport.send(request, this::keep))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("Request.maxResponseBytes");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static URI local(ServerSocket socket) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }
}
