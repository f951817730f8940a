// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ozgsdk.core.ConfigurationException;

/**
 * How much code the service has, counted in its sources at run time.
 *
 * @param lines lines of main code that are neither empty nor comment
 * @param linesPerPlace how many of them name one of the places by its key: code that would have to be written again for a new place
 */
record ServiceSize(long lines, long linesPerPlace) {

    static ServiceSize of(Path home, List<PlaceStory> places) {
        Path sources = home.resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            List<String> code = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(ServiceSize::linesOf)
                    .map(String::strip)
                    .filter(line -> !line.isEmpty()
                            && !line.startsWith("//")
                            && !line.startsWith("*")
                            && !line.startsWith("/*"))
                    .toList();
            long perPlace = code.stream()
                    .filter(line -> places.stream()
                            .anyMatch(place -> line.contains(place.ars().digits())))
                    .count();
            return new ServiceSize(code.size(), perPlace);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Die Quellen des Beispiels fehlen unter " + sources
                            + "; bitte im Ordner des Projekts starten. / The sources" + " of the example are missing.",
                    e);
        }
    }

    private static Stream<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new ConfigurationException(file + " ist nicht lesbar. / is not readable.", e);
        }
    }
}
