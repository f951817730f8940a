// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JweMutantsTest {

    private static final int ROUNDS = Boolean.getBoolean("ozg.long") ? 100_000 : 5_000;

    @TempDir
    Path spool;

    @Test
    void noMutantOpensToAnythingButItsSeed() throws IOException {
        long seed = Long.getLong("ozg.seed", System.nanoTime());
        Random random = new Random(seed);
        JweMutants mutants = new JweMutants(random, spool);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            JweMutants.Seed origin = mutants.seed(random);
            byte[] text = mutants.mutant(origin, random);
            String as = "seed " + seed + ", round " + round + "; repeat with -Dozg.seed";
            byte[] plain;
            try {
                plain = mutants.opened(text);
            } catch (RuntimeException | Error e) {
                throw new AssertionError(as, e);
            }
            if (plain == null) {
                refused++;
            } else {
                assertThat(plain).as(as).isEqualTo(origin.plain());
                boolean unchanged = Arrays.equals(origin.jwe().getBytes(StandardCharsets.ISO_8859_1), text);
                assertThat(unchanged).as("only the seed itself opens, " + as).isTrue();
            }
        }
        assertThat(refused).as("seed %d", seed).isBetween(ROUNDS * 8 / 10, ROUNDS - 1);
        try (Stream<Path> files = Files.list(spool)) {
            assertThat(files).as("nothing stays behind").isEmpty();
        }
    }
}
