// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/** What a story told, kept for the next life of its process. The service itself goes on from its journal, not from here. */
final class Memory {

    private Memory() {}

    static void keep(Story story) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("started", story.started().toString());
        all.put("steps", story.steps());
        all.put("places", story.places().stream().map(PlaceStory::memory).toList());
        try {
            Files.write(file(story), Json.write(all));
        } catch (IOException e) {
            throw new ConfigurationException(file(story) + " ist nicht beschreibbar. / is not writable.", e);
        }
    }

    static void recall(Story story) {
        try {
            JsonObject all = Json.object(Files.readAllBytes(file(story)), "story.json");
            List<PlaceStory> places = all.objects("places").stream()
                    .map(place -> PlaceStory.recalled(story, Ars.of(place.text("ars")), place))
                    .toList();
            story.goOn(Instant.parse(all.text("started")), places, all.texts("steps"));
        } catch (IOException e) {
            throw new ConfigurationException(file(story) + " ist nicht lesbar. / is not readable.", e);
        }
    }

    private static Path file(Story story) {
        return story.options().target().resolve("story.json");
    }
}
