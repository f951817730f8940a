// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
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
            String place =
                    e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
            throw new UntrustedException(what + ": not well-formed YAML" + place + ".");
        } catch (IOException | NumberFormatException e) {
            throw new UntrustedException(what + ": not readable as YAML.");
        }
        throw new UntrustedException(what + ": expected a YAML mapping, found something else.");
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
