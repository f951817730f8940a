// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.json.Yaml;

/** The schemas of the standard's OpenAPI file, which lies beside the project and is not ours to ship. */
final class PaymentSchemas {

    private final JsonObject components;

    private PaymentSchemas(JsonObject components) {
        this.components = components;
    }

    /** Skips the test where the file is absent. */
    static PaymentSchemas orSkip() {
        Path file = Path.of(System.getProperty("ozg.project.root", "."))
                .resolve("../shared/data/payment/XBezahldienste-v1.2.0.openapi.yaml")
                .normalize();
        Assumptions.assumeTrue(Files.exists(file), "the OpenAPI file of XBezahldienste is not beside the project");
        try {
            return new PaymentSchemas(
                    Yaml.object(Files.readAllBytes(file), "openapi").object("components"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a schema finds wrong with a text. OpenAPI 3.0 means draft 4 where a minimum is exclusive. */
    List<String> findings(String schema, String json) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("allOf", List.of(Map.of("$ref", "#/components/schemas/" + schema)));
        document.put("components", components);
        Schema validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                .getSchema(new String(Json.write(document), StandardCharsets.UTF_8), InputFormat.JSON);
        return validator.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
