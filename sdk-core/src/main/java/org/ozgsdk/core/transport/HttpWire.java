// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP library, kept from doing anything twice. HTTP/1.1 only: one connection carries one request at a time, so there are no refused streams and no
 * connections shared between host names, after which the library would send a request again.
 */
final class HttpWire implements Wire {

    private static final String RETRY_AFTER = "Retry-After";
    private static final String HIDDEN_RETRY_AFTER = "Ozg-Hidden-Retry-After";
    private static final byte[] NOTHING = new byte[0];
    private static final int IDLE_CONNECTIONS = 32;
    private static final int IDLE_SECONDS = 30;

    private final Tls tls;
    private final String userAgent;
    private volatile OkHttpClient client;

    HttpWire(Transport.Builder settings) {
        this.tls = new Tls(settings.anchors, settings.clientCertificate, settings.pacer);
        this.userAgent = UserAgent.of(settings.userAgent);
        @Nullable ProxyRoute proxy = settings.proxyRoute();
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionSpecs(List.of(Tls.SPEC, ConnectionSpec.CLEARTEXT))
                .sslSocketFactory(tls.load(), tls.trust())
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(settings.connectTimeout)
                .readTimeout(settings.readTimeout)
                .writeTimeout(settings.writeTimeout)
                .dns(new CheckedDns(
                        settings.environment,
                        settings.names,
                        proxy == null ? "" : proxy.host(),
                        !settings.signedContentHosts.isEmpty()))
                .addNetworkInterceptor(new StaleConnections())
                .addNetworkInterceptor(HttpWire::hideRetryAfter);
        if (proxy == null) {
            builder.proxy(Proxy.NO_PROXY);
        } else {
            builder.proxySelector(proxy).proxyAuthenticator(proxy);
        }
        this.client = builder.build();
    }

    @Override
    public Response exchange(Request request, @Nullable ContentReader reader, Duration timeLeft) throws IOException {
        for (int dead = 0; dead <= IDLE_CONNECTIONS; dead++) {
            try {
                return exchangeOnce(request, reader, timeLeft);
            } catch (StaleConnections.NothingSentException e) {
                // Not a repeat: nothing left. Take another connection, in the end a new one.
            }
        }
        throw new StaleConnections.NothingSentException();
    }

    private Response exchangeOnce(Request request, @Nullable ContentReader reader, Duration timeLeft)
            throws IOException {
        Call call = client().newCall(translate(request));
        // Covers name service, connection, sending and reading; zero would mean no limit.
        call.timeout().timeout(Math.max(1, timeLeft.toNanos()), TimeUnit.NANOSECONDS);
        try (okhttp3.Response answer = call.execute()) {
            return new Response(answer.code(), headers(answer), content(answer, request.maxResponseBytes(), reader));
        }
    }

    private static byte[] content(okhttp3.Response answer, long cap, @Nullable ContentReader reader)
            throws IOException {
        if (RetryPolicy.isFault(answer.code())) {
            return NOTHING;
        }
        if (reader == null) {
            return SizeLimit.read(answer.body(), cap);
        }
        if (!answer.isSuccessful()) {
            // The cap was meant for a large content; a refusal goes into memory.
            return SizeLimit.read(answer.body(), Math.min(cap, Request.DEFAULT_CAP));
        }
        new CappedContent(answer.body(), cap).passTo(reader);
        return NOTHING;
    }

    /** A renewed client certificate gets a client of its own, so that no connection made with the old one is used again. */
    private OkHttpClient client() {
        tls.renewed()
                .ifPresent(sockets -> client = client.newBuilder()
                        .sslSocketFactory(sockets, tls.trust())
                        .build());
        return client;
    }

    private okhttp3.Request translate(Request request) {
        okhttp3.Request.Builder builder =
                new okhttp3.Request.Builder().url(request.uri().toString()).header("User-Agent", userAgent);
        request.body().ifPresent(body -> builder.header("Content-Type", body.contentType()));
        request.headers().forEach(builder::header);
        return builder.method(
                        request.method(),
                        request.body().map(RequestContent::new).orElse(null))
                .build();
    }

    /** The library repeats a request, even a POST, after a 503 with "Retry-After: 0" and breaks on a number beyond int: keep the header from it. */
    private static okhttp3.Response hideRetryAfter(Interceptor.Chain chain) throws IOException {
        okhttp3.Response answer = chain.proceed(chain.request());
        @Nullable String value = answer.header(RETRY_AFTER);
        if (value == null) {
            return answer;
        }
        return answer.newBuilder()
                .removeHeader(RETRY_AFTER)
                .header(HIDDEN_RETRY_AFTER, value)
                .build();
    }

    private static Map<String, String> headers(okhttp3.Response answer) {
        Map<String, String> headers = new HashMap<>();
        answer.headers()
                .forEach(header -> headers.put(
                        header.getFirst().equalsIgnoreCase(HIDDEN_RETRY_AFTER) ? RETRY_AFTER : header.getFirst(),
                        header.getSecond()));
        return headers;
    }
}
