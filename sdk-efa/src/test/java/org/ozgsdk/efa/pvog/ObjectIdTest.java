// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"B100019.LB.574711", "L100108.LB.L100108_120656", "S100002.LB.abc-D"})
    void idsOfEveryEditorPass(String id) {
        assertThat(ObjectId.is("LB", id)).isTrue();
        assertThat(ObjectId.is("OE", id)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "B100019.LB.",
                "B100019.LB.1/2",
                "B10001.LB.1",
                "b100019.LB.1",
                "B100019.XX.1",
                "B100019.LB.1&q=2",
                "B100019.LB.ä"
            })
    void otherTextsAreNoIds(String id) {
        assertThat(ObjectId.is("LB", id)).isFalse();
    }

    @Test
    void everyIdOfARealListPasses() throws IOException {
        Path file = Path.of(
                System.getProperty("ozg.project.root", ".."),
                "../shared/data/ozg/pvog/suchdienst-v5-servicedescriptions-csv-ars000000000000-first300.csv");
        Assumptions.assumeTrue(Files.isReadable(file), "the real PVOG list is not on this machine");
        List<String[]> rows = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .skip(1)
                .map(line -> line.split("\\|", -1))
                .toList();

        assertThat(rows).hasSizeGreaterThan(200).allSatisfy(row -> {
            assertThat(ObjectId.is("LB", row[0])).as(row[0]).isTrue();
            assertThat(row[5].isEmpty() || ObjectId.is("OD", row[5])).as(row[5]).isTrue();
        });
    }
}
