// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.UntrustedException;

/** Reads and writes JSON with the one mapper of the SDK. Safe for use by many threads. */
public final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxNumberLength(100)
                            .maxStringLength(64 * 1024 * 1024)
                            .maxDocumentLength(128L * 1024 * 1024)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .addModule(new SimpleModule()
                    .addSerializer(Double.class, new FiniteNumbers())
                    .addSerializer(Float.class, new FiniteNumbers()))
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Json() {}

    /**
     * Reads one JSON object.
     *
     * @param content the bytes, UTF-8
     * @param what names the document in error messages, for instance "answer of the token endpoint"; no personal data
     * @return the object
     * @throws UntrustedException if it is no well-formed JSON object, has duplicate members, is nested deeper than 100 or longer than 128 MiB, or
     *     holds half of a surrogate pair, which no UTF-8 can carry (RFC 7493, 2.1)
     */
    public static JsonObject object(byte[] content, String what) {
        JsonNode node = tree(content, what);
        if (!node.isObject()) {
            throw new UntrustedException(what + ": expected a JSON object, found something else.");
        }
        return new JsonObject(node, what);
    }

    /**
     * Checks that a document of any shape is well formed, without looking into it.
     *
     * @param content the bytes, UTF-8
     * @param what names the document in error messages; no personal data
     * @throws UntrustedException if it is no well-formed JSON; the limits are those of {@link #object}
     */
    public static void requireWellFormed(byte[] content, String what) {
        tree(content, what);
    }

    /**
     * Reads a list of JSON objects that stands at the top of a document.
     *
     * @param content the bytes, UTF-8
     * @param what names the document in error messages; no personal data
     * @return the objects in order
     * @throws UntrustedException if it is no well-formed list of objects; the limits are those of {@link #object}
     */
    public static List<JsonObject> objects(byte[] content, String what) {
        JsonNode node = tree(content, what);
        List<JsonObject> result = new ArrayList<>();
        if (!node.isArray()) {
            throw new UntrustedException(what + ": expected a JSON list of objects, found something else.");
        }
        for (JsonNode element : node) {
            if (!element.isObject()) {
                throw new UntrustedException(what + ": expected a JSON list of objects, found something else in it.");
            }
            result.add(new JsonObject(element, what));
        }
        return List.copyOf(result);
    }

    /**
     * Reads one JSON object into a type of the caller: a record, or a class with public fields or setters. Every member must have its counterpart, so that a
     * mistyped name is found; a counterpart without member keeps its default. A text is no number and no flag, and no number is cut to a whole one.
     *
     * @param <T> the caller's type
     * @param content the bytes, UTF-8
     * @param type the caller's type; in a named module its package must be open to {@code com.fasterxml.jackson.databind}
     * @param what names the document in error messages; no personal data
     * @return a new object
     * @throws UntrustedException if it is no well-formed JSON object of this shape; the limits are those of {@link #object}
     */
    public static <T> T read(byte[] content, Class<T> type, String what) {
        JsonObject object = object(content, what);
        try {
            return MAPPER.treeToValue(object.node(), type);
        } catch (JsonMappingException e) {
            String path = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            throw new UntrustedException(
                    what + ": the member \"" + JsonTexts.shown(path) + "\" is unknown or of another type.");
        } catch (JsonProcessingException e) {
            throw malformed(what, e);
        }
    }

    private static JsonNode tree(byte[] content, String what) {
        try {
            JsonNode node = JsonTexts.isUtf8(content) ? MAPPER.readTree(content) : null;
            if (node == null || JsonTexts.holdsHalfPair(content, node)) {
                throw malformed(what, null);
            }
            return node;
        } catch (IOException | NumberFormatException e) {
            // The second: an exponent beyond BigDecimal.
            throw malformed(what, e);
        }
    }

    /**
     * Writes a JSON object in its given order, without blanks.
     *
     * @param members maps, lists, texts, numbers, booleans and {@link JsonObject}s, nested as needed; pass an ordered map where order matters
     * @return the bytes, UTF-8
     * @throws IllegalArgumentException if a value cannot be written, also NaN, infinity and half of a surrogate pair, which JSON cannot hold
     */
    public static byte[] write(Map<String, ?> members) {
        try {
            return whole(MAPPER.writeValueAsBytes(members));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Writes a JSON object in its given order with line breaks, for people.
     *
     * @param members as for {@link #write}
     * @return the bytes, UTF-8
     * @throws IllegalArgumentException if a value cannot be written
     */
    public static byte[] writePretty(Map<String, ?> members) {
        try {
            return whole(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(members));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static byte[] whole(byte[] written) {
        if (JsonTexts.escapesSurrogate(written)) {
            throw new IllegalArgumentException("not writable as JSON: a text holds half of a surrogate pair");
        }
        return written;
    }

    private static UntrustedException malformed(String what, @Nullable Exception e) {
        // Jackson quotes the content in its messages; the place is enough and holds nothing personal.
        String place = e instanceof JsonProcessingException json && json.getLocation() != null
                ? " at line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr()
                : "";
        return new UntrustedException(what + ": not well-formed JSON" + place + ".");
    }

    /** Jackson would write NaN as a text, and the receiver would find another type. */
    private static final class FiniteNumbers extends JsonSerializer<Number> {

        @Override
        public void serialize(Number value, JsonGenerator out, SerializerProvider serializers) throws IOException {
            if (!Double.isFinite(value.doubleValue())) {
                throw JsonMappingException.from(out, "a number is not finite");
            }
            out.writeNumber(new BigDecimal(value.toString()));
        }
    }
}
