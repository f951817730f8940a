// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.internal;

import java.net.URI;
import java.util.Optional;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.transport.Response;

/** Tolerant reading of what payment services answer. */
public final class Answers {

    private Answers() {}

    /**
     * Reads a member whatever its type; a member that only describes must not keep money from being seen.
     *
     * @param json the object
     * @param member its member
     * @return the text, empty if missing or blank
     */
    public static Optional<String> loose(JsonObject json, String member) {
        return json.looseTexts(member).stream().findFirst().filter(text -> !text.isBlank());
    }

    /**
     * Shows a foreign word in stores and logs only if it looks like one.
     *
     * @param word the word
     * @return the word, or a question mark
     */
    public static String printable(String word) {
        return word.length() <= 36 && word.chars().allMatch(letter -> letter > ' ' && letter < 127) ? word : "?";
    }

    /**
     * Reads the address of a payment page: https, or http on this machine in the sandbox.
     *
     * @param text the address
     * @param environment which world
     * @return the address, empty if it is no safe one
     */
    public static Optional<URI> page(String text, Environment environment) {
        try {
            URI uri = URI.create(text);
            boolean secure = "https".equals(uri.getScheme()) && uri.getHost() != null;
            boolean own = environment == Environment.SANDBOX
                    && "http".equals(uri.getScheme())
                    && ("127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost()));
            return secure || own ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Says why a status could not be read.
     *
     * @param answer an answer that is no success
     * @param code the service's own code
     * @return what to throw
     */
    public static OzgException refused(Response answer, String code) {
        if (answer.status() >= 500 || answer.status() == 429 || answer.status() == 408) {
            return new UnavailableException(
                    "Der Bezahldienst kann gerade nicht antworten (" + answer.status()
                            + "). / The payment service cannot answer now.",
                    null,
                    null);
        }
        return new RejectedException(
                "Der Bezahldienst lehnt die Statusabfrage ab (" + answer.status() + " " + code
                        + "). / The payment service refuses to tell the status.",
                answer.status(),
                code,
                "");
    }
}
