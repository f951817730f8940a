// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

class SchemaSetTest {

    private static final String HEAD =
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='urn:types' xmlns:m='urn:main' ";
    private static final SchemaSource TYPES = source(
            "types.xsd",
            HEAD + "targetNamespace='urn:types'><xs:simpleType name='Short'><xs:restriction base='xs:string'>"
                    + "<xs:maxLength value='3'/></xs:restriction></xs:simpleType></xs:schema>");
    private static final SchemaSource MAIN = source(
            "main.xsd",
            HEAD + "targetNamespace='urn:main'><xs:include schemaLocation='part.xsd'/><xs:import namespace='urn:types'"
                    + " schemaLocation='https://standard.example/deep/types.xsd'/>"
                    + "<xs:element name='r' type='t:Short'/></xs:schema>");
    private static final SchemaSource PART =
            source("part.xsd", HEAD + "><xs:element name='s' type='xs:int'/></xs:schema>");

    @Test
    void importsByUrlAndIncludesAreAnsweredFromTheGivenSources() {
        SchemaSet schemas = SchemaSet.of("main.xsd", List.of(MAIN, PART, TYPES));

        assertThat(breaches(schemas, "<r xmlns='urn:main'>abc</r>")).isEmpty();
        assertThat(breaches(schemas, "<s xmlns='urn:main'>12</s>")).isEmpty();
        assertThat(breaches(schemas, "<r xmlns='urn:main'>abcd</r>"))
                .first()
                .asString()
                .startsWith("cvc-maxLength-valid: Wert 'abcd' mit Länge = '4'");
    }

    @Test
    void aPlaceNamedInTheMessageIsIgnored() {
        SchemaSet schemas = SchemaSet.of("main.xsd", List.of(MAIN, PART, TYPES));
        String location =
                "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:y http://127.0.0.1:9/y.xsd'";

        assertThat(breaches(schemas, "<r xmlns='urn:main' " + location + ">abc</r>"))
                .isEmpty();
        assertThat(breaches(schemas, "<y xmlns='urn:y' " + location + "/>"))
                .first()
                .asString()
                .startsWith("cvc-elt.1");
    }

