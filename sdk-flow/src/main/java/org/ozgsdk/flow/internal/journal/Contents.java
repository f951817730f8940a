// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.journal;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;
import org.ozgsdk.flow.Declaration;

/**
 * What a person declared, apart from the journal: it is personal data, so it lies in a space of its own and is gone after its time. Cut into pieces that a store
 * takes.
 */
public final class Contents {

    private static final String SPACE = "flow.content";

    private final Store store;
    private final Clock clock;
    private final Duration kept;

    /**
     * Opens the contents.
     *
     * @param store where they lie
     * @param clock the clock
     * @param kept how long after they were put
     */
    public Contents(Store store, Clock clock, Duration kept) {
        this.store = store;
        this.clock = clock;
        this.kept = kept;
    }

    /** Keeps a declaration under a new random id. */
    public void put(UUID journey, UUID content, Declaration declaration) {
        byte[] all = Json.write(written(declaration));
        int piece = 0;
        for (int at = 0; at < all.length; at += Store.MAX_VALUE_BYTES) {
            byte[] part = Arrays.copyOfRange(all, at, Math.min(all.length, at + Store.MAX_VALUE_BYTES));
            String key = prefix(journey, content) + String.format("%06d", piece++);
            if (store.putIfAbsent(SPACE, key, part, clock.instant().plus(kept)).isEmpty()) {
                throw new IllegalStateException("a declaration with this random id exists already");
            }
        }
    }

    /** Finds a declaration, empty if its time is over or it was forgotten. */
    public Optional<Declaration> find(UUID journey, UUID content) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        entries(prefix(journey, content)).forEach(entry -> all.writeBytes(entry.value()));
        return all.size() == 0
                ? Optional.empty()
                : Optional.of(read(Json.object(all.toByteArray(), "stored declaration")));
    }

    /** Keeps a short text, for instance the address of a mailbox. */
    public void put(UUID journey, String name, String text) {
        store.putIfAbsent(
                SPACE,
                journey + ":" + name,
                Json.write(Map.of("text", text)),
                clock.instant().plus(kept));
    }

    /** Finds a short text. */
    public Optional<String> find(UUID journey, String name) {
        return store.find(SPACE, journey + ":" + name)
                .map(entry -> Json.object(entry.value(), "stored text").text("text"));
    }

    /** Removes everything of a journey. */
    public void forget(UUID journey) {
        entries(journey + ":").forEach(store::remove);
    }

    private List<StoredEntry> entries(String prefix) {
        List<StoredEntry> all = new ArrayList<>();
        String after = "";
        while (true) {
            List<StoredEntry> page = store.list(SPACE, prefix, after, 10);
            all.addAll(page);
            if (page.size() < 10) {
                return all;
            }
            after = page.get(page.size() - 1).key();
        }
    }

    private static String prefix(UUID journey, UUID content) {
        return journey + ":" + content + ":";
    }

    private static Map<String, Object> written(Declaration declaration) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", declaration.title());
        json.put("schemaUri", declaration.schemaUri());
        json.put("mediaType", declaration.mediaType());
        json.put("data", Base64.getEncoder().encodeToString(declaration.data()));
        json.put(
                "sections",
                declaration.sections().stream().map(Contents::written).toList());
        return json;
    }

    private static Map<String, Object> written(Declaration.Section section) {
        return Map.of(
                "heading",
                section.heading(),
                "lines",
                section.lines().stream()
                        .map(line -> Map.of("label", line.label(), "value", line.value()))
                        .toList());
    }

    private static Declaration read(JsonObject json) {
        Declaration.Builder builder = Declaration.builder(
                json.text("title"),
                json.text("schemaUri"),
                json.text("mediaType"),
                Base64.getDecoder().decode(json.text("data")));
        for (JsonObject section : json.objects("sections")) {
            builder.section(section.text("heading"));
            section.objects("lines").forEach(line -> builder.line(line.text("label"), line.text("value")));
        }
        return builder.build();
    }
}
