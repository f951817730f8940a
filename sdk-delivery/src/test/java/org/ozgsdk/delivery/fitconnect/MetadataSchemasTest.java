// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.Severity;
import org.ozgsdk.core.UntrustedException;

/** Schema files of the caller, and what a check by them says. */
class MetadataSchemasTest {

    private static final String SCHEMA = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema",
             "$id":"https://schema.fitko.de/fit-connect/metadata/%s/metadata.schema.json",
             "type":"object","required":["author"],
             "properties":{
               "author":{"type":"object","additionalProperties":false,
                 "properties":{"id":{"type":"string","format":"uuid"},"more":%s}},
               "grossAmount":{"type":"number","minimum":0.01,"multipleOf":0.01}}}
            """;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = schema("a", "2.1.0", "true");
    }

    private Path schema(String name, String version, String more) throws IOException {
        return Files.writeString(folder.resolve(name + ".schema.json"), SCHEMA.formatted(version, more));
    }

    private static byte[] utf8(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatFitsTheSchemaHasNoFindings() {
        MetadataSchemas schemas = MetadataSchemas.of(file);
        assertThat(schemas.versions()).containsExactly("2.1.0");
        assertThat(schemas.check("2.1.0", utf8("{\"author\":{},\"grossAmount\":26.00,\"unknown\":1}")))
                .isEmpty();
    }

    @Test
    void aBreachNamesRuleAndPlaceAndNeverTheValue() {
        List<Finding> findings = MetadataSchemas.of(file)
                .check("2.1.0", utf8("{\"author\":{\"id\":\"Erika Muster\",\"Hans Muster\":1},\"grossAmount\":0.005}"));
        assertThat(findings)
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(
                        "fitconnect.metadata-schema.format",
                        "fitconnect.metadata-schema.additionalProperties",
                        "fitconnect.metadata-schema.minimum",
                        "fitconnect.metadata-schema.multipleOf");
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.place() + finding.text()).doesNotContain("Muster", "0.005");
            assertThat(finding.text()).contains("Schema 2.1.0", finding.place());
        });
    }

    @Test
    void everyAmountOfWholeCentsIsOneAndNoOther() {
        MetadataSchemas schemas = MetadataSchemas.of(file);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            BigDecimal cents = BigDecimal.valueOf(1 + random.nextLong(10_000_000_000_000L), 2);
            assertThat(schemas.check("2.1.0", amount(cents)))
                    .as("seed %d: %s", seed, cents)
                    .isEmpty();
            BigDecimal odd = cents.add(new BigDecimal("0.00" + (1 + random.nextInt(9))));
            assertThat(schemas.check("2.1.0", amount(odd)))
                    .as("seed %d: %s", seed, odd)
                    .isNotEmpty();
        }
    }

    private static byte[] amount(BigDecimal amount) {
        return utf8("{\"author\":{},\"grossAmount\":" + amount.toPlainString() + "}");
    }

    @Test
    void aVersionWithoutFileIsSaidAndNotRefused() {
        MetadataSchemas schemas = MetadataSchemas.of(file);
        assertThat(schemas.covers("1.0.0")).isFalse();
        assertThat(schemas.check("1.0.0", utf8("{}"))).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.text()).contains("1.0.0", "MetadataSchemas");
        });
        assertThat(MetadataChecked.by(schemas, "2.1.0")).hasToString("SCHEMA 2.1.0");
        assertThat(MetadataChecked.by(schemas, "1.0.0")).hasToString("STRUCTURE 1.0.0");
        assertThat(MetadataChecked.by(MetadataCheck.NONE, "2.1.0")).hasToString("STRUCTURE 2.1.0");
        assertThat(MetadataChecked.by((version, metadata) -> List.of(), "2.1.0"))
                .hasToString("SCHEMA 2.1.0");
    }

    @Test
    void whatIsNoObjectOrSaysAMemberTwiceIsNoMetadata() {
        MetadataSchemas schemas = MetadataSchemas.of(file);
        for (String wrong : List.of("[]", "", "{", "{\"author\":1,\"author\":{}}")) {
            assertThatThrownBy(() -> schemas.check("2.1.0", utf8(wrong))).isInstanceOf(UntrustedException.class);
        }
    }

    @Test
    void aFolderIsReadAndItsFilesMayReferToEachOther() throws IOException {
        Files.writeString(
                folder.resolve("b.schema.json"), "{\"$id\":\"https://schema.example/more.json\",\"type\":\"boolean\"}");
        schema("c", "2.0.0", "{\"$ref\":\"https://schema.example/more.json\"}");
        Files.writeString(folder.resolve("readme.txt"), "nothing");

        MetadataSchemas schemas = MetadataSchemas.inFolder(folder);

        assertThat(schemas.versions()).containsExactly("2.0.0", "2.1.0");
        assertThat(schemas.check("2.0.0", utf8("{\"author\":{\"more\":1}}")))
                .extracting(Finding::rule)
                .containsExactly("fitconnect.metadata-schema.type");
    }

    @Test
    void nothingIsFetchedFromWhereASchemaPointsTo() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            byte[] answer = utf8("{\"type\":\"boolean\"}");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            String remote = "http://127.0.0.1:" + server.getAddress().getPort() + "/more.json";
            Path pointing = schema("pointing", "2.2.0", "{\"$ref\":\"" + remote + "\"}");
            assertThatThrownBy(() -> MetadataSchemas.of(pointing))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("not among the files");
            assertThat(calls).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void neitherAFileBesideIsReadThatWasNotGiven() throws IOException {
        Files.writeString(folder.resolve("secret.json"), "{\"type\":\"boolean\"}");
        String uri = folder.resolve("secret.json").toUri().toString();
        Path pointing = schema("pointing", "2.2.0", "{\"$ref\":\"" + uri + "\"}");
        assertThatThrownBy(() -> MetadataSchemas.of(pointing)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void filesThatDoNotFitAreToldWhenTheyAreRead() throws IOException {
        Path twin = schema("twin", "2.1.0", "true");
        Path other = Files.writeString(folder.resolve("other.json"), "{\"$id\":\"https://schema.example/x\"}");
        Path without = Files.writeString(folder.resolve("without.json"), "{}");
        refused("more than one", file, twin);
        refused("is no schema", schema("pattern", "2.3.0", "{\"pattern\":\"[\"}"));
        refused("is no schema", schema("type", "2.3.0", "5"));
        refused("expected at least one schema", other);
        refused("expected a JSON Schema with $id", without);
        refused("expected a readable schema file", folder.resolve("gone.json"));
        assertThatThrownBy(MetadataSchemas::of).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> MetadataSchemas.inFolder(folder.resolve("gone")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("gone");
    }

    private static void refused(String message, Path... files) {
        assertThatThrownBy(() -> MetadataSchemas.of(files))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void withoutTheLibraryTheMessageNamesIt() throws Exception {
        List<URL> rest = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("json-schema-validator")) {
                rest.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(rest.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> schemas = loader.loadClass(MetadataSchemas.class.getName());
            assertThatThrownBy(() -> schemas.getMethod("of", Path[].class).invoke(null, (Object) new Path[] {file}))
                    .cause()
                    .satisfies(
                            e -> assertThat(e.getClass().getName()).isEqualTo(ConfigurationException.class.getName()))
                    .hasMessageContaining("com.networknt:json-schema-validator");
        }
    }

    @Test
    void theFilesOfFitkoAreRead() {
        Path fitko = Path.of(System.getProperty("ozg.project.root", ".."), "..", "shared", "data", "fitconnect");
        Assumptions.assumeTrue(
                Files.isDirectory(fitko), "skipped: FITKO's metadata schemas are not beside this project");
        MetadataSchemas schemas = MetadataSchemas.inFolder(fitko);
        assertThat(schemas.versions()).contains("1.0.0", "2.1.0");
        assertThat(schemas.check("2.1.0", utf8("{\"contentStructure\":{}}")))
                .extracting(Finding::rule)
                .contains("fitconnect.metadata-schema.required");
    }
}
