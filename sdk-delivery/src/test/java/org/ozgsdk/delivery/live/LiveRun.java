// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.live;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.Observer;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.fitconnect.EventLog;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.delivery.fitconnect.FitConnectEnvironment;
import org.ozgsdk.delivery.fitconnect.FitConnectReceiver;
import org.ozgsdk.delivery.fitconnect.Pickup;
import org.ozgsdk.delivery.fitconnect.Received;
import org.ozgsdk.delivery.fitconnect.ReceivedSubmission;
import org.ozgsdk.delivery.fitconnect.ReceivingDestination;

/**
 * Asks a FIT-Connect of any world what it is like, sends one test application to a destination of one's own, receives and answers it where a subscriber is given, and says where that differs from what
 * {@code docs/assumptions.yaml} says. Answers are recorded redacted.
 */
final class LiveRun {

    private static final Set<Integer> ARS_LENGTHS = Set.of(2, 3, 5, 9, 12);
    private static final String AREA = "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:";

    /** The other end: who receives at the same destination, and with which keys. */
    record Subscriber(String clientId, Secret clientSecret, ReceivingDestination destination) {

        @Override
        public String toString() {
            return "Subscriber";
        }
    }

    /** What a run needs. The destination signature comes from the self-service portal; without a subscriber nothing is received. */
    record Settings(
            FitConnectEnvironment environment,
            String clientId,
            Secret clientSecret,
            String destinationSignature,
            LeikaKey service,
            Ars place,
            Path record,
            @Nullable Subscriber subscriber) {

        @Override
        public String toString() {
            return "Settings[" + environment + "]";
        }
    }

    /** One unconfirmed fact and what was seen of it. */
    record Comparison(String assumption, String expected, String seen, boolean same) {

        @Override
        public String toString() {
            return (same ? "  gleich / same   " : "  ANDERS / DIFFERS ") + assumption + ": erwartet / expected "
                    + expected + "; gesehen / seen " + seen;
        }
    }

    private final Settings settings;
    private final List<Comparison> comparisons = new ArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Transport transport;
    private int recorded;

    LiveRun(Settings settings) {
        this.settings = settings;
        this.transport = Transport.builder(settings.environment().environment())
                .userAgent("ozg-sdk-live/1")
                .observer(new Observer() {
                    @Override
                    public void attempted(Observer.HttpAttempt attempt) {
                        calls.add(attempt.method() + " " + attempt.host() + " -> " + attempt.status() + " in "
                                + attempt.duration().toMillis() + " ms");
                    }
                })
                .build();
    }

