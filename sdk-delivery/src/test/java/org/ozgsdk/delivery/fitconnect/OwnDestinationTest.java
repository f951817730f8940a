// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.Destination;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.World;

/** The whole of FIT-Connect with our clients on both sides: make a destination, find it by routing, send, receive, accept, prove. */
class OwnDestinationTest {

    private static final LeikaKey PARKING = LeikaKey.of("99108018001000");
    private static final DataSchema FORM = new DataSchema("urn:ozgsdk:beispiel:bewohnerparken:1.0", "application/json");

    private static World world;
    private static KeyMaterial encryption;
    private static KeyMaterial signing;

    @BeforeAll
    static void start() {
        world = World.start(Duration.ZERO);
        encryption = KeyMaterial.pem(world.sandbox.testKeys().receivingEncryption());
        signing = KeyMaterial.pem(world.sandbox.testKeys().receivingSigning());
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static FitConnectEnvironment environment(ApiVersion version) {
        return FitConnectEnvironment.custom(Environment.SANDBOX)
                .token(world.sandbox.tokenUri())
                .submissionApi(world.sandbox.submissionApi())
                .portal(world.sandbox.portal())
                .destinationApi(world.sandbox.destinationApi())
                .routingApi(world.sandbox.routing())
                .apiVersion(version)
                .build()
                .withAnchors(world.sandbox.trustAnchors());
    }

    private static FitConnectDestinations destinations() {
        return FitConnectDestinations.builder(
                        environment(ApiVersion.V2),
                        world.sandbox.subscriber().clientId(),
                        world.sandbox.subscriber().secret())
                .transport(world.transport)
                .build();
    }

    private static ManagedDestination made(Ars place, String... metadata) {
        return made(PARKING, place, metadata);
    }

    private static ManagedDestination made(LeikaKey service, Ars place, String... metadata) {
        return destinations()
                .create(
                        DestinationSettings.none()
                                .name("Parkausweise (Muster)")
                                .contact("Stadt Muster", "parken@behoerde.example")
                                .services(OfferedService.of(service, List.of(place), FORM))
                                .metadataVersions(metadata),
                        encryption,
                        signing);
    }

    private static Destination found(FitConnect channel, Ars place) {
        FitConnectRouting routing = FitConnectRouting.builder(environment(ApiVersion.V2))
                .transport(world.transport)
                .build();
        Responsibility.Offered offered = (Responsibility.Offered) routing.find(PARKING, place);
        return channel.destination(offered.only(), PARKING, place);
    }

    private static FitConnect sender(ApiVersion version) {
        return FitConnect.builder(
                        environment(version),
                        world.sandbox.sender().clientId(),
                        world.sandbox.sender().secret())
                .transport(world.transport)
                .build();
    }

    private static FitConnectReceiver receiver(ManagedDestination destination) {
        return FitConnectReceiver.builder(
                        environment(ApiVersion.V2),
                        world.sandbox.subscriber().clientId(),
                        world.sandbox.subscriber().secret())
                .destination(ReceivingDestination.of(destination.id(), signing, encryption))
                .store(new InMemoryStore(Clock.systemUTC()))
                .transport(world.transport)
                .build();
    }

    private static Submission application(Destination office) {
        return Submission.builder(office)
                .json(FORM.schemaUri(), "{\"kennzeichen\":\"AC-OZ 1\"}".getBytes(StandardCharsets.UTF_8))
                .attach(Attachment.of("foto.bin", "application/octet-stream", new byte[2_000_000]))
                .build();
    }

    @Test
    void aDestinationOfOnesOwnReceivesAndAcceptsInBothGenerations() {
        Ars place = Ars.of("053340002002");
        ManagedDestination destination = made(place, "2.1.0");
        destinations().activate(destination.id());
        for (ApiVersion version : ApiVersion.values()) {
            FitConnect channel = sender(version);
            Receipt receipt = channel.send(application(found(channel, place)));

            List<PickupResult> results = receiver(destination).receiveAll(received -> {
                assertThat(received.orThrow().attachments().get(0).length()).isEqualTo(2_000_000);
                return Decision.accept();
            });

            assertThat(results)
                    .as(version.toString())
                    .singleElement()
                    .extracting(PickupResult::state)
                    .isEqualTo(PickupResult.State.ACCEPTED);
            assertThat(channel.status(receipt)).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void anOlderDestinationGetsOlderMetadata() {
        Ars place = Ars.of("071315001000");
        ManagedDestination destination = made(place, "1.0.0");
        destinations().activate(destination.id());
        FitConnect channel = sender(ApiVersion.V2);
        Destination office = found(channel, place);

        assertThat(channel.check(application(office)))
                .anyMatch(finding -> finding.rule().equals("fitconnect.metadata-version"));
        channel.send(application(office));
        receiver(destination).receiveAll(received -> {
            assertThat(received.orThrow().metadataVersion()).isEqualTo("1.0.0");
            return Decision.accept();
        });
    }

    @Test
    void beforeItIsActiveNobodyFindsIt() {
        LeikaKey service = LeikaKey.of("99108018002000");
        Ars place = Ars.of("034030000000");
        made(service, place, "2.1.0");
        FitConnectRouting routing = FitConnectRouting.builder(environment(ApiVersion.V2))
                .transport(world.transport)
                .build();
        assertThat(routing.find(service, place)).isInstanceOf(Responsibility.NotOffered.class);
    }

    @Test
    void onlyItsOwnerMayChangeIt() {
        ManagedDestination destination = made(Ars.of("034030000000"), "2.1.0");
        FitConnectDestinations stranger = FitConnectDestinations.builder(
                        environment(ApiVersion.V2),
                        world.sandbox.foreignSubscriber().clientId(),
                        world.sandbox.foreignSubscriber().secret())
                .transport(world.transport)
                .build();
        assertThatThrownBy(() -> stranger.activate(destination.id()))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.status()).isEqualTo(403));
    }

    @Test
    void aReplacedKeyOpensWhatComesAndTheOldOneWhatWasUnderWay() {
        Ars place = Ars.of("034030000000");
        ManagedDestination destination = made(place, "2.1.0");
        destinations().activate(destination.id());
        FitConnect channel = sender(ApiVersion.V2);
        Receipt before = channel.send(application(found(channel, place)));
        KeyMaterial next = KeyMaterial.pem(world.sandbox.testKeys().reply());
        destinations().rollOver(destination.id(), next);
        Receipt after = channel.send(application(found(sender(ApiVersion.V2), place)));

        FitConnectReceiver both = FitConnectReceiver.builder(
                        environment(ApiVersion.V2),
                        world.sandbox.subscriber().clientId(),
                        world.sandbox.subscriber().secret())
                .destination(ReceivingDestination.of(destination.id(), signing, encryption, next))
                .store(new InMemoryStore(Clock.systemUTC()))
                .transport(world.transport)
                .build();
        assertThat(both.receiveAll(received -> Decision.accept()))
                .extracting(PickupResult::state)
                .containsExactly(PickupResult.State.ACCEPTED, PickupResult.State.ACCEPTED);
        assertThat(channel.status(before)).isInstanceOf(Outcome.Accepted.class);
        assertThat(channel.status(after)).isInstanceOf(Outcome.Accepted.class);
    }
}
