// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.UntrustedException;
import org.w3c.dom.Document;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

class XmlTest {

    @Test
    void aDocumentKeepsNamespacesAndTextAndLeavesCommentsOut() {
        Document document = Xml.document(
                "<a:r xmlns:a='urn:x'><!--c--><a:b>Đặng &amp;<!--c--> Šůša<![CDATA[<]]></a:b></a:r>".getBytes(UTF_8),
                XmlLimits.DEFAULT);

        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo("urn:x");
        assertThat(document.getDocumentElement().getChildNodes().getLength()).isEqualTo(1);
        assertThat(document.getDocumentElement().getFirstChild().getChildNodes().getLength())
                .isEqualTo(1);
        assertThat(document.getDocumentElement().getTextContent()).isEqualTo("Đặng & Šůša<");
    }

    @Test
    void theReaderGivesWhatTheWriterWrote() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        XMLStreamWriter writer = Xml.writer(bytes);
        writer.writeStartDocument("UTF-8", "1.0");
        writer.writeStartElement("p", "name", "urn:x");
        writer.writeNamespace("p", "urn:x");
        writer.writeAttribute("art", "\"<&'\t");
        writer.writeCharacters("Łukasz <&> Øster 😀");
        writer.writeEndElement();
        writer.writeEndDocument();
        writer.close();

        XMLStreamReader reader = Xml.reader(bytes.toByteArray(), XmlLimits.DEFAULT);
        assertThat(reader.nextTag()).isEqualTo(XMLStreamConstants.START_ELEMENT);
        assertThat(reader.getNamespaceURI()).isEqualTo("urn:x");
        assertThat(reader.getAttributeValue(null, "art")).startsWith("\"<&'");
        assertThat(reader.getElementText()).isEqualTo("Łukasz <&> Øster 😀");
        assertThat(bytes.toString(UTF_8)).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001B", "\uFFFE", "\uFFFF", "\uD83D x", "\uDE00"})
    void theWriterRefusesWhatXmlCannotHold(String text) throws Exception {
        XMLStreamWriter writer = Xml.writer(new ByteArrayOutputStream());
        writer.writeStartElement("a");

        assertThatThrownBy(() -> {
                    writer.writeCharacters(text);
                    writer.flush();
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("XML cannot hold the character U+");
    }

    @Test
    void anotherEncodingIsRead() {
        byte[] latin1 = "<?xml version='1.0' encoding='ISO-8859-1'?><r>äöü</r>".getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf16 = "<?xml version='1.0' encoding='UTF-16'?><r>äöü</r>".getBytes(StandardCharsets.UTF_16);

        assertThat(Xml.document(latin1, XmlLimits.DEFAULT).getDocumentElement().getTextContent())
                .isEqualTo("äöü");
        assertThat(Xml.document(utf16, XmlLimits.DEFAULT).getDocumentElement().getTextContent())
                .isEqualTo("äöü");
    }

    @Test
    void brokenUtf8IsRefusedWithoutItsBytes() {
        byte[] broken = {'<', 'r', '>', (byte) 0xC3, '(', '<', '/', 'r', '>'};

        assertThatThrownBy(() -> Xml.document(broken, XmlLimits.DEFAULT))
                .isInstanceOf(UntrustedException.class)
                .hasNoCause();
        assertThatThrownBy(() -> {
                    XMLStreamReader reader = Xml.reader(broken, XmlLimits.DEFAULT);
                    reader.nextTag();
                    reader.getElementText();
                })
                .isInstanceOf(UntrustedException.class)
                .hasNoCause();
    }

    @Test
    void whatIsAtTheLimitPassesAndOneMoreDoesNot() {
        XmlLimits limits = new XmlLimits(100, 3, 4, 2, 5);
        String most = "<a x='12345' y=''><b><c>12345</c></b><d/></a>";

        assertThat(names(most, limits)).containsExactly("a", "b", "c", "d");
        for (String more : List.of(
                most.replace("<c>", "<c><e/>"),
                most.replace("<d/>", "<d/><e/>"),
                most.replace("y=''", "y='' z=''"),
                most.replace("'12345'", "'123456'"),
                most.replace(">12345<", ">123456<"),
                most + " ".repeat(100))) {
            assertThatThrownBy(() -> names(more, limits)).as(more).isInstanceOf(UntrustedException.class);
        }
    }

    @Test
    void aMessageSaysWhichLimitToRaise() {
        assertThatThrownBy(() -> names("<a>123456</a>", new XmlLimits(100, 3, 4, 2, 5)))
                .hasMessageContaining("XmlLimits.textLength = 5");
        assertThatThrownBy(() -> names("<!DOCTYPE a><a/>", XmlLimits.DEFAULT)).hasMessageContaining("DOCTYPE");
        assertThatThrownBy(() -> names("<a>\n<b></a>", XmlLimits.DEFAULT)).hasMessageContaining("line 2");
    }

    @Test
    void nobodyCanMakeAReaderLessStrict() {
        XMLReader reader = Xml.source("<a/>".getBytes(UTF_8), XmlLimits.DEFAULT).getXMLReader();

        assertThatThrownBy(() -> reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", false))
                .isInstanceOf(SAXNotRecognizedException.class);
        assertThatThrownBy(() -> reader.setProperty("http://javax.xml.XMLConstants/property/accessExternalDTD", "all"))
                .isInstanceOf(SAXNotRecognizedException.class);
    }

    @Test
    void aFailingHandlerIsNotMistakenForBadXml() {
        assertThatThrownBy(() -> Xml.parse("<a/>".getBytes(UTF_8), XmlLimits.DEFAULT, new DefaultHandler() {
                    @Override
                    public void endDocument() throws SAXException {
                        throw new SAXException("mine");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("mine");
    }

    @Test
    void limitsMustBePositive() {
        assertThatThrownBy(() -> XmlLimits.DEFAULT.withBytes(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(XmlLimits.DEFAULT.withTextLength(7).textLength()).isEqualTo(7);
    }

    private static List<String> names(String xml, XmlLimits limits) {
        List<String> names = new ArrayList<>();
        Xml.parse(xml.getBytes(UTF_8), limits, new DefaultHandler() {
            @Override
            public void startElement(String uri, String local, String name, Attributes attributes) {
                names.add(local);
            }
        });
        return names;
    }
}
