// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;

/** The files a story plays with. Whatever is wrong with them is one German sentence. */
final class Inputs {

    private final Path folder;

    Inputs(Path folder) {
        this.folder = folder;
    }

    <T> List<T> applications(Class<T> type) {
        try (Stream<Path> files = Files.list(folder)) {
            List<T> applications = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> read(file, type))
                    .toList();
            if (applications.isEmpty()) {
                throw new ConfigurationException("Im Ordner " + folder
                        + " liegt kein Antrag (*.json). / There is no application in the folder.");
            }
            return applications;
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Der Ordner " + folder + " ist nicht lesbar. / The folder is not readable.", e);
        }
    }

    byte[] file(String name) {
        return bytes(folder.resolve(name));
    }

    private static <T> T read(Path file, Class<T> type) {
        try {
            return Json.read(bytes(file), type, String.valueOf(file.getFileName()));
        } catch (UntrustedException e) {
            throw new ConfigurationException(
                    "Der Antrag " + file + " ist kein vollständiges JSON in der Form der Beispiele. / "
                            + e.getMessage(),
                    e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ConfigurationException("Die Datei " + file + " ist nicht lesbar. / The file is not readable.", e);
        }
    }
}
