// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.delivery.Problem;

/** The problems a receiver tells a sender, in the words of FIT-Connect (documentation "Prüfung und Bestätigung"). They stand in one resource file. */
@Assumption("fitconnect.event-problem-types")
public final class Problems {

    private static final String PREFIX = "https://schema.fitko.de/fit-connect/events/problems/";
    private static final Properties NAMES = load();

    private Problems() {}

    /**
     * Makes a problem of the vocabulary.
     *
     * @param name its group and name, for instance {@code data/schema-violation}
     * @param detail what exactly, for the sender; no personal data
     * @param instance which part: {@code metadata}, {@code data}, {@code submission} or {@code attachment:<id>}
     * @return the problem
     * @throws IllegalArgumentException if the vocabulary has no such name; make a {@link Problem} of your own then
     */
    public static Problem of(String name, String detail, String instance) {
        String title = NAMES.getProperty(name);
        if (title == null) {
            throw new IllegalArgumentException("FIT-Connect has no problem " + name + "; known are "
                    + NAMES.stringPropertyNames().stream().sorted().toList());
        }
        return new Problem(PREFIX + name, title, detail, instance);
    }

    /**
     * The data break a rule of their schema or of the specialist system.
     *
     * @param detail which, without personal data
     * @return the problem
     */
    public static Problem dataSchemaViolation(String detail) {
        return of("data/schema-violation", detail, "data");
    }

    /**
     * Something else went wrong.
     *
     * @param detail what
     * @return the problem
     */
    public static Problem technicalError(String detail) {
        return of("other/technical-error", detail, "submission");
    }

    private static Properties load() {
        Properties names = new Properties();
        try (InputStream in = Problems.class.getResourceAsStream("problems.properties")) {
            if (in == null) {
                throw new IllegalStateException("problems.properties is missing in the jar");
            }
            names.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
