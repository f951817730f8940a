// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.json.Json;

/** Where report and page go. */
final class StoryFiles {

    private final Path folder;

    private StoryFiles(Path folder) {
        this.folder = folder;
    }

    /** Checks before the story begins that it can be written down. */
    static StoryFiles in(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new ConfigurationException("Der Zielpfad " + folder
                    + " ist eine Datei; mit --target einen Ordner angeben. / The target path is a file.");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "In den Zielordner " + folder
                            + " kann nicht geschrieben werden. / The target folder is not writable.",
                    e);
        }
        return new StoryFiles(folder);
    }

    void write(Story story) {
        ServiceSize size = ServiceSize.of(StoryOptions.home(), story.places());
        Headline headline = Headline.of(story, size);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("ok", story.ok());
        report.put("service", story.service());
        report.put("headline", headline.text());
        report.put("seconds", headline.seconds());
        report.put("linesOfService", size.lines());
        report.put("linesOfCodePerPlace", size.linesPerPlace());
        report.put("counterparts", "simulated");
        report.put("wireFactsConfirmed", headline.confirmed());
        report.put("wireFacts", headline.facts());
        report.putAll(story.facts());
        report.put("steps", story.steps());
        report.put("places", story.places().stream().map(PlaceStory::report).toList());
        put("report.json", Json.writePretty(report));
        put("index.html", new StoryPage(story, headline).html().getBytes(StandardCharsets.UTF_8));
        Path page = folder.resolve("index.html").toAbsolutePath().normalize();
        story.say("", "");
        story.say(headline.text(), headline.text());
        story.say("Seite: " + page, "Page: " + page);
    }

    void put(String name, byte[] content) {
        try {
            Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new ConfigurationException(
                    folder.resolve(name) + " kann nicht geschrieben werden. / is not writable.", e);
        }
    }
}