    @Test
    void aMissingSourceIsNamedAndNeverFetched() {
        assertThatThrownBy(() -> SchemaSet.of("main.xsd", List.of(MAIN, PART)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("types.xsd")
                .hasMessageContaining("urn:types")
                .hasMessageContaining("never fetched");
        assertThatThrownBy(() -> SchemaSet.of("other.xsd", List.of(MAIN)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("main.xsd {urn:main}");
    }

    @Test
    void theSameNameInAnotherNamespaceIsNoAnswer() {
        SchemaSource wrong = source("types.xsd", HEAD + "targetNamespace='urn:other'/>");

        assertThatThrownBy(() -> SchemaSet.of("main.xsd", List.of(MAIN, PART, wrong)))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void ofTwoSourcesForOnePlaceTheFirstWins() {
        SchemaSource wider = source(
                "types.xsd",
                HEAD + "targetNamespace='urn:types'><xs:simpleType name='Short'><xs:restriction base='xs:string'/>"
                        + "</xs:simpleType></xs:schema>");

        assertThat(breaches(
                        SchemaSet.of("main.xsd", List.of(MAIN, PART, wider, TYPES)), "<r xmlns='urn:main'>abcd</r>"))
                .isEmpty();
    }

    @Test
    void aWrongSchemaIsNamedWithItsLine() {
        SchemaSource wrong = source("part.xsd", HEAD + ">\n<xs:element name='s' type='xs:nothing'/></xs:schema>");

        assertThatThrownBy(() -> SchemaSet.of("main.xsd", List.of(MAIN, wrong, TYPES)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("part.xsd")
                .hasMessageContaining("line 2");
    }

    @Test
    void aDtdOfXmlSchemaIsLeftOutAndAnyOtherRefused() {
        String rest = HEAD + "targetNamespace='urn:main'><xs:element name='r' type='xs:int'/></xs:schema>";
        SchemaSource known = source("main.xsd", "<!DOCTYPE schema SYSTEM 'http://127.0.0.1:9/XMLSchema.dtd'>" + rest);
        SchemaSource other = source("main.xsd", "<!DOCTYPE schema SYSTEM 'http://127.0.0.1:9/other.dtd'>" + rest);

        assertThat(breaches(SchemaSet.of("main.xsd", List.of(known)), "<r xmlns='urn:main'>1</r>"))
                .isEmpty();
        assertThatThrownBy(() -> SchemaSet.of("main.xsd", List.of(other))).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void whatIsNotThereOrNoXmlIsAFaultOfTheSetUp() {
        assertThatThrownBy(() -> SchemaSource.of("x.xsd", getClass().getResourceAsStream("/x.xsd")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("x.xsd");
        assertThatThrownBy(() -> source("x.xsd", "no xml")).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> SchemaSource.ofFolder(Path.of("nowhere"))).isInstanceOf(ConfigurationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<!-- only a comment -->",
                "<html><body>Not found</body></html>",
                "<schema/>",
                "<xs:element xmlns:xs='http://www.w3.org/2001/XMLSchema'/>",
                "<xs:schema xmlns:xs='http://www.w3.org/2000/10/XMLSchema'/>",
                "<xs:schema"
            })
    void aFileThatIsNoSchemaIsRefusedByName(String content) {
        assertThatThrownBy(() -> source("deep/folder\\x.xsd", content))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(" x.xsd is no");
    }

    @Test
    void aFolderGivesItsSchemasInOrderAndNothingElse(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("b.xsd"), HEAD + "targetNamespace='urn:b'/>");
        Files.writeString(folder.resolve("a.xsd"), HEAD + "/>");
        Files.writeString(folder.resolve("readme.txt"), "no schema");
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub").resolve("c.xsd"), HEAD + "/>");

        assertThat(SchemaSource.ofFolder(folder))
                .extracting(Object::toString)
                .containsExactly("a.xsd {}", "b.xsd {urn:b}");

        Files.createDirectory(folder.resolve("d.xsd"));
        assertThatThrownBy(() -> SchemaSource.ofFolder(folder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("d.xsd");
    }

    @Test
    void aStreamThatBreaksIsAFaultOfTheSetUpAndIsClosed() {
        boolean[] closed = new boolean[1];
        InputStream breaking = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk");
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        };

        assertThatThrownBy(() -> SchemaSource.of("x.xsd", breaking))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("x.xsd")
                .hasRootCauseMessage("disk");
        assertThat(closed[0]).isTrue();
    }

    @Test
    void anImportWithoutAPlaceIsAnsweredByItsNamespace() {
        SchemaSource main = source(
                "main.xsd",
                HEAD + "targetNamespace='urn:main'><xs:import namespace='urn:types'/>"
                        + "<xs:element name='r' type='t:Short'/></xs:schema>");

        assertThat(breaches(SchemaSet.of("main.xsd", List.of(main, TYPES)), "<r xmlns='urn:main'>abcd</r>"))
                .first()
                .asString()
                .startsWith("cvc-maxLength-valid");
        assertThatThrownBy(() -> SchemaSet.of("main.xsd", List.of(main)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("t:Short");
    }

    private static List<String> breaches(SchemaSet schemas, String xml) {
        List<String> breaches = new ArrayList<>();
        Xml.parse(xml.getBytes(UTF_8), XmlLimits.DEFAULT, schemas.validatorHandler(new DefaultHandler() {
            @Override
            public void error(SAXParseException e) {
                breaches.add(e.getMessage());
            }
        }));
        return breaches;
    }

    private static SchemaSource source(String name, String xml) {
        return SchemaSource.of(name, new ByteArrayInputStream(xml.getBytes(UTF_8)));
    }
}
