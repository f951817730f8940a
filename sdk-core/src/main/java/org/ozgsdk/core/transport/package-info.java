// SPDX-License-Identifier: Apache-2.0
/**
 * The one way out: every HTTP call of the SDK goes through a {@link org.ozgsdk.core.transport.Transport}, built once and shared by all clients.
 *
 * <p>What it does for every call: connect, read, write and whole-call timeout; GET and PUT are repeated with growing random waits, never earlier than the
 * other side asks ({@code Retry-After}, {@code RateLimit-Reset}), never beyond the timeout of the whole call, and hardly at all towards a host that fails most
 * calls; a POST or PATCH goes out at most once, since it may have happened. Answers are read whole, up to a cap.
 *
 * <p>What it refuses: plain http except to the own machine in {@link org.ozgsdk.core.Environment#SANDBOX}; the own machine in
 * {@link org.ozgsdk.core.Environment#PROD}; redirects (a 3xx is returned); TLS below 1.2 and suites other than ECDHE with AES-GCM; servers whose certificate does
 * not fit. It sends no cookies and speaks HTTP/1.1.
 *
 * <p>Limits: a name service that hangs is only noticed when it answers, and an interrupt only between reads and waits; both are bounded by their timeouts.
 *
 * <pre>{@code
 * Transport transport = Transport.builder(Environment.TEST)
 *     .callTimeout(Duration.ofSeconds(20))
 *     .userAgent("gewerbe-online/1.4")
 *     .build();
 * Response answer = transport.send(Request.get(URI.create("https://example.org/info")).header("Accept", "application/json"));
 * }</pre>
 */
package org.ozgsdk.core.transport;
