// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.UnavailableException;

/** The one HTTP client of the SDK: immutable, safe for use by many threads, built once and shared. */
public final class Transport {

    private final Environment environment;
    private final OkHttpClient client;

    private Transport(Builder builder) {
        this.environment = builder.environment;
        this.client = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .callTimeout(builder.callTimeout)
                .build();
    }

    /**
     * Begins a transport.
     *
     * @param environment the world it talks to; decides whether plain http to loopback is allowed
     * @return a builder, not thread-safe
     */
    public static Builder builder(Environment environment) {
        return new Builder(environment);
    }

    /** {@return the world this transport talks to} */
    public Environment environment() {
        return environment;
    }

    /**
     * Sends one request and reads the whole answer.
     *
     * @param request the request
     * @return the answer; any status but 429 and 5xx, which end in an exception once no more try is allowed
     * @throws UnavailableException if no answer came in time, or 429 or 5xx
     */
    public Response send(Request request) {
        okhttp3.Request.Builder call =
                new okhttp3.Request.Builder().url(request.uri().toString());
        request.headers().forEach(call::header);
        call.method(request.method(), request.body().map(Transport::adapt).orElse(null));
        try (okhttp3.Response answer = client.newCall(call.build()).execute()) {
            Map<String, String> headers = new HashMap<>();
            answer.headers().forEach(h -> headers.put(h.getFirst(), h.getSecond()));
            return new Response(answer.code(), headers, answer.body().bytes());
        } catch (IOException e) {
            throw new UnavailableException(request + ": no answer.", null, e);
        }
    }

    private static RequestBody adapt(Body body) {
        return new RequestBody() {
            @Override
            public @Nullable MediaType contentType() {
                return MediaType.parse(body.contentType());
            }

            @Override
            public long contentLength() {
                return body.length();
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                body.writeTo(sink.outputStream());
            }
        };
    }

    /** Settings of a transport. Not thread-safe; {@link #build} may be called more than once. */
    public static final class Builder {

        private final Environment environment;
        private Duration callTimeout = Duration.ofSeconds(30);

        private Builder(Environment environment) {
            this.environment = environment;
        }

        /**
         * Bounds a whole call with all its tries. Default 30 seconds.
         *
         * @param timeout more than zero
         * @return this
         */
        public Builder callTimeout(Duration timeout) {
            this.callTimeout = timeout;
            return this;
        }

        /** {@return the transport} */
        public Transport build() {
            return new Transport(this);
        }
    }
}
