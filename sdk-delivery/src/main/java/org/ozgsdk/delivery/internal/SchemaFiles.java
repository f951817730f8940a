// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.Severity;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;

/** Schemas of the metadata by version; the one place that knows the validator, which may be absent. */
public final class SchemaFiles {

    private static final int MOST_BYTES = 4 << 20;
    private static final Pattern METADATA =
            Pattern.compile("https://schema\\.fitko\\.de/fit-connect/metadata/(\\d{1,4}\\.\\d{1,4}\\.\\d{1,4})/.*");

    private final Map<String, Schema> byVersion;

    private SchemaFiles(Map<String, Schema> byVersion) {
        this.byVersion = Collections.unmodifiableMap(byVersion);
    }

    /**
     * Reads schema files.
     *
     * @param files the files
     * @return the schemas
     */
    public static SchemaFiles read(List<Path> files) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, String> ids = new TreeMap<>();
        for (Path file : files) {
            String text = text(file);
            String id = id(file, text);
            Matcher version = METADATA.matcher(id);
            boolean twice = texts.put(id, text) != null;
            if (twice || (version.matches() && ids.put(version.group(1), id) != null)) {
                throw new ConfigurationException("MetadataSchemas: there is more than one file for " + id + ".");
            }
        }
        if (ids.isEmpty()) {
            throw new ConfigurationException(
                    "MetadataSchemas: expected at least one schema whose $id begins with https://schema.fitko.de/fit-connect/metadata/, found "
                            + files.size() + " other files.");
        }
        SchemaRegistry registry = registry(texts);
        Map<String, Schema> byVersion = new TreeMap<>();
        ids.forEach((version, id) -> byVersion.put(version, schema(registry, id)));
        return new SchemaFiles(byVersion);
    }

    /** Knows the given texts and the dialects that the library brings along; nothing is fetched. */
    private static SchemaRegistry registry(Map<String, String> texts) {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .preloadSchema(false)
                .build();
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                registry -> registry.schemas(texts)
                        .schemaLoader(loader -> loader.fetchRemoteResources(false))
                        .schemaRegistryConfig(config));
    }

    private static Schema schema(SchemaRegistry registry, String id) {
        try {
            Schema schema = registry.getSchema(SchemaLocation.of(id));
            schema.initializeValidators();
            return schema;
        } catch (SchemaException | IllegalArgumentException e) { // the second: a pattern that is none
            throw new ConfigurationException(
                    "MetadataSchemas: " + id
                            + " is no schema, or refers to one that is not among the files; nothing is fetched. Put it beside.",
                    e);
        }
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length <= MOST_BYTES) {
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new ConfigurationException(
                    "MetadataSchemas: expected a readable schema file, found " + file + ".", e);
        }
        throw new ConfigurationException("MetadataSchemas: " + file + " is larger than " + MOST_BYTES + " bytes.");
    }

    private static String id(Path file, String text) {
        try {
            return Json.object(text.getBytes(StandardCharsets.UTF_8), file.toString())
                    .text("$id");
        } catch (UntrustedException e) {
            throw new ConfigurationException(
                    "MetadataSchemas: expected a JSON Schema with $id, found something else in " + file + ".", e);
        }
    }

    /** {@return the versions there are} */
    public Set<String> versions() {
        return byVersion.keySet();
    }

    /**
     * Checks metadata.
     *
     * @param version their version
     * @param metadata JSON
     * @return the breaches
     */
    public List<Finding> check(String version, byte[] metadata) {
        Json.object(metadata, "metadata"); // the validator reads duplicate members and any depth
        Schema schema = byVersion.get(version);
        if (schema == null) {
            return List.of(
                    new Finding(
                            "fitconnect.metadata-schema",
                            "metadata",
                            Severity.WARNING,
                            "Für Metadaten " + version + " liegt keine Schemadatei vor, sondern für " + versions()
                                    + ": nur die Struktur ist geprüft; die Datei zu MetadataSchemas legen. / There is no schema file of this version; only the structure is checked."));
        }
        return schema.validate(new String(metadata, StandardCharsets.UTF_8), InputFormat.JSON).stream()
                .map(error -> finding(error, version))
                .toList();
    }

    /** The library's own texts quote values. */
    private static Finding finding(Error error, String version) {
        String place = String.valueOf(error.getInstanceLocation());
        return new Finding(
                "fitconnect.metadata-schema." + error.getKeyword(),
                place,
                Severity.ERROR,
                "Metadaten: " + place + " verletzt \"" + error.getKeyword() + "\" im Schema " + version
                        + ": die Angabe in der Einreichung ändern. / The metadata break this rule of their schema.");
    }
}
