// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import org.ozgsdk.core.UntrustedException;

/** Reads YAML that people write (descriptors, lists) into the same view as JSON. Safe for use by many threads. */
public final class Yaml {

    private static final YAMLMapper MAPPER = new YAMLMapper();

    private Yaml() {}

    /**
     * Reads one YAML document whose root is a mapping.
     *
     * @param content the bytes, UTF-8
     * @param what names the document in error messages; no personal data
     * @return the mapping
     * @throws UntrustedException if it is not well-formed or its root is no mapping
     */
    public static JsonObject object(byte[] content, String what) {
        try {
            JsonNode node = MAPPER.readTree(content);
            if (node != null && node.isObject()) {
                return new JsonObject(node, what);
            }
        } catch (JsonProcessingException e) {
            throw new UntrustedException(
                    what + ": not well-formed YAML at line " + e.getLocation().getLineNr() + ".");
        } catch (IOException e) {
            throw new UntrustedException(what + ": not readable as YAML.");
        }
        throw new UntrustedException(what + ": expected a YAML mapping, found something else.");
    }
}
