// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.internal;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
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
     * Reads an amount in whole cents.
     *
     * @param json the object
     * @param member its member
     * @return the amount in euro, empty if missing
     * @throws UntrustedException if it is there and no amount: it may neither confirm nor be passed over
     */
    public static Optional<BigDecimal> cents(JsonObject json, String member) {
        return loose(json, member).map(text -> {
            if (text.length() > 12 || !text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
                throw new UntrustedException("answer of the payment service: " + member + " is no amount in cents");
            }
            return BigDecimal.valueOf(Long.parseLong(text), 2);
        });
    }

    /**
     * Reads the object of an answer, if it is one: a page of something in between is none.
     *
     * @param answer the answer
     * @param what names it in messages
     * @return the object, empty if it cannot be read
     */
    public static Optional<JsonObject> json(Response answer, String what) {
        try {
            return Optional.of(Json.object(answer.bytes(), what));
        } catch (UntrustedException e) {
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
            return unavailable(Integer.toString(answer.status()));
        }
        return new RejectedException(
                "Der Bezahldienst lehnt die Statusabfrage ab (" + answer.status() + " " + code
                        + "). / The payment service refuses to tell the status.",
                answer.status(),
                code,
                "");
    }

    /**
     * Says that a payment service cannot answer now.
     *
     * @param why its status or code
     * @return what to throw
     */
    public static UnavailableException unavailable(String why) {
        return new UnavailableException(
                "Der Bezahldienst kann gerade nicht antworten (" + why + "). / The payment service cannot answer now.",
                null,
                null);
    }
}
