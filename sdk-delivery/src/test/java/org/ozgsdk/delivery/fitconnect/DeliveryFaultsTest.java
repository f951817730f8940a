// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.World;
import org.ozgsdk.delivery.fitconnect.CallbackVerifier.Fresh;
import org.ozgsdk.delivery.fitconnect.CallbackVerifier.SeenBefore;
import org.ozgsdk.sandbox.DeliveryFault;

/** The delivery service of the sandbox misbehaves, and calls back. */
class DeliveryFaultsTest {

    private static World world;

    @BeforeAll
    static void start() {
        world = World.start(Duration.ZERO);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @AfterEach
    void repair() {
        world.sandbox.faults().clear();
        world.sandbox.office().work();
    }

    private static Submission application() {
        return world.application(world.office(World.AACHEN))
                .attach(Attachment.of("nachweis.pdf", "application/pdf", new byte[] {1, 2, 3}))
                .build();
    }

    private static List<PickupResult> received() {
        return world.receiverBuilder(new InMemoryStore(Clock.systemUTC()))
                .build()
                .receiveAll(received -> Decision.accept());
    }

    @Test
    void aLostAnswerToTheLastStepSubmitsOnceAndGivesTheReceipt() {
        var prepared = world.channel.prepare(application());
        world.sandbox.faults().delivery(DeliveryFault.LOST_ANSWER);

        Receipt receipt = world.channel.submit(prepared);

        assertThat(world.channel.isSubmitted(receipt)).isTrue();
        world.sandbox.office().work();
        assertThat(world.channel.status(receipt)).isInstanceOf(Outcome.Accepted.class);
        assertThat(world.sandbox.office().received())
                .filteredOn(application -> application.submissionId().equals(receipt.submissionId()))
                .hasSize(1);
    }

    @Test
    void aLostAnswerToTheAnnouncementIsNotRepeated() {
        long announced = announcements();
        world.sandbox.faults().delivery(DeliveryFault.LOST_ANSWER);
        assertThatThrownBy(() -> world.channel.prepare(application())).isInstanceOf(UnavailableException.class);
        assertThat(announcements()).isEqualTo(announced + 1);
    }

    private static long announcements() {
        return world.sandbox.history().stream()
                .filter(event -> event.kind() == org.ozgsdk.sandbox.HistoryEvent.Kind.ANNOUNCED)
                .count();
    }

    @Test
    void anotherTagOrKeyIsFoundBeforeTheCallerSeesAnything() {
        for (DeliveryFault fault : List.of(DeliveryFault.WRONG_TAG, DeliveryFault.WRONG_KID)) {
            Receipt receipt = world.channel.send(application());
            world.sandbox.faults().delivery(fault);

            List<PickupResult> results = received();

            assertThat(results)
                    .as(fault.toString())
                    .noneMatch(result -> result.state() == PickupResult.State.ACCEPTED
                            && result.pickup().submissionId().equals(receipt.submissionId()));
            world.sandbox.faults().clear();
            world.sandbox.office().work();
        }
    }

    @Test
    void aReorderedLogIsNotTrusted() {
        Receipt receipt = world.channel.send(application());
        world.sandbox.office().work();
        world.sandbox.faults().delivery(DeliveryFault.REORDERED_LOG);
        assertThatThrownBy(() -> world.channel.status(receipt)).isInstanceOf(UntrustedException.class);
    }

    @Test
    void faultsAreSwitchedOverTheControlApiToo() {
        URI faults = URI.create(world.sandbox.baseUri() + "/sandbox/faults");
        assertThat(world.transport
                        .send(Request.post(faults, Body.form(Map.of("delivery", "LOST_ANSWER", "times", "2"))))
                        .status())
                .isEqualTo(204);
        assertThatThrownBy(() -> world.channel.prepare(application())).isInstanceOf(UnavailableException.class);
        assertThat(world.transport
                        .send(Request.post(faults, Body.form(Map.of("delivery", "NOTHING"))))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aDestinationIsCalledBackAndTheVerifierBelievesOnlyTheGenuineOnce() throws Exception {
        record Call(String authentication, String timestamp, byte[] body) {}
        BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
        HttpServer listener = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        listener.createContext("/", exchange -> {
            calls.add(new Call(
                    exchange.getRequestHeaders().getFirst("callback-authentication"),
                    exchange.getRequestHeaders().getFirst("callback-timestamp"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        listener.start();
        try {
            Secret secret = Secret.of("ein-geheimnis-aus-mindestens-32-zeichen");
            ManagedDestination made = destination(
                    URI.create("http://127.0.0.1:" + listener.getAddress().getPort() + "/fit-connect"), secret);
            CallbackVerifier verifier =
                    CallbackVerifier.of(List.of(secret), new InMemoryStore(Clock.systemUTC()), Clock.systemUTC());

            world.sandbox.faults().delivery(DeliveryFault.DUPLICATE_CALLBACK);
            Receipt receipt = send(made);
            Call first = calls.poll(10, TimeUnit.SECONDS);
            Call second = calls.poll(10, TimeUnit.SECONDS);
            assertThat(verifier.verify(first.authentication(), first.timestamp(), first.body()))
                    .isEqualTo(new Fresh(new Callback.NewSubmissions(List.of(
                            new Callback.Waiting(receipt.destinationId(), receipt.caseId(), receipt.submissionId())))));
            assertThat(verifier.verify(second.authentication(), second.timestamp(), second.body()))
                    .isEqualTo(new SeenBefore());

            world.sandbox.faults().delivery(DeliveryFault.FORGED_CALLBACK);
            send(made);
            Call forged = calls.poll(10, TimeUnit.SECONDS);
            assertThatThrownBy(() -> verifier.verify(forged.authentication(), forged.timestamp(), forged.body()))
                    .isInstanceOf(UntrustedException.class);
            assertThat(new String(first.body(), StandardCharsets.UTF_8)).doesNotContain("ein-geheimnis");
        } finally {
            listener.stop(0);
        }
    }

    private static final LeikaKey SERVICE = LeikaKey.of("99108018003000");
    private static final DataSchema FORM = new DataSchema("urn:ozgsdk:beispiel:rueckruf:1.0", "application/json");

    private static FitConnectEnvironment environment() {
        return FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(world.sandbox.tokenUri())
                .submissionApi(world.sandbox.submissionApi())
                .portal(world.sandbox.portal())
                .destinationApi(world.sandbox.destinationApi())
                .routingApi(world.sandbox.routing())
                .build()
                .withAnchors(world.sandbox.trustAnchors());
    }

    private static ManagedDestination destination(URI callback, Secret secret) throws IOException {
        FitConnectDestinations destinations = FitConnectDestinations.builder(
                        environment(),
                        world.sandbox.subscriber().clientId(),
                        world.sandbox.subscriber().secret())
                .transport(world.transport)
                .build();
        ManagedDestination made = destinations.create(
                DestinationSettings.none()
                        .name("Rückrufe (Muster)")
                        .contact("Stadt Muster", "rueckruf@behoerde.example")
                        .services(OfferedService.of(SERVICE, List.of(World.AACHEN), FORM))
                        .metadataVersions("2.1.0")
                        .callback(callback, secret),
                KeyMaterial.pem(world.sandbox.testKeys().receivingEncryption()),
                KeyMaterial.pem(world.sandbox.testKeys().receivingSigning()));
        destinations.activate(made.id());
        return made;
    }

    private static Receipt send(ManagedDestination made) {
        Ars place = World.AACHEN;
        var offered = (org.ozgsdk.core.Responsibility.Offered) FitConnectRouting.builder(environment())
                .transport(world.transport)
                .build()
                .find(SERVICE, place);
        assertThat(made.id()).isNotNull();
        return world.channel.send(Submission.builder(world.channel.destination(offered.only(), SERVICE, place))
                .json(FORM.schemaUri(), "{}".getBytes(StandardCharsets.UTF_8))
                .build());
    }
}
