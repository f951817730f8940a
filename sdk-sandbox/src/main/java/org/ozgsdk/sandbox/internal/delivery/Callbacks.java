// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.sandbox.DeliveryFault;
import org.ozgsdk.sandbox.HistoryEvent;
import org.ozgsdk.sandbox.internal.control.DeliverySwitches;
import org.ozgsdk.sandbox.internal.control.History;

/**
 * Calls destinations and senders when something came for them, if they asked for it (sheets 3.4 and 6): HMAC-SHA512 over time and body, repeated a few times
 * until a 2xx. Only on this machine.
 */
final class Callbacks implements AutoCloseable {

    private static final String TYPES = "https://schema.fitko.de/fit-connect/submission-api/callbacks/";
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int MOST_WAITING = 1_000;

    private final Clock clock;
    private final DeliverySwitches faults;
    private final History history;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), Callbacks::thread);

    Callbacks(Clock clock, DeliverySwitches faults, History history) {
        this.clock = clock;
        this.faults = faults;
        this.history = history;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "ozg-sandbox-callbacks");
        thread.setDaemon(true);
        return thread;
    }

    /** Tells the destination's owner of a new submission. */
    void submitted(Submission submission) {
        Map<String, String> one = Map.of(
                "destinationId", submission.announced.destination().id().toString(),
                "submissionId", submission.id(),
                "caseId", submission.announced.caseId().toString());
        Map<String, ?> lists = Map.of("submissions", List.of(one), "submissionIds", List.of(submission.id()));
        enqueue(ofSubscriber(submission), "new-submissions", lists, submission.id());
    }

    /** Tells the sender that something happened in the case. */
    void eventForSender(Submission submission) {
        event(submission.announced.callback(), submission);
    }

    /** Tells the destination's owner that something happened in the case. */
    void eventForSubscriber(Submission submission) {
        event(ofSubscriber(submission), submission);
    }

    /** Tells the sender of a reply. */
    void replied(CaseReply reply) {
        enqueue(
                reply.callback(),
                "new-replies",
                Map.of("replies", List.of(reply.ids())),
                reply.id().toString());
    }

    private static Optional<DestinationSettings.Callback> ofSubscriber(Submission submission) {
        return submission.announced.destination().settings().callback();
    }

    @Assumption("fitconnect.callback-types")
    private void event(Optional<DestinationSettings.Callback> callback, Submission submission) {
        Map<String, ?> cases =
                Map.of("caseIds", List.of(submission.announced.caseId().toString()));
        enqueue(callback, "new-events", cases, submission.id());
    }

    private void enqueue(
            Optional<DestinationSettings.Callback> callback, String type, Map<String, ?> lists, String about) {
        if (callback.isEmpty()) {
            return;
        }
        Map<String, Object> json = new LinkedHashMap<>(lists);
        json.put("type", TYPES + type);
        byte[] body = Json.write(json);
        try {
            worker.execute(() -> deliver(callback.orElseThrow(), body, about));
        } catch (RejectedExecutionException e) {
            history.add(HistoryEvent.Kind.CALLBACK, about, "dropped: too many are waiting");
        }
    }

    private void deliver(DestinationSettings.Callback callback, byte[] body, String about) {
        String time = Long.toString(clock.instant().getEpochSecond());
        String secret = callback.secret().reveal() + (faults.take(DeliveryFault.FORGED_CALLBACK) ? "?" : "");
        HttpRequest request = HttpRequest.newBuilder(callback.url())
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/json")
                .header("callback-timestamp", time)
                .header("callback-authentication", hmac(secret, time, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        boolean twice = faults.take(DeliveryFault.DUPLICATE_CALLBACK);
        boolean taken = tried(request);
        if (taken && twice) {
            taken = tried(request);
        }
        history.add(HistoryEvent.Kind.CALLBACK, about, taken ? "taken" : "not taken");
    }

    private boolean tried(HttpRequest request) {
        try {
            for (int i = 0; i < TRIES; i++) {
                if (isTaken(request)) {
                    return true;
                }
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private boolean isTaken(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        }
    }

    private static String hmac(String secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
            mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA512", e);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
