// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.xml.SchemaSource;
import org.ozgsdk.core.xml.XmlLimits;

/** Schemas and messages of real standards, which we did not write, and the verdicts another validator gave. */
class RealMessagesTest {

    private static final Path DATA = Path.of(System.getProperty("ozg.project.root", ".."), "../shared/data/xoev");

    @ParameterizedTest
    @CsvSource({
        "xwasser,       xwasser.xsd,      xwasser/xsd, xoev.erstellungszeitpunkt;xoev.list-version;xoev.nachrichtentyp",
        "xschule,       xschule.xsd,      xschule/xsd;xbildung/xsd,",
        "xbeteiligung,  xbeteiligung.xsd, xbeteiligung/xsd, xoev.nachrichtentyp",
        "xdomea-3.0.0,  xdomea.xsd,       xdomea-3.0.0/xsd, xoev.list-version"
    })
    void realMessagesGetTheVerdictOfTheReference(
            String standard, String main, String folders, @Nullable String ownRules) throws IOException {
        Path folder = present(DATA.resolve(standard));
        Messages messages = Messages.builder(new Real(standard, main, sources(folders)), Trade.PRODUCT)
                .limits(XmlLimits.DEFAULT.withTextLength(2_000_000))
                .build();

        Map<String, String> verdicts = new TreeMap<>();
        Set<String> own = new TreeSet<>();
        Map<String, String> expected = expected(folder.resolve("EXPECTED-xsd.tsv"));
        for (String message : expected.keySet()) {
            ValidationReport report = messages.validate(
                    Files.readAllBytes(folder.resolve("messages").resolve(message)));
            // The reference knows the schema only; our own rules are looked at below.
            boolean valid = report.findings().stream()
                    .noneMatch(finding -> finding.rule().startsWith("xsd."));
            verdicts.put(message, valid ? "valid" : "invalid");
            report.findings().stream()
                    .map(Finding::rule)
                    .filter(rule -> rule.startsWith("xoev."))
                    .forEach(own::add);
            assertThat(report.findings()).allSatisfy(finding -> {
                assertThat(finding.rule()).matches("xsd\\.cvc-.*|xoev\\..*");
                assertThat(finding.place()).startsWith("/");
                assertThat(finding.text()).doesNotContain("Regel des Schemas");
            });
        }
        assertThat(verdicts).isNotEmpty().isEqualTo(expected);
        assertThat(String.join(";", own)).isEqualTo(ownRules == null ? "" : ownRules);
    }

    @Test
    void ourHeaderIsValidAgainstTheOfficialUnqualifiedSchema() throws IOException {
        officialHeader(
                HeaderForm.UNQUALIFIED,
                "xoev-basisnachricht-unqualified-g2g_1.1.xsd",
                "http://xoev.de/schemata/basisnachricht/unqualified/g2g/1_1");
    }

    @Test
    void ourHeaderIsValidAgainstTheOfficialQualifiedSchema() throws IOException {
        officialHeader(
                HeaderForm.QUALIFIED,
                "xoev-basisnachricht-g2g_1.1.xsd",
                "http://xoev.de/schemata/basisnachricht/g2g/1_1");
    }

