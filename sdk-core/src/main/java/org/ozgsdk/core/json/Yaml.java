// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.ozgsdk.core.UntrustedException;

/**
 * Reads YAML that people write (descriptors, lists) into the same view as JSON. Safe for use by many threads. Write keys and identifiers in quotes: YAML
 * takes 053340002002 for an octal number, which {@link JsonObject#text} refuses.
 */
public final class Yaml {

    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Yaml() {}

    /**
     * Reads one YAML document whose root is a mapping.
     *
     * @param content the bytes, UTF-8
     * @param what names the document in error messages; no personal data
     * @return the mapping
     * @throws UntrustedException if it is not well-formed, has duplicate keys, an alias ({@code *name}), a second document or more than 100 levels, or its
     *     root is no mapping
     */
    public static JsonObject object(byte[] content, String what) {
        try {
            refuseAliases(content, what);
            JsonNode node = MAPPER.readTree(content);
            if (node != null && node.isObject()) {
                return new JsonObject(node, what);
            }
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null ? "" : " at " + Place.of(e.getLocation());
            throw new UntrustedException(what + ": not well-formed YAML" + place + ".");
        } catch (IOException | NumberFormatException e) {
            throw new UntrustedException(what + ": not readable as YAML.");
        }
        throw new UntrustedException(what + ": expected a YAML mapping, found something else.");
    }

    /**
     * Tells where the values of a document stand, so that a mistake can be shown to the person who wrote it.
     *
     * @param content the bytes of a document that {@link #object} accepted
     * @param what names the document in error messages; no personal data
     * @return where each value begins, by its JSON Pointer without escapes: {@code /rules/0/amount}; the root is the empty text
     * @throws UntrustedException if it is not well-formed
     */
    public static Map<String, Place> places(byte[] content, String what) {
        try (YAMLParser parser = (YAMLParser) MAPPER.createParser(content)) {
            Map<String, Place> places = new HashMap<>();
            parser.nextToken();
            collect(parser, "", places);
            return Map.copyOf(places);
        } catch (IOException | NumberFormatException e) {
            throw new UntrustedException(what + ": not readable as YAML.");
        }
    }

    private static void collect(YAMLParser parser, String path, Map<String, Place> places) throws IOException {
        places.put(path, Place.of(parser.currentTokenLocation()));
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                collect(parser, path + "/" + name, places);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                collect(parser, path + "/" + i, places);
            }
        }
    }

    /**
     * Where something stands in a document.
     *
     * @param line from 1
     * @param column from 1
     */
    public record Place(int line, int column) {

        private static Place of(JsonLocation location) {
            return new Place(location.getLineNr(), location.getColumnNr());
        }

        /** {@return for instance {@code line 3, column 12}} */
        @Override
        public String toString() {
            return "line " + line + ", column " + column;
        }
    }

    /** The tree would hold the name of the alias in place of what it stands for. */
    private static void refuseAliases(byte[] content, String what) throws IOException {
        try (YAMLParser parser = (YAMLParser) MAPPER.createParser(content)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias()) {
                    throw new UntrustedException(what + ": a YAML alias at line "
                            + parser.currentTokenLocation().getLineNr() + "; write the value out.");
                }
            }
        }
    }
}
