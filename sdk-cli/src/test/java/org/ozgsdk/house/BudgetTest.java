// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user gets with each room beside our own jars: how many jars, how many megabytes. A new library raises a number here, knowingly. */
class BudgetTest {

    @ParameterizedTest
    @CsvSource({
        "sdk-core, 16, 18",
        "sdk-xoev, 20, 19",
        "sdk-delivery, 17, 19",
        "sdk-efa, 16, 18",
        "sdk-auth, 23, 23",
        "sdk-payment, 17, 18",
        "sdk-flow, 29, 28",
        "sdk-testkit, 35, 36",
        "sdk-sandbox, 22, 23",
        "sdk-cli, 30, 25"
    })
    void aRoomKeepsItsBudget(String room, int jars, int megabytes) throws IOException {
        List<Path> libraries = Stream.of(
                        SourceTree.read(SourceTree.ROOT.resolve(room).resolve("target/runtime-class-path.txt"))
                                .strip()
                                .split("\\|"))
                .filter(path -> path.endsWith(".jar"))
                .map(Path::of)
                .toList();
        long bytes = 0;
        for (Path library : libraries) {
            bytes += Files.size(library);
        }
        double size = bytes / 1024.0 / 1024.0;
        System.out.printf("%s: %d jars, %.1f MB of libraries%n", room, libraries.size(), size);

        assertThat(libraries).as("libraries of %s", room).isNotEmpty().hasSizeLessThanOrEqualTo(jars);
        assertThat(size).as("megabytes of libraries of %s", room).isLessThanOrEqualTo(megabytes);
    }
}
