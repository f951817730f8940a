// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.delivery.Content;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Reply;
import org.ozgsdk.delivery.World;
import org.ozgsdk.delivery.internal.TestKeys;

/** The way back: our receiver answers, our sender reads, the sandbox lies between. */
class ReceiverReplyTest {

    private static final URI STANDARD = URI.create("urn:ozgsdk:beispiel:bescheid:1.0");
    private static final byte[] DATA = "{\"bescheid\":\"Đặng\"}".getBytes(StandardCharsets.UTF_8);

    private static World world;
    private static FitConnect sender;

    @TempDir
    Path spool;

    @BeforeAll
    static void start() {
        world = World.start(Duration.ZERO);
        KeyMaterial key = KeyMaterial.pem(world.sandbox.testKeys().reply());
        sender = world.clientBuilder().experimentalReplies(key).build();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @AfterEach
    void clear() {
        world.sandbox.faults().clear();
        assertThat(spool).isEmptyDirectory();
    }

    private FitConnectReceiver receiver() {
        return world.receiverBuilder(new InMemoryStore(Clock.systemUTC()))
                .spool(spool)
                .experimentalReplies()
                .build();
    }

    private Receipt ask() {
        return sender.send(world.application(world.office(World.AACHEN))
                .replyTo(sender.replyChannel(STANDARD))
                .build());
    }

    private ReplyAddress accepted(FitConnectReceiver receiver) {
        List<ReplyAddress> addresses = new ArrayList<>();
        receiver.receiveAll(received -> {
            addresses.add(received.orThrow().replyAddress().orElseThrow());
            return Decision.accept();
        });
        return addresses.get(0);
    }

    @Test
    void theAnswerReachesTheSenderWithEveryByte() {
        Receipt receipt = ask();
        FitConnectReceiver receiver = receiver();
        ReplyAddress to = accepted(receiver);
        assertThat(to.processStandards()).containsExactly(STANDARD.toString());
        byte[] pdf = new byte[300_000];
        new Random(3).nextBytes(pdf);

        UUID id = receiver.reply(
                to,
                OutgoingReply.json(STANDARD.toString(), DATA)
                        .attach("Bescheid.pdf", "application/pdf", Content.of(pdf)));

        Reply reply = sender.awaitReply(receipt, Duration.ofSeconds(5)).orElseThrow();
        assertThat(reply.replyId()).isEqualTo(id);
        assertThat(reply.data()).isEqualTo(DATA);
        assertThat(reply.attachments()).singleElement().satisfies(file -> {
            assertThat(file.filename()).isEqualTo("Bescheid.pdf");
            assertThat(file.content()).isEqualTo(pdf);
        });
        Conversation seen = sender.conversation(receipt);
        assertThat(seen.entries())
                .extracting(Conversation.Entry::turn)
                .containsExactly(Conversation.Turn.SUBMISSION, Conversation.Turn.ACCEPTED, Conversation.Turn.REPLY);
        assertThat(seen.entries().get(2).reply()).contains(reply);
        assertThat(receiver.conversation(to.pickup()).entries())
                .extracting(Conversation.Entry::id)
                .containsExactly(receipt.submissionId(), receipt.submissionId(), id);
    }

    @Test
    void aLostLastAnswerIsFoundInTheEventLog() {
        Receipt receipt = ask();
        FitConnectReceiver receiver = receiver();
        ReplyAddress to = accepted(receiver);
        // The first try is refused before it counts; the transport repeats a PUT.
        world.sandbox.faults().status("/v1/replies/", 503, 1);
        receiver.reply(to, OutgoingReply.json(STANDARD.toString(), DATA));
        assertThat(sender.replies(receipt)).hasSize(1);
    }

    @Test
    void aRefusalGoesOutAsItIs() {
        ask();
        FitConnectReceiver receiver = receiver();
        ReplyAddress to = accepted(receiver);
        world.sandbox.faults().status("/v1/replies/", 422, 1);
        assertThatThrownBy(() -> receiver.reply(to, OutgoingReply.json(STANDARD.toString(), DATA)))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.status()).isEqualTo(422));
    }

    @Test
    void repliesAreOffUnlessTurnedOn() {
        ask();
        FitConnectReceiver off = world.receiver();
        ReplyAddress to = accepted(off);
        assertThatThrownBy(() -> off.reply(to, OutgoingReply.json(STANDARD.toString(), DATA)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("experimentalReplies");
    }

    @Test
    void aWeakKeyIsNotAnsweredTo() {
        Pickup pickup = new Pickup(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        Jwk weak = Jwk.of(TestKeys.pair("weak-2048").getPublic())
                .kid("schluessel-1")
                .build();
        assertThatThrownBy(() -> new ReplyAddress(pickup, weak, List.of()))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("4096");
    }
}
