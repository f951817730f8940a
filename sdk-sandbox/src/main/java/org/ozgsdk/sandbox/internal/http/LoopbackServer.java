// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JDK's HTTP server on 127.0.0.1. Only calls whose {@code Host} is this address are answered, so that no foreign web page can reach it by DNS tricks. */
public final class LoopbackServer implements AutoCloseable {

    /** May answer instead of the route, and add headers to every answer. */
    public interface Filter {
        Optional<Reply> before(Call call);

        Reply after(Call call, Reply reply);
    }

    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
    private static final int THREADS = 16;
    private static final int MOST_DRAINED = 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Router router = new Router();

    private LoopbackServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Takes the port; nothing is answered before {@link #start}.
     *
     * @param port 0 for any free one
     * @throws ConfigurationException if the port is taken
     */
    public static LoopbackServer bind(int port) {
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            // Without it every answer on a kept connection waits 40 ms for the other side's acknowledgement.
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
            AtomicInteger number = new AtomicInteger();
            ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
                Thread thread = new Thread(task, "ozg-sandbox-" + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
            return new LoopbackServer(server, threads);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Der Port " + port + " auf 127.0.0.1 ist schon belegt oder nicht erlaubt; bitte einen anderen"
                            + " angeben oder 0 für einen freien. / Port " + port
                            + " on 127.0.0.1 is taken or not allowed; choose another or 0 for a free one.",
                    e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public Router router() {
        return router;
    }

    public void start(Filter filter) {
        server.createContext("/", exchange -> answer(exchange, filter));
        server.setExecutor(threads);
        server.start();
    }

    private void answer(HttpExchange exchange, Filter filter) {
        try (exchange) {
            Reply reply = reply(exchange, filter);
            try (Reply.Body body = reply.body()) {
                if (!reply.isSilence()) {
                    if (!drained(exchange)) {
                        exchange.getResponseHeaders().set("Connection", "close");
                    }
                    send(exchange, reply, body);
                }
            }
        } catch (IOException e) {
            LOG.debug("A caller went away before it had the whole answer.");
        }
    }

    private Reply reply(HttpExchange exchange, Filter filter) {
        Call call = new Call(exchange, Map.of());
        Reply reply;
        try {
            reply = routed(exchange, filter, call);
        } catch (Refusal e) {
            reply = e.reply();
        } catch (UntrustedException e) {
            reply = Refusal.of(400, "malformed-request", String.valueOf(e.getMessage()))
                    .reply();
        } catch (UncheckedIOException e) {
            reply = Refusal.of(400, "incomplete-request", "The body ended too early.")
                    .reply();
        } catch (RuntimeException e) {
            LOG.error("The sandbox itself failed at {} {}", call.method(), call.path(), e);
            reply = Refusal.of(500, "sandbox-failed", "The sandbox itself failed; see its log.")
                    .reply();
        }
        return filter.after(call, reply);
    }

    private Reply routed(HttpExchange exchange, Filter filter, Call call) {
        String host = call.header("Host").orElse("");
        if (!host.equals("127.0.0.1:" + port()) && !host.equals("localhost:" + port())) {
            throw Refusal.of(421, "wrong-host", "The sandbox answers only under 127.0.0.1:" + port() + ".");
        }
        return filter.before(call).orElseGet(() -> {
            Router.Match match = router.match(call.method(), call.path());
            return match.handler().handle(new Call(exchange, match.variables()));
        });
    }

    /** A refusal may come before the body was read. What is left of a small one is read, so that the connection stays good for the next request. */
    private static boolean drained(HttpExchange exchange) {
        try {
            InputStream rest = exchange.getRequestBody();
            byte[] buffer = new byte[8192];
            int left = MOST_DRAINED;
            while (left > 0) {
                int read = rest.read(buffer);
                if (read < 0) {
                    return true;
                }
                left -= read;
            }
            return rest.read() < 0;
        } catch (IOException e) {
            return false; // read and closed before, or gone
        }
    }

    private static void send(HttpExchange exchange, Reply reply, Reply.Body body) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(reply.status(), body.length() == 0 ? -1 : body.length());
        if (body.length() > 0) {
            // Closed only when it is complete: closed before, the JDK's server would keep the connection open and
            // silent.
            OutputStream out = exchange.getResponseBody();
            body.writeTo(out);
            out.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
