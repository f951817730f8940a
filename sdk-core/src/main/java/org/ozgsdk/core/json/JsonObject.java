// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.json;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.ozgsdk.core.UntrustedException;

/**
 * Immutable view of a JSON object. The reading methods name a member and throw {@link UntrustedException} where it is missing or of another type; the
 * {@code optional} forms are empty where it is missing or null, and still throw on another type. {@code toString} shows names only, never values.
 */
public final class JsonObject {

    private final JsonNode node;
    private final String what;

    JsonObject(JsonNode node, String what) {
        this.node = node;
        this.what = what;
    }

    /**
     * Reads a text.
     *
     * @param name the member
     * @return the text
     */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    /**
     * Reads a text that may be missing.
     *
     * @param name the member
     * @return the text, empty if missing or null
     */
    public Optional<String> optionalText(String name) {
        return member(name, JsonNode::isTextual, "a text").map(JsonNode::textValue);
    }

    /**
     * Reads a whole number.
     *
     * @param name the member
     * @return the number
     */
    public long number(String name) {
        return optionalNumber(name).orElseThrow(() -> missing(name));
    }

    /**
     * Reads a whole number that may be missing.
     *
     * @param name the member
     * @return the number, empty if missing or null
     */
    public Optional<Long> optionalNumber(String name) {
        return member(name, n -> n.isIntegralNumber() && n.canConvertToLong(), "a whole number")
                .map(JsonNode::longValue);
    }

    /**
     * Reads a number with or without decimals, exactly as it is written. Compare it before rounding it: its exponent is the sender's.
     *
     * @param name the member
     * @return the number
     */
    public BigDecimal decimal(String name) {
        return optionalDecimal(name).orElseThrow(() -> missing(name));
    }

    /**
     * Reads a number with or without decimals that may be missing, exactly as it is written.
     *
     * @param name the member
     * @return the number, empty if missing or null
     */
    public Optional<BigDecimal> optionalDecimal(String name) {
        return member(name, JsonNode::isNumber, "a number").map(JsonNode::decimalValue);
    }

    /**
     * Reads true or false that may be missing.
     *
     * @param name the member
     * @return the value, empty if missing or null
     */
    public Optional<Boolean> optionalFlag(String name) {
        return member(name, JsonNode::isBoolean, "true or false").map(JsonNode::booleanValue);
    }

    /**
     * Reads an object.
     *
     * @param name the member
     * @return the object
     */
    public JsonObject object(String name) {
        return optionalObject(name).orElseThrow(() -> missing(name));
    }

    /**
     * Reads an object that may be missing.
     *
     * @param name the member
     * @return the object, empty if missing or null
     */
    public Optional<JsonObject> optionalObject(String name) {
        return member(name, JsonNode::isObject, "an object").map(n -> new JsonObject(n, what + "." + name));
    }

    /**
     * Reads a list of objects; a missing list is an empty one.
     *
     * @param name the member
     * @return the objects
     */
    public List<JsonObject> objects(String name) {
        List<JsonObject> result = new ArrayList<>();
        for (JsonNode element : elements(name, JsonNode::isObject, "a list of objects")) {
            result.add(new JsonObject(element, what + "." + name));
        }
        return List.copyOf(result);
    }

    /**
     * Reads a list of texts; a missing list is an empty one.
     *
     * @param name the member
     * @return the texts
     */
    public List<String> texts(String name) {
        List<String> result = new ArrayList<>();
        for (JsonNode element : elements(name, JsonNode::isTextual, "a list of texts")) {
            result.add(element.textValue());
        }
        return List.copyOf(result);
    }

    /**
     * Reads what a directory filled by many editors holds: one text or a list of texts. Numbers come as their digits; anything else is skipped. Throws
     * nothing, so use it only where a value of another type may be treated as missing.
     *
     * @param name the member
     * @return the texts in order
     */
    public List<String> looseTexts(String name) {
        List<String> result = new ArrayList<>();
        for (JsonNode element : oneOrMany(name)) {
            if (element.isTextual() || element.isNumber()) {
                result.add(element.asText());
            }
        }
        return List.copyOf(result);
    }

    /**
     * Reads one object or a list of objects; anything else is skipped. Throws nothing, so use it only where a value of another type may be treated as
     * missing.
     *
     * @param name the member
     * @return the objects in order
     */
    public List<JsonObject> looseObjects(String name) {
        List<JsonObject> result = new ArrayList<>();
        for (JsonNode element : oneOrMany(name)) {
            if (element.isObject()) {
                result.add(new JsonObject(element, what + "." + name));
            }
        }
        return List.copyOf(result);
    }

    private Iterable<JsonNode> oneOrMany(String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            return List.of();
        }
        return value.isArray() ? value : List.of(value);
    }

    /**
     * Says whether a member is there and not null.
     *
     * @param name the member
     * @return true if it has a value
     */
    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** {@return the names of all members, in order} */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return List.copyOf(names);
    }

    @JsonValue
    JsonNode node() {
        return node;
    }

    private Iterable<JsonNode> elements(String name, Predicate<JsonNode> check, String expected) {
        Optional<JsonNode> list = member(name, JsonNode::isArray, expected);
        if (list.isEmpty()) {
            return List.of();
        }
        for (JsonNode element : list.get()) {
            if (!check.test(element)) {
                throw wrong(name, expected);
            }
        }
        return list.get();
    }

    private Optional<JsonNode> member(String name, Predicate<JsonNode> check, String expected) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!check.test(value)) {
            throw wrong(name, expected);
        }
        return Optional.of(value);
    }

    private UntrustedException missing(String name) {
        return new UntrustedException(what + ": the member \"" + name + "\" is missing.");
    }

    private UntrustedException wrong(String name, String expected) {
        return new UntrustedException(what + ": the member \"" + name + "\" must be " + expected + ".");
    }

    @Override
    public String toString() {
        return what + names().stream().map(JsonTexts::shown).toList();
    }
}
