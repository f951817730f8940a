// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.office;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.Office;
import org.ozgsdk.sandbox.Problem;
import org.ozgsdk.sandbox.ReceivedApplication;
import org.ozgsdk.sandbox.ReceivedApplication.Outcome;
import org.ozgsdk.sandbox.internal.delivery.Destination;
import org.ozgsdk.sandbox.internal.keys.Jws;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The offices' specialist system: polls each destination, keeps before it accepts, answers by signed events. */
public final class PollingOffice implements Office, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PollingOffice.class);
    private static final String EVENTS = "https://schema.fitko.de/fit-connect/events/";
    private static final String SCHEMA =
            "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json";
    private static final int PAGE = 100;

    private final OfficeClient http;
    private final LogCheck logCheck;
    private final Clock clock;
    private final Supplier<List<Destination>> destinations;
    private final ReceivedBook book = new ReceivedBook();
    private final ReplyDesk replies;
    private final Object round = new Object();
    private @Nullable ScheduledExecutorService timer;

    public PollingOffice(OfficeSetup setup, Supplier<List<Destination>> destinations) {
        this.http = new OfficeClient(setup.tokenUri(), setup.submissionApi(), setup.client());
        PublishedKeys keys = new PublishedKeys(http, setup.root(), setup.clock());
        this.logCheck = new LogCheck(keys, setup.submissionApi().toString());
        this.clock = setup.clock();
        this.destinations = destinations;
        this.replies = new ReplyDesk(http, setup, book);
    }

    /** Starts polling; zero means only when told. */
    public void start(Duration interval) {
        if (interval.isZero()) {
            return;
        }
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "ozg-sandbox-office");
            thread.setDaemon(true);
            return thread;
        });
        ScheduledFuture<?> polling = executor.scheduleWithFixedDelay(
                this::quietRound, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debug("The office polls every {} ms ({}).", interval.toMillis(), polling.isDone());
        timer = executor;
    }

    private void quietRound() {
        try {
            work();
        } catch (RuntimeException e) {
            // The next round tries again; a round must never end the timer.
            LOG.warn("A round of the office failed: {}", e.toString());
        }
    }

    @Override
    public int work() {
        synchronized (round) {
            int answered = 0;
            for (Destination destination : destinations.get()) {
                answered += work(destination);
            }
            replies.work();
            return answered;
        }
    }

    private int work(Destination destination) {
        int answered = 0;
        try {
            for (JsonObject item : waiting(destination)) {
                answered += answer(destination, item) ? 1 : 0;
            }
        } catch (OfficeClient.Failed | UncheckedIOException e) {
            LOG.warn("Destination {} stays for the next round: {}", destination.id(), e.getMessage());
        }
        return answered;
    }

    private List<JsonObject> waiting(Destination destination) {
        List<JsonObject> items = new ArrayList<>();
        long total;
        do {
            JsonObject page = http.json(
                    "/v2/submissions?destinationId=" + destination.id() + "&offset=" + items.size() + "&limit=" + PAGE);
            items.addAll(page.objects("submissions"));
            total = page.objects("submissions").isEmpty() ? 0 : page.number("totalCount");
        } while (items.size() < total);
        return items;
    }

    private boolean answer(Destination destination, JsonObject item) {
        UUID submissionId = UUID.fromString(item.text("submissionId"));
        UUID caseId = UUID.fromString(item.text("caseId"));
        try {
            JsonObject submission = http.json("/v2/submissions/" + submissionId);
            examine(destination, submission, submissionId, caseId);
            return true;
        } catch (OfficeClient.Failed | UncheckedIOException e) {
            LOG.warn("Submission {} stays for the next round: {}", submissionId, e.getMessage());
            return false;
        }
    }

    private void examine(Destination destination, JsonObject submission, UUID submissionId, UUID caseId) {
        String schema = SCHEMA;
        try {
            List<String> log = http.json("/v2/cases/" + caseId + "/events").texts("eventLog");
            LogCheck.Submit submit = logCheck.verify(log, caseId, submissionId, destination);
            schema = submit.schema().isEmpty() ? SCHEMA : submit.schema();
            Examination.Result result =
                    new Examination(http, destination, submission, submissionId, caseId, submit.tags()).run();
            // Kept before it is accepted: after that the delivery service deletes the content.
            book.keep(result.application());
            ReceivedApplication accepted = accepted(result.application());
            Map<String, ?> payload = Map.of("authenticationTags", submit.tags());
            post(accepted, destination, schema, "accept-submission", payload);
            result.replyWish().ifPresent(wish -> reply(accepted, destination, submit.at(), wish));
        } catch (Problems.Found e) {
            Map<String, ?> payload = Map.of("problems", List.of(json(e.problem())));
            ReceivedApplication rejected = rejected(submissionId, caseId, destination, e.problem());
            post(rejected, destination, schema, "reject-submission", payload);
        } catch (UntrustedException e) {
            LOG.warn("Submission {} stays: {}", submissionId, e.getMessage());
        }
    }

    private void reply(ReceivedApplication accepted, Destination destination, Instant arrival, ReplyWish wish) {
        Names names = Names.of(accepted.data());
        Acknowledgement content = new Acknowledgement(accepted.caseId(), arrival, destination.name(), names);
        replies.ask(accepted.submissionId(), content, wish);
    }

    /** Answers by a signed event. */
    private void post(
            ReceivedApplication answered,
            Destination destination,
            String schema,
            String event,
            Map<String, ?> payload) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("$schema", schema);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iss", destination.id().toString());
        claims.put("iat", clock.instant().getEpochSecond());
        claims.put("sub", "submission:" + answered.submissionId());
        claims.put("txn", "case:" + answered.caseId());
        claims.put("events", Map.of(EVENTS + event, payload));
        String token = Jws.sign(destination.office().signing(), "secevent+jwt", claims);
        book.keepAfter(() -> http.post("/v2/cases/" + answered.caseId() + "/events", token), answered);
    }

    private static Map<String, Object> json(Problem problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", problem.type());
        json.put("title", problem.title());
        json.put("detail", problem.detail());
        json.put("instance", problem.instance());
        return json;
    }

    private static ReceivedApplication accepted(ReceivedApplication before) {
        return new ReceivedApplication(
                before.submissionId(),
                before.caseId(),
                before.destinationId(),
                before.schemaUri(),
                before.dataSha512(),
                before.data(),
                before.attachments(),
                Outcome.ACCEPTED,
                List.of(),
                before.paymentReference(),
                Optional.empty());
    }

    private static ReceivedApplication rejected(
            UUID submissionId, UUID caseId, Destination destination, Problem problem) {
        return new ReceivedApplication(
                submissionId,
                caseId,
                destination.id(),
                "",
                "",
                new byte[0],
                List.of(),
                Outcome.REJECTED,
                List.of(problem),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public List<ReceivedApplication> received() {
        return book.list();
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }
}
