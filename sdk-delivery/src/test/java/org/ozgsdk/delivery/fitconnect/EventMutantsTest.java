// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.JwkSet;
import org.ozgsdk.core.transport.Request;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.World;

/** Changed tokens and changed key sets: none tells another event, and all end in the declared exception. More rounds with -Dozg.long=true. */
class EventMutantsTest {

    private static final long SEED = 20261124;
    private static final int ROUNDS = Boolean.getBoolean("ozg.long") ? 100_000 : 5_000;

    private static World world;
    private static UUID caseId;
    private static String token;
    private static byte[] keys;
    private static Event good;

    @BeforeAll
    static void deliver() {
        world = World.start(Duration.ZERO);
        Receipt receipt =
                world.channel.send(world.application(world.office(World.AACHEN)).build());
        caseId = receipt.caseId();
        token = world.channel
                .eventLog(receipt)
                .last(receipt.submissionId(), EventKind.SUBMIT_SUBMISSION)
                .orElseThrow()
                .token();
        keys = world.transport
                .send(Request.get(URI.create(world.sandbox.submissionApi() + "/.well-known/jwks.json")))
                .bytes();
        good = SecurityEvents.verify(token, JwkSet.parse(keys, "keys"), caseId);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void noMutantOfATokenTellsAnotherEvent() {
        JwkSet known = JwkSet.parse(keys, "keys");
        Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String mutant = mutant(token.getBytes(StandardCharsets.US_ASCII), random);
            if (mutant.equals(token)) {
                continue;
            }
            try {
                Event event = SecurityEvents.verify(mutant, known, caseId);
                assertThat(event).as("seed %d, round %d", SEED, i).isNull();
            } catch (UntrustedException e) {
                refused++;
            }
        }
        assertThat(refused).as("seed %d", SEED).isGreaterThan(ROUNDS * 9 / 10);
    }

    @Test
    void noMutantOfAKeySetTellsAnotherEvent() {
        Random random = new Random(SEED + 1);
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] mutant = mutant(keys, random).getBytes(StandardCharsets.ISO_8859_1);
            try {
                Event event = SecurityEvents.verify(token, JwkSet.parse(mutant, "keys"), caseId);
                assertThat(event).as("seed %d, round %d", SEED + 1, i).isEqualTo(good);
            } catch (UntrustedException e) {
                refused++;
            }
        }
        assertThat(refused).as("seed %d", SEED + 1).isPositive();
    }

    private static String mutant(byte[] original, Random random) {
        StringBuilder text = new StringBuilder(new String(original, StandardCharsets.ISO_8859_1));
        int at = random.nextInt(text.length());
        switch (random.nextInt(5)) {
            case 0 -> text.setCharAt(at, (char) (text.charAt(at) ^ (1 << random.nextInt(7))));
            case 1 -> text.deleteCharAt(at);
            case 2 -> text.insert(at, (char) random.nextInt(256));
            case 3 -> text.setLength(at);
            default -> {
                int other = random.nextInt(text.length());
                char moved = text.charAt(at);
                text.setCharAt(at, text.charAt(other));
                text.setCharAt(other, moved);
            }
        }
        return text.toString();
    }
}
