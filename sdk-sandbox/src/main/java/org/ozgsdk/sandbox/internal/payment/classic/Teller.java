// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.ozgsdk.sandbox.PaymentFault;
import org.ozgsdk.sandbox.internal.payment.Counter;
import org.ozgsdk.sandbox.internal.payment.Transaction;

/** Calls the online service, on this machine only: a sandbox must not call strangers. */
final class Teller {

    /** Nobody could be reached. */
    static final int NOBODY = 0;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Counter counter;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    Teller(Counter counter) {
        this.counter = counter;
    }

    /** Whether this notification gets lost on its way. */
    boolean loses(Transaction transaction) {
        return counter.strikes(PaymentFault.NOTIFICATION_LOST, transaction.id());
    }

    /** The hash as it is sent, which a fault makes another. */
    String hash(Transaction transaction, String right) {
        return counter.strikes(PaymentFault.FORGED_NOTIFICATION, transaction.id()) ? Hashes.forged(right) : right;
    }

    /** {@return the status of the answer, or {@link #NOBODY}} */
    int get(URI address) {
        return send(address, HttpRequest.newBuilder().GET());
    }

    /** {@return the status of the answer, or {@link #NOBODY}} */
    int post(URI address, String type, String body) {
        return send(
                address,
                HttpRequest.newBuilder().header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private int send(URI address, HttpRequest.Builder builder) {
        if (!Addresses.isHere(address)) {
            return NOBODY;
        }
        try {
            HttpRequest request = builder.uri(address).timeout(PATIENCE).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | IllegalArgumentException e) {
            return NOBODY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NOBODY;
        }
    }

    static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