    List<Comparison> run(PrintStream out) {
        try {
            Files.createDirectories(settings.record());
            probe();
            sendOne();
            Files.write(settings.record().resolve("calls.txt"), calls);
            Files.write(
                    settings.record().resolve("comparison.txt"),
                    comparisons.stream().map(Comparison::toString).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        comparisons.forEach(out::println);
        return List.copyOf(comparisons);
    }

    private void probe() {
        FitConnectEnvironment world = settings.environment();
        JsonObject token = json("token", token());
        String bearer = token.optionalText("access_token").orElse("");
        seen(
                "fitconnect.token-lifetime",
                "expires_in",
                token.optionalNumber("expires_in").map(String::valueOf).orElse("-"),
                token.has("expires_in"));
        keys("fitconnect.published-keys-without-certificates", "service-keys", world.submissionApi());
        keys("fitconnect.published-keys-without-certificates", "portal-keys", world.portal());
        JsonObject claims = claims(settings.destinationSignature());
        String host = claims.optionalText("submissionHost").orElse("-");
        seen(
                "fitconnect.submission-host-form",
                world.submissionHosts().toString(),
                host,
                world.submissionHosts().contains(host));
        List<String> areas = claims.looseObjects("services").stream()
                .flatMap(offer -> offer.looseTexts("gebietIDs").stream())
                .toList();
        seen(
                "fitconnect.area-prefix",
                "ARS of 2, 3, 5, 9 or 12 digits",
                areas.toString(),
                areas.stream()
                        .allMatch(
                                area -> area.startsWith(AREA) && ARS_LENGTHS.contains(area.length() - AREA.length())));
        String id = claims.text("destinationId");
        URI destinations = URI.create(world.submissionApi() + "/v2/destinations/" + id);
        JsonObject destination = json("destination", get(destinations, bearer));
        List<String> regions = destination.looseObjects("publicServices").stream()
                .flatMap(offer -> offer.looseTexts("regions").stream())
                .toList();
        seen(
                "fitconnect.regions",
                "DE, maybe with an ARS",
                regions.toString(),
                regions.stream().allMatch(LiveRun::isRegion));
        String kid = destination.optionalText("encryptionKid").orElse("-");
        usage(get(URI.create(destinations + "/keys/" + kid), bearer));
        routing("/v2/info");
    }

    private static boolean isRegion(String region) {
        return region.equals("DE") || (region.startsWith("DE") && ARS_LENGTHS.contains(region.length() - 2));
    }

    private void usage(Response answer) {
        json("encryption-key", answer);
        if (!answer.isSuccess()) {
            return;
        }
        List<X509Certificate> chain =
                Jwk.parse(answer.bytes(), "encryption key").certificates();
        boolean[] usage = chain.isEmpty() ? null : chain.get(0).getKeyUsage();
        boolean fits = usage != null && (usage[2] || usage[3]);
        seen(
                "fitconnect.certificate-key-usage",
                "keyEncipherment or dataEncipherment",
                fits ? "so" : usage == null ? "no keyUsage" : "another",
                fits);
    }

    private void keys(String assumption, String what, URI base) {
        JsonObject keys = json(what, get(URI.create(base + "/.well-known/jwks.json"), ""));
        List<JsonObject> all = keys.looseObjects("keys");
        long certified = all.stream().filter(key -> key.has("x5c")).count();
        seen(assumption, "keys, with or without x5c", all.size() + " keys, " + certified + " with x5c", !all.isEmpty());
    }

    private void routing(String path) {
        try {
            Response answer = get(URI.create(settings.environment().routingApi() + path), "");
            json("routing-info", answer);
            seen(
                    "fitconnect.routing-version-path",
                    "200 for " + path,
                    String.valueOf(answer.status()),
                    answer.isSuccess());
        } catch (OzgException e) {
            seen(
                    "fitconnect.routing-version-path",
                    "200 for " + path,
                    e.getClass().getSimpleName(),
                    false);
        }
    }

    /** The recipe itself: verify, send, wait, read the proofs. */
    private void sendOne() {
        FitConnect channel = FitConnect.builder(settings.environment(), settings.clientId(), settings.clientSecret())
                .transport(transport)
                .build();
        Destination office = channel.destination(settings.destinationSignature(), settings.service(), settings.place());
        DataSchema schema = office.schemas().get(0);
        Submission.Builder builder = Submission.builder(office).serviceName("Test des OZG SDK");
        Submission submission = schema.mediaType().equals("application/json")
                ? builder.json(schema.schemaUri(), "{}".getBytes(StandardCharsets.UTF_8))
                        .build()
                : builder.xml(schema.schemaUri(), "<test/>".getBytes(StandardCharsets.UTF_8))
                        .build();
        Receipt receipt = channel.send(submission);
        Subscriber subscriber = settings.subscriber();
        if (subscriber != null) {
            receive(subscriber, receipt, submission.data());
        }
        Outcome outcome = channel.awaitOutcome(receipt, Duration.ofSeconds(20));
        if (subscriber != null) {
            boolean accepted = outcome instanceof Outcome.Accepted;
            seen("fitconnect.set-payload-schema", "accept-submission is taken", accepted ? "so" : "not", accepted);
        }
        EventLog log = channel.eventLog(receipt);
        List<String> kinds =
                log.events().stream().map(event -> event.kind().toString()).toList();
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("caseId", receipt.caseId().toString());
        record.put("submissionId", receipt.submissionId().toString());
        record.put("events", kinds);
        write("event-log", new String(Json.writePretty(record), StandardCharsets.UTF_8));
        boolean notified = kinds.contains("NOTIFY_SUBMISSION");
        seen("fitconnect.notify-submission", "notify-submission after submit", kinds.toString(), notified);
    }

    /** Takes what was just sent and nothing else that waits there, and answers it. */
    private void receive(Subscriber subscriber, Receipt receipt, byte[] data) {
        FitConnectReceiver receiver = FitConnectReceiver.builder(
                        settings.environment(), subscriber.clientId(), subscriber.clientSecret())
                .transport(transport)
                .destination(subscriber.destination())
                .store(new InMemoryStore(Clock.systemUTC()))
                .build();
        Pickup pickup = receiver.waiting().stream()
                .filter(one -> one.submissionId().equals(receipt.submissionId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "what was sent does not wait at the destination: is the subscriber connected to it?"));
        Map<String, Object> record = new LinkedHashMap<>();
        try (Received received = receiver.receive(pickup)) {
            ReceivedSubmission submission = received.orThrow();
            if (!Arrays.equals(submission.data(), data)) {
                throw new AssertionError("other data arrived than were sent");
            }
            record.put("metadata", submission.metadataChecked().toString());
            record.put(
                    "findings",
                    submission.findings().stream().map(Object::toString).toList());
            boolean named = submission.service().isPresent();
            seen(
                    "fitconnect.service-of-fetched-submission",
                    "the service is named",
                    named ? "so" : "no service",
                    named);
            record.put("answer", receiver.accept(submission).getClass().getSimpleName());
        }
        write("received", new String(Json.writePretty(record), StandardCharsets.UTF_8));
        String again = again(receiver, pickup);
        seen("fitconnect.deletion-after-answer", "404", again, again.equals("404"));
    }

    private static String again(FitConnectReceiver receiver, Pickup pickup) {
        try (Received received = receiver.receive(pickup)) {
            return "still there";
        } catch (RejectedException e) {
            return String.valueOf(e.status());
        }
    }

    private Response token() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", settings.clientId());
        form.put("client_secret", settings.clientSecret().reveal());
        return transport.send(Request.post(settings.environment().token(), Body.form(form)));
    }

    private Response get(URI uri, String bearer) {
        Request request = Request.get(uri).header("Accept", "application/json");
        return transport.send(bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer));
    }

    private static JsonObject claims(String compact) {
        return Json.object(Base64.getUrlDecoder().decode(compact.split("\\.", -1)[1]), "destination signature");
    }

    /** Records an answer; one that is no object counts as empty. */
    private JsonObject json(String what, Response answer) {
        String text = new String(answer.bytes(), StandardCharsets.UTF_8);
        write(what, "HTTP " + answer.status() + "\n" + Redaction.of(text));
        try {
            return Json.object(answer.bytes(), what);
        } catch (OzgException e) {
            return Json.object(new byte[] {'{', '}'}, what);
        }
    }

    private void write(String what, String text) {
        try {
            recorded++;
            Files.writeString(settings.record().resolve(String.format("%02d-%s.txt", recorded, what)), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void seen(String assumption, String expected, String found, boolean same) {
        comparisons.add(new Comparison(assumption, expected, found, same));
    }
}
