// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.idp.Trees;
import org.ozgsdk.auth.idp.Wrapping;
import org.w3c.dom.Element;

/**
 * Thousands of random changes to right answers of every form (catalogue 1, 2, 6, 8, 9 and 10 together): none yields a principal, level, attribute or time that
 * differs from its seed's. The many run with -Dozg.long=true; a seed of the random numbers can be given with -Dozg.seed.
 */
class MutantsTest {

    private static final int ROUNDS = Boolean.getBoolean("ozg.long") ? 100_000 : 5_000;

    private final long number = Long.getLong("ozg.seed", System.nanoTime());
    private final Random random = new Random(number);
    private final Mutator mutator = new Mutator(random);
    private final List<Seed> seeds = Seed.all();
    private final Map<Rule, Integer> refused = new EnumMap<>(Rule.class);
    private int believed;
    private int denied;

    @Test
    void noMutantYieldsAnotherLoginThanItsSeed() {
        System.out.println("MutantsTest: seed " + number);
        for (Seed seed : seeds) {
            assertThat(seed.outcome).as(seed.name).isInstanceOf(LoginOutcome.LoggedIn.class);
        }

        int changed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Seed seed = seeds.get(round % seeds.size());
            byte[] mutant = mutator.mutant(seed);
            changed += Arrays.equals(mutant, seed.response) ? 0 : 1;
            judge(seed, mutant, "ozg.seed " + number + ", round " + round + ", " + seed.name);
        }

        System.out.println("MutantsTest: " + believed + " harmless, " + denied + " without login, refused " + refused);
        for (Seed seed : seeds) {
            assertThat(seed.read(seed.response)).as(seed.name).isEqualTo(seed.outcome);
        }
        // The mutants are mutants, and they come as far as every kind of check.
        assertThat(changed).isGreaterThan(ROUNDS * 9 / 10);
        assertThat(believed + denied).isLessThan(ROUNDS / 2).isPositive();
        assertThat(refused)
                .containsKeys(
                        Rule.XML,
                        Rule.STRUCTURE,
                        Rule.DUPLICATE_ID,
                        Rule.SIGNATURE_FORM,
                        Rule.SIGNATURE,
                        Rule.UNSIGNED,
                        Rule.DECRYPTION,
                        Rule.ENCRYPTION_FORM,
                        Rule.IN_RESPONSE_TO);
    }

    private void judge(Seed seed, byte[] mutant, String which) {
        LoginOutcome outcome;
        try {
            outcome = seed.read(mutant);
        } catch (Breach e) {
            refused.merge(e.rule(), 1, Integer::sum);
            return;
        } catch (RuntimeException e) {
            throw new AssertionError(which + ": no check foresaw this answer", e);
        }
        if (outcome instanceof LoginOutcome.LoggedIn) {
            assertThat(outcome).as(which).isEqualTo(seed.outcome);
            believed++;
        } else {
            // Whoever carries an unsigned response may turn a yes into a no, and only by taking the assertion out.
            assertThat(seed.face.responseSigned && saysSigned(mutant)).as(which).isFalse();
            assertThat(hasAssertion(mutant)).as("%s: %s", which, outcome).isFalse();
            denied++;
        }
    }

    private static boolean hasAssertion(byte[] mutant) {
        Element root = Trees.parse(mutant).getDocumentElement();
        return Wrapping.own(root, "Assertion") != null || Wrapping.own(root, "EncryptedAssertion") != null;
    }

    private static boolean saysSigned(byte[] mutant) {
        return Wrapping.own(Trees.parse(mutant).getDocumentElement(), "Signature") != null;
    }
}
