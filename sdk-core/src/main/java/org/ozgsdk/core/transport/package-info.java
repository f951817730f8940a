// SPDX-License-Identifier: Apache-2.0
/**
 * The one way out: every HTTP call of the SDK goes through a {@link org.ozgsdk.core.transport.Transport}, built once and shared by all clients.
 *
 * <pre>{@code
 * Transport transport = Transport.builder(Environment.TEST)
 *     .callTimeout(Duration.ofSeconds(20))
 *     .build();
 * Response answer = transport.send(Request.get(URI.create("https://example.org/info")).header("Accept", "application/json"));
 * }</pre>
 */
package org.ozgsdk.core.transport;
