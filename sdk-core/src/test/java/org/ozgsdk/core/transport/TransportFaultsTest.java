// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.transport.FaultProxy.Fault;
import org.ozgsdk.core.transport.FaultProxy.Kind;

/** R3 of the reliability goals: resets, half-open connections, slow loris and truncation at each class of byte offset. */
@Timeout(60)
class TransportFaultsTest {

    private static final String CONTENT = "0123456789".repeat(30);
    private static final Duration CALL_TIMEOUT = Duration.ofMillis(2500);
    /** What a loaded machine may add. */
    private static final Duration GRACE = Duration.ofMillis(2500);

    private static final Map<String, AtomicInteger> ARRIVED = new ConcurrentHashMap<>();
    private static final MockWebServer SERVER = new MockWebServer();

    @BeforeAll
    static void start() throws IOException {
        SERVER.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                ARRIVED.computeIfAbsent(request.getTarget(), key -> new AtomicInteger())
                        .incrementAndGet();
                MockResponse.Builder answer = new MockResponse.Builder()
                        .setHeader("Connection", "close")
                        .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE);
                return request.getTarget().contains("chunked")
                        ? answer.chunkedBody(CONTENT, 64).build()
                        : answer.body(CONTENT).build();
            }
        });
        SERVER.start(InetAddress.getByName("127.0.0.1"), 0);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static Transport transport() {
        return Transport.builder(Environment.SANDBOX)
                .callTimeout(CALL_TIMEOUT)
                .connectTimeout(Duration.ofMillis(500))
                .readTimeout(Duration.ofMillis(250))
                .writeTimeout(Duration.ofMillis(250))
                .build();
    }

    /** Where a plain answer can break: start, status line, headers, the empty line, first byte, middle and last byte of the content. */
    private static List<Integer> answerOffsets(String path) throws IOException {
        int length;
        int head;
        try (java.net.Socket socket = new java.net.Socket("127.0.0.1", SERVER.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            length = answer.length;
            head = new String(answer, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        }
        return List.of(0, 1, 9, 14, 17, 20, head - 3, head - 2, head, head + 1, (head + length) / 2, length - 1);
    }

    private static List<Fault> faults(String path) throws IOException {
        List<Fault> faults = new ArrayList<>();
        for (int offset : answerOffsets(path)) {
            for (Kind kind : List.of(Kind.RESET, Kind.CUT, Kind.SILENCE)) {
                faults.add(new Fault(kind, offset));
            }
        }
        for (int offset : List.of(0, 1, 30, 80)) {
            faults.add(new Fault(Kind.RESET_REQUEST, offset));
            faults.add(new Fault(Kind.SILENCE_REQUEST, offset));
        }
        return faults;
    }

    @Test
    void twoHundredFaultsEndInARepeatOrACleanFailureInTimeAndLeaveNothingBehind() throws Exception {
        Transport shared = transport();
        List<Callable<Integer>> rounds = new ArrayList<>();
        for (String path : List.of("/plain", "/chunked")) {
            for (Fault fault : faults(path)) {
                rounds.add(() -> passingFault(shared, path, fault));
                rounds.add(() -> lastingFault(path, fault));
                rounds.add(() -> faultOfAPost(shared, path, fault));
            }
        }
        assertThat(rounds).hasSizeGreaterThan(200);

        int stillOpen = 0;
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            for (Future<Integer> round : pool.invokeAll(rounds)) {
                stillOpen += round.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(stillOpen).as("connections that the client did not close").isZero();
        long threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("OkHttp")
                        || thread.getName().startsWith("Okio"))
                .filter(thread -> !thread.getName().contains("MockWebServer"))
                .count();
        assertThat(threads)
                .as("threads of the HTTP library after %d faults", rounds.size())
                .isLessThan(10);
    }

    /** A GET meets the fault once and gets through. */
    private static int passingFault(Transport transport, String path, Fault fault) throws Exception {
        try (FaultProxy proxy = new FaultProxy(SERVER.getPort())) {
            proxy.next(fault, 1);
            long begin = System.nanoTime();
            Response answer = transport.send(Request.get(uri(proxy, path + "?get")));
            assertInTime(begin, fault);
            assertThat(answer.bytes())
                    .as("%s %s", path, fault)
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo(CONTENT);
            return leftOpen(proxy);
        }
    }

    /** A GET meets the fault each time and fails cleanly. */
    private static int lastingFault(String path, Fault fault) throws Exception {
        try (FaultProxy proxy = new FaultProxy(SERVER.getPort())) {
            proxy.next(fault, 1000);
            long begin = System.nanoTime();
            assertThatThrownBy(() -> transport().send(Request.get(uri(proxy, path + "?fail"))))
                    .as("%s %s", path, fault)
                    .isInstanceOf(UnavailableException.class);
            assertInTime(begin, fault);
            assertThat(proxy.accepted()).as("tries at %s %s", path, fault).isBetween(1, 3);
            return leftOpen(proxy);
        }
    }

    /** A POST meets the fault, fails, and neither went out nor arrived twice. */
    private static int faultOfAPost(Transport transport, String path, Fault fault) throws Exception {
        try (FaultProxy proxy = new FaultProxy(SERVER.getPort())) {
            proxy.next(fault, 1);
            String target = path + "?post-" + proxy.port() + "-" + fault.kind() + "-" + fault.after();
            Body body = Body.of("text/plain", CONTENT.getBytes(StandardCharsets.US_ASCII));
            long begin = System.nanoTime();
            assertThatThrownBy(() -> transport.send(Request.post(uri(proxy, target), body)))
                    .as("POST %s %s", path, fault)
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("never repeated");
            assertInTime(begin, fault);
            assertThat(proxy.accepted()).as("connections for %s", target).isEqualTo(1);
            assertThat(ARRIVED.getOrDefault(target, new AtomicInteger()).get())
                    .as("arrivals of %s", target)
                    .isBetween(0, 1);
            return leftOpen(proxy);
        }
    }

    @Test
    void aSlowLorisOfOneBytePerSecondIsBoundedByTheCallTimeout() throws Exception {
        Transport patientReader = Transport.builder(Environment.SANDBOX)
                .callTimeout(Duration.ofMillis(1200))
                .readTimeout(Duration.ofSeconds(10))
                .build();
        for (int offset : List.of(0, 20, 150)) {
            try (FaultProxy proxy = new FaultProxy(SERVER.getPort())) {
                Fault fault = new Fault(Kind.TRICKLE, offset);
                proxy.next(fault, 1000);
                long begin = System.nanoTime();
                assertThatThrownBy(() -> patientReader.send(Request.get(uri(proxy, "/plain?loris"))))
                        .isInstanceOf(UnavailableException.class)
                        .hasMessageContaining("whole call took longer");
                assertInTime(begin, fault);
                assertThat(proxy.accepted()).isEqualTo(1);
            }
        }
    }

    @Test
    void aKeptConnectionThatTheServerClosedIsNotUsedForAPost() throws Exception {
        try (MockWebServer keepAlive = new MockWebServer()) {
            keepAlive.start(InetAddress.getByName("127.0.0.1"), 0);
            Transport transport = transport();
            try (FaultProxy proxy = new FaultProxy(keepAlive.getPort())) {
                proxy.next(new Fault(Kind.CUT, Integer.MAX_VALUE), 1);
                keepAlive.enqueue(new MockResponse.Builder()
                        .body("a")
                        .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                        .build());
                keepAlive.enqueue(new MockResponse.Builder().body("b").build());
                URI uri = uri(proxy, "/");

                assertThat(transport.send(Request.get(uri)).isSuccess()).isTrue();
                for (int i = 0; i < 100 && proxy.openNow() > 0; i++) {
                    Thread.sleep(10);
                }
                assertThat(transport
                                .send(Request.post(uri, Body.of("text/plain", new byte[1])))
                                .isSuccess())
                        .isTrue();
                assertThat(proxy.accepted()).isEqualTo(2);
            }
        }
    }

    private static URI uri(FaultProxy proxy, String target) {
        return URI.create("http://127.0.0.1:" + proxy.port() + target);
    }

    private static void assertInTime(long begin, Fault fault) {
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).as("%s", fault).isLessThan(CALL_TIMEOUT.plus(GRACE));
    }

    /** Gives closing a moment. */
    private static int leftOpen(FaultProxy proxy) throws InterruptedException {
        for (int i = 0; i < 100 && proxy.openNow() > 0; i++) {
            Thread.sleep(20);
        }
        return proxy.openNow();
    }
}