    /** By the official patterns a text of 1 MB did not end within a minute. */
    @Test
    void aHugeTextOfOfficialLettersTakesNoTimeAndABadLetterInItIsFound() throws IOException {
        Messages messages = Messages.builder(
                        new HeaderOnly.Standard(
                                HeaderForm.UNQUALIFIED,
                                wrapped(
                                        "xoev-basisnachricht-unqualified-g2g_1.1.xsd",
                                        "http://xoev.de/schemata/basisnachricht/unqualified/g2g/1_1")),
                        Trade.PRODUCT)
                .limits(XmlLimits.DEFAULT.withTextLength(2_000_000))
                .build();
        String name = "Äm\u0310tchen ".repeat(100_000);
        byte[] huge = messages.write(new HeaderOnly.Content(), Party.dvdv("psw:1", name), Trade.OFFICE)
                .orThrow()
                .bytes();
        byte[] bad = new String(huge, UTF_8)
                .replace(name + "</name>", name + "☃</name>")
                .getBytes(UTF_8);
        byte[] attribute = new String(huge, UTF_8)
                .replace("produkt=\"Gewerbe", "produkt=\"☃")
                .getBytes(UTF_8);

        assertTimeout(
                Duration.ofSeconds(1),
                () -> assertThat(messages.validate(huge).findings()).isEmpty());
        List<Finding> findings = assertTimeout(
                Duration.ofSeconds(1), () -> messages.validate(bad).findings());
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).rule()).isEqualTo("xsd.cvc-pattern-valid");
        assertThat(findings.get(0).place()).isEqualTo("/nachricht.0001/nachrichtenkopf.g2g/autor/name");
        assertThat(findings.get(0).text())
                .contains("(U+2603 SNOWMAN) ist im Datentyp C der DIN 91379 nicht erlaubt.")
                .hasSizeLessThan(300);
        assertThat(messages.validate(attribute).findings())
                .extracting(Finding::rule, Finding::place)
                .containsExactly(tuple("xsd.cvc-pattern-valid", "/nachricht.0001/@produkt"));
    }

    /** The official schema has a type for messages but no root: three lines of ours give it one, as every standard does. */
    private static void officialHeader(HeaderForm form, String file, String namespace) throws IOException {
        Messages messages = Messages.builder(new HeaderOnly.Standard(form, wrapped(file, namespace)), Trade.PRODUCT)
                .test("Test")
                .build();

        MessageResult good = messages.write(new HeaderOnly.Content(), Trade.PORTAL, Trade.OFFICE);
        MessageResult bad =
                messages.write(new HeaderOnly.Content(), new Party(Code.of("DVDV"), "a:1", "Amt"), Trade.OFFICE);

        assertThat(good.orThrow().bytes()).isNotEmpty();
        assertThat(messages.validate(good.orThrow().bytes()).findings()).isEmpty();
        // The official schema demands the version of the list of directories.
        assertThat(((MessageResult.Refused) bad).findings())
                .extracting(Finding::rule)
                .containsExactly("xsd.cvc-complex-type.4");
    }

    private static List<SchemaSource> wrapped(String file, String namespace) {
        String wrapper = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:b='" + namespace
                + "' targetNamespace='" + HeaderOnly.NAMESPACE + "'><xs:import namespace='" + namespace
                + "' schemaLocation='http://xoev.de/" + file + "'/>"
                + "<xs:element name='nachricht.0001' type='b:Nachricht.G2GType'/></xs:schema>";
        return Stream.concat(
                        Stream.of(SchemaSource.of("wrapper.xsd", new ByteArrayInputStream(wrapper.getBytes(UTF_8)))),
                        SchemaSource.ofFolder(present(DATA.resolve("_basis/xsd"))).stream())
                .toList();
    }

    private static List<SchemaSource> sources(String folders) {
        return Stream.concat(Stream.of(folders.split(";")), Stream.of("_basis/xsd"))
                .flatMap(folder -> SchemaSource.ofFolder(DATA.resolve(folder)).stream())
                .toList();
    }

    private static Map<String, String> expected(Path tsv) throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (String line : Files.readAllLines(tsv)) {
            if (!line.startsWith("#") && !line.isBlank()) {
                expected.put(line.split("\t")[0], line.split("\t")[1]);
            }
        }
        return expected;
    }

    private static Path present(Path folder) {
        assumeTrue(Files.exists(folder), "skipped: the schemas of real standards are not beside the project");
        return folder;
    }

    record Real(String id, String mainSchema, List<SchemaSource> schemaSources) implements XoevStandard {

        @Override
        public String name() {
            return id;
        }

        @Override
        public String version() {
            return "test";
        }

        @Override
        public URI schemaUri() {
            return URI.create("urn:test:" + id);
        }

        @Override
        public List<MessageType> messageTypes() {
            return List.of();
        }
    }
}
