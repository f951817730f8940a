// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.Problem;

/** The problem types, from one resource file since most are from memory only. */
@Assumption("fitconnect.event-problem-types")
final class Problems {

    private static final String PREFIX = "https://schema.fitko.de/fit-connect/events/problems/";
    private static final Properties NAMES = load();

    private Problems() {}

    /** Thrown inside the examination; ends in a rejection. */
    static final class Found extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        Found(Problem problem) {
            super(problem.type(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    static Found found(String name, String detail, String instance) {
        String entry = NAMES.getProperty(name);
        if (entry == null) {
            throw new IllegalArgumentException("no problem type " + name);
        }
        int bar = entry.indexOf('|');
        return new Found(new Problem(PREFIX + entry.substring(0, bar), entry.substring(bar + 1), detail, instance));
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
