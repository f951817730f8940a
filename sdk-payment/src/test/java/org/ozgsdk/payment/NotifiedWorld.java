// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.sandbox.Sandbox;

/** A service with a web server of its own for notifications, the sandbox as payment service, one clock for both, and a person with a browser. */
public final class NotifiedWorld implements AutoCloseable {

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]*)\"");

    public final TestClock clock = new TestClock();
    public final Sandbox sandbox;
    public final Transport transport = Transport.builder(Environment.SANDBOX).build();
    public final List<Integer> replies = new CopyOnWriteArrayList<>();
    public final List<NotificationRequest> requests = new CopyOnWriteArrayList<>();
    public final List<PaymentEvent> events = new CopyOnWriteArrayList<>();
    public final Payments payments;
    private final HttpServer server;

    /** Starts all; the provider is made of the sandbox and the address for notifications. */
    public NotifiedWorld(Function<NotifiedWorld, PaymentProvider> provider) throws IOException {
        sandbox = Sandbox.builder().clock(clock).start();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        payments = Payments.builder(provider.apply(this), new InMemoryStore(clock))
                .clock(clock)
                .events(events::add)
                .build();
        server.createContext("/melden", this::take);
        server.start();
    }

    public URI notifyUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/melden");
    }

    private void take(HttpExchange exchange) throws IOException {
        NotificationRequest request = new NotificationRequest(
                exchange.getRequestMethod(),
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                        .orElse(""),
                exchange.getRequestBody().readAllBytes());
        NotificationReply reply = payments.notified(request);
        requests.add(request);
        replies.add(reply.status());
        exchange.sendResponseHeaders(reply.status(), -1);
        exchange.close();
    }

    /** A person clicks a button of the payment page. */
    public Response click(Payment payment, String button) {
        URI page = payment.page().orElseThrow();
        String html = new String(transport.send(Request.get(page)).bytes(), StandardCharsets.UTF_8);
        Matcher form = FORM.matcher(html);
        assertThat(form.find()).isTrue();
        return transport.send(Request.post(
                page.resolve(form.group(1)), Body.form(Map.of("zahlart", "CREDITCARD", "aktion", button))));
    }

    /** Waits until so many notifications were answered. */
    public void awaitReplies(int number) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (replies.size() < number && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertThat(replies).hasSizeGreaterThanOrEqualTo(number);
    }

    public Payment now(Payment payment) {
        return payments.find(payment.id()).orElseThrow();
    }

    @Override
    public void close() {
        server.stop(0);
        sandbox.close();
    }
}
