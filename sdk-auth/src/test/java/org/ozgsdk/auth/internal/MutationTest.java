// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.core.UntrustedException;

/** One byte changed, hundreds of times: what is tagged or signed is refused, and nothing ever gives another login. */
class MutationTest {

    private static final int TIMES = 350;
    private static final String BLANKS = " \n\r\t";

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final World world = new World();
    private final Login right = world.login(answer -> answer.assertionId = "_right");

    /** Where a byte was changed, and the text it was changed in. */
    private record Mutation(String text, int at, byte from, byte to) {

        boolean isWithin(String start, String end) {
            int first = text.indexOf(start);
            while (first >= 0) {
                int last = text.indexOf(end, first);
                if (at >= first + start.length() && at < last) {
                    return true;
                }
                first = text.indexOf(start, first + 1);
            }
            return false;
        }

        boolean swapsBlanks() {
            return BLANKS.indexOf(from) >= 0 && BLANKS.indexOf(to) >= 0;
        }

        String where() {
            return "at " + at + " from " + from + " to " + to;
        }
    }

    @Test
    void aChangedByteOfTheEncryptedAnswerIsRefusedOrChangesNothing() {
        int refused = 0;
        for (int i = 0; i < TIMES; i++) {
            AtomicReference<Mutation> mutation = new AtomicReference<>();
            boolean believed =
                    isBelieved(i, world.answer(answer -> answer.onResponse = bytes -> mutated(bytes, mutation)));
            refused += believed ? 0 : 1;
            boolean tagged = mutation.get().isWithin("<xenc:CipherValue>", "</xenc:CipherValue>");
            assertThat(believed && tagged)
                    .as(
                            "seed %d, round %d: a changed cipher value was believed, %s",
                            seed, i, mutation.get().where())
                    .isFalse();
        }
        assertThat(refused).as("refused of %d, seed %d", TIMES, seed).isGreaterThan(TIMES / 2);
    }

    @Test
    void aChangedByteOfTheSignedAssertionIsRefused() {
        int inside = 0;
        for (int i = 0; i < TIMES; i++) {
            AtomicReference<Mutation> mutation = new AtomicReference<>();
            boolean believed =
                    isBelieved(i, world.answer(answer -> answer.onPlaintext = bytes -> mutated(bytes, mutation)));
            Mutation done = mutation.get();
            boolean unsigned = done.isWithin("<ds:SignatureValue>", "</ds:Signature>") || done.swapsBlanks();
            inside += unsigned ? 0 : 1;
            assertThat(believed && !unsigned)
                    .as("seed %d, round %d: a changed signed byte was believed, %s", seed, i, done.where())
                    .isFalse();
        }
        assertThat(inside)
                .as("changed bytes under the signature, seed %d", seed)
                .isGreaterThan(TIMES / 3);
    }

    @Test
    void aChangedByteOfASignedAnswerAroundIsRefused() {
        for (int i = 0; i < TIMES / 3; i++) {
            AtomicReference<Mutation> mutation = new AtomicReference<>();
            boolean believed = isBelieved(i, world.answer(answer -> {
                answer.responseSigned = true;
                answer.onResponse = bytes -> mutated(bytes, mutation);
            }));
            Mutation done = mutation.get();
            boolean unsigned = done.isWithin("<ds:SignatureValue>", "</ds:Signature>") || done.swapsBlanks();
            assertThat(believed && !unsigned)
                    .as("seed %d, round %d: a changed signed byte was believed, %s", seed, i, done.where())
                    .isFalse();
        }
    }

    @Test
    void aCutAnswerIsRefused() {
        for (int i = 0; i < 40; i++) {
            assertThat(isBelieved(
                            i,
                            world.answer(answer -> answer.onResponse =
                                    bytes -> java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)))))
                    .as("seed %d, round %d", seed, i)
                    .isFalse();
        }
    }

    private byte[] mutated(byte[] bytes, AtomicReference<Mutation> mutation) {
        byte[] changed = bytes.clone();
        int at = random.nextInt(changed.length);
        changed[at] ^= (byte) (1 + random.nextInt(127));
        // Each byte one char, so that places in the text are places in the bytes.
        mutation.set(new Mutation(new String(bytes, StandardCharsets.ISO_8859_1), at, bytes[at], changed[at]));
        return changed;
    }

    /** True if it was believed, and then it must be the same login as the unchanged answer gives. */
    private boolean isBelieved(int round, Answer answer) {
        try {
            LoginOutcome outcome = world.saml.finish(answer.answer());
            assertThat(outcome).as("seed %d, round %d", seed, round).isEqualTo(new LoginOutcome.LoggedIn(right));
            return true;
        } catch (UntrustedException e) {
            assertThat(e)
                    .as("seed %d, round %d", seed, round)
                    .hasMessage(World.UNIFORM)
                    .hasNoCause();
            return false;
        }
    }
}
