// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.core.Responsibility;
import org.ozgsdk.core.json.Json;

/** All keys of the official lists, where they are on this machine. */
class RealKeysTest {

    private static List<String> keys(String file) throws IOException {
        Path path = Path.of(System.getProperty("ozg.project.root", ".."), "../shared/data/ozg", file);
        Assumptions.assumeTrue(Files.isReadable(path), "the official list " + file + " is not on this machine");
        return Files.readAllLines(path, StandardCharsets.UTF_8).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }

    @Test
    void everyGemeindeKeyParsesAndPrintsBackTheSame() throws IOException {
        List<String> gemeinden = keys("gemeinden.csv");

        assertThat(gemeinden)
                .hasSizeGreaterThan(10_000)
                .allSatisfy(key -> assertThat(Ars.of(key)).hasToString(key));
    }

    @Test
    void everyLeikaKeyParsesAndPrintsBackTheSame() throws IOException {
        List<String> services = keys("leika_zu_ozg_2019.csv");

        assertThat(services).hasSizeGreaterThan(4_000).allSatisfy(key -> {
            assertThat(LeikaKey.of(key)).hasToString(key);
            assertThat(LeikaKey.ofUrn(LeikaKey.of(key).urn())).isEqualTo(LeikaKey.of(key));
        });
    }

    @Test
    void everyGemeindeRollsUpOverItsVerbandAndKreisToItsLand() throws IOException {
        Set<String> verbaende = Set.copyOf(keys("gemeindeverbaende.csv"));
        Set<String> kreise = Set.copyOf(keys("kreise.csv"));

        for (String key : keys("gemeinden.csv")) {
            List<Ars> levels = Ars.of(key).rollUp();
            assertThat(verbaende).contains(key.substring(0, 9));
            // Waters and a common territory belong to a Land but to no Kreis: 07000, 13000.
            assertThat(kreise.contains(key.substring(0, 5)) || key.startsWith("000", 2))
                    .as(key)
                    .isTrue();
            assertThat(levels)
                    .contains(
                            Ars.of(key.substring(0, 9) + "000"),
                            Ars.of(key.substring(0, 5) + "0000000"),
                            Ars.of(key.substring(0, 2) + "0000000000"),
                            Ars.BUND)
                    .startsWith(Ars.of(key))
                    .allMatch(level -> level.contains(Ars.of(key)));
        }
    }

    @Test
    void inADirectoryOfAllVerbaendeEveryGemeindeFindsItsOwn() throws IOException {
        List<Map<String, Object>> entries = keys("gemeindeverbaende.csv").stream()
                .map(key ->
                        StaticDirectoryTest.entry(Town.joined(key + "000", Integer.parseInt(key.substring(2)), key)))
                .toList();
        StaticDirectory directory = StaticDirectory.read(Json.write(Map.of("places", entries)), new SettableClock());
        LeikaKey service = LeikaKey.of("99050012104000");

        Set<String> wrong = keys("gemeinden.csv").stream()
                .filter(key -> !(directory.find(service, Ars.of(key)) instanceof Responsibility.Offered offered)
                        || !offered.only().authority().name().equals(key.substring(0, 9)))
                .collect(Collectors.toSet());

        assertThat(wrong).isEmpty();
    }
}
