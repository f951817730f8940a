// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.json.Yaml;

/**
 * The list of unconfirmed facts about real services that the SDK relies on ({@code docs/assumptions.yaml}, which travels in this jar). Immutable and
 * safe for use by many threads.
 */
public final class KnownAssumptions {

    private static final String RESOURCE = "assumptions.yaml";

    private KnownAssumptions() {}

    /**
     * One fact.
     *
     * @param id stable id, named in the code by {@link org.ozgsdk.core.Assumption}
     * @param statement what we believe
     * @param source the sheet and section, or who said so
     * @param remedy the setting that changes it if it turns out wrong
     * @param status {@code open}, {@code confirmed} with a date, or {@code refuted} with a date
     */
    public record Entry(String id, String statement, String source, String remedy, String status) {

        /** {@return true if a recording against the real service confirmed it} */
        public boolean confirmed() {
            return status.startsWith("confirmed");
        }
    }

    /** {@return all facts in the order of the list} */
    public static List<Entry> all() {
        try (InputStream in = KnownAssumptions.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing in the jar of the sandbox");
            }
            return Yaml.object(in.readAllBytes(), "docs/assumptions.yaml").objects("assumptions").stream()
                    .map(KnownAssumptions::entry)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(JsonObject fact) {
        return new Entry(
                fact.text("id"), fact.text("statement"), fact.text("source"), fact.text("switch"), fact.text("status"));
    }
}
