// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.UntrustedException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/** The two readers in detail: every limit at its edge by the pull reader too, encodings, and what a caller may do with them. */
class XmlReadersTest {

    private static final XmlLimits SMALL = new XmlLimits(200, 3, 4, 2, 5);

    private static XMLStreamReader reader(String xml) {
        return Xml.reader(xml.getBytes(UTF_8), XmlLimits.DEFAULT);
    }

    private static String text(byte[] xml) {
        return Xml.document(xml, XmlLimits.DEFAULT).getDocumentElement().getTextContent();
    }

    private static List<String> names(String xml, XmlLimits limits) throws XMLStreamException {
        XMLStreamReader reader = Xml.reader(xml.getBytes(UTF_8), limits);
        List<String> names = new ArrayList<>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                names.add(reader.getLocalName());
            }
        }
        return names;
    }

    @Test
    void thePullReaderTakesWhatIsAtTheLimitAndNothingAboveIt() throws Exception {
        String most = "<a x='12345' y=''><b><c>12<![CDATA[34]]>5</c></b><d/></a>";

        assertThat(names(most, SMALL)).containsExactly("a", "b", "c", "d");
        for (String more : List.of(
                most.replace("<c>", "<c><e/>"),
                most.replace("<d/>", "<d/><e/>"),
                most.replace("y=''", "y='' z=''"),
                most.replace("'12345'", "'123456'"),
                most.replace("]]>5", "]]>56"),
                most + " ".repeat(200 - most.length() + 1))) {
            assertThatThrownBy(() -> names(more, SMALL)).as(more).isInstanceOf(UntrustedException.class);
        }
        assertThat(names(most + " ".repeat(200 - most.length()), SMALL)).hasSize(4);
    }

    @Test
    void thePullReaderCountsByItself() throws Exception {
        // Behind the first reading stands the counting of the pull reader; it must hold alone.
        for (String more : List.of(
                "<a><b><c><d/></c></b></a>",
                "<a><b/><b/><b/><b/></a>",
                "<a x='' y='' z=''/>",
                "<a x='123456'/>",
                "<a>123456</a>",
                "<a>123<!--c-->456</a>")) {
            XMLStreamReader bare = XMLInputFactory.newDefaultFactory()
                    .createXMLStreamReader(new ByteArrayInputStream(more.getBytes(UTF_8)));
            XMLStreamReader limited = new LimitedStreamReader(bare, SMALL);

            assertThatThrownBy(() -> {
                        while (limited.hasNext()) {
                            limited.next();
                        }
                    })
                    .as(more)
                    .isInstanceOf(UntrustedException.class)
                    .hasMessageContaining("XmlLimits.");
        }
    }

    @Test
    void textOfOneElementEndsWhereTheNextTagBegins() throws Exception {
        assertThat(names("<a>12345<b>12345</b>12345<b>12345</b>12345</a>", SMALL))
                .containsExactly("a", "b", "b");
    }

    @Test
    void aTagIsFoundBehindCommentsInstructionsAndBlanksOnly() throws Exception {
        XMLStreamReader reader = reader("<?go now?><!--c--><a> \n<!--c--><?go now?><![CDATA[ ]]><b/>x</a>");

        assertThat(reader.nextTag()).isEqualTo(XMLStreamConstants.START_ELEMENT);
        assertThat(reader.nextTag()).isEqualTo(XMLStreamConstants.START_ELEMENT);
        assertThat(reader.getLocalName()).isEqualTo("b");
        assertThat(reader.nextTag()).isEqualTo(XMLStreamConstants.END_ELEMENT);
        assertThatThrownBy(reader::nextTag).isInstanceOf(XMLStreamException.class);
    }

    @Test
    void theTextOfAnElementLeavesOutCommentsAndRefusesElements() throws Exception {
        XMLStreamReader reader = reader("<a>1<!--c-->2<?go now?>&lt;<![CDATA[<3>]]>&#228;</a>");
        reader.nextTag();
        assertThat(reader.getElementText()).isEqualTo("12<<3>ä");
        assertThat(reader.getEventType()).isEqualTo(XMLStreamConstants.END_ELEMENT);

        XMLStreamReader mixed = reader("<a>1<b/></a>");
        mixed.nextTag();
        assertThatThrownBy(mixed::getElementText).isInstanceOf(XMLStreamException.class);
    }

    @Test
    void namesCarryTheirNamespaceWhateverThePrefix() throws Exception {
        XMLStreamReader reader =
                reader("<a xmlns='urn:x' xmlns:p='urn:y' p:k='1'><p:b xmlns:p='urn:z'/><c xmlns=''/></a>");
        reader.nextTag();
        assertThat(reader.getName()).isEqualTo(new QName("urn:x", "a"));
        assertThat(reader.getAttributeValue("urn:y", "k")).isEqualTo("1");
        reader.nextTag();
        assertThat(reader.getName()).isEqualTo(new QName("urn:z", "b"));
        reader.nextTag();
        reader.nextTag();
        assertThat(reader.getName()).isEqualTo(new QName("c"));
    }

    @Test
    void encodingsAreTakenFromMarkOrDeclaration() throws Exception {
        for (Charset wide : List.of(UTF_16BE, UTF_16LE)) {
            byte[] marked = ("\uFEFF<r>äöü€</r>").getBytes(wide);
            assertThat(text(marked)).as("%s", wide).isEqualTo("äöü€");
            XMLStreamReader reader = Xml.reader(marked, XmlLimits.DEFAULT);
            reader.nextTag();
            assertThat(reader.getElementText()).as("%s", wide).isEqualTo("äöü€");
        }
        assertThat(text("\uFEFF<r>ä</r>".getBytes(UTF_8))).isEqualTo("ä");
        assertThat(text("<?xml version='1.0' encoding='windows-1252'?><r>ä€</r>".getBytes("windows-1252")))
                .isEqualTo("ä€");
        assertThatThrownBy(() -> text("<r>ä</r>".getBytes("ISO-8859-1"))).isInstanceOf(UntrustedException.class);
        assertThatThrownBy(() -> text("<?xml version='1.0' encoding='UTF-8'?><r>ä</r>".getBytes("ISO-8859-1")))
                .isInstanceOf(UntrustedException.class);
    }

    @Test
    void aHundredNamespacesInOneElementAreRead() throws Exception {
        StringBuilder xml = new StringBuilder("<r");
        for (int i = 0; i < 100; i++) {
            xml.append(" xmlns:a").append(i).append("='u'");
        }
        XMLStreamReader reader = reader(xml + "/>");
        reader.nextTag();

        assertThat(reader.getNamespaceCount()).isEqualTo(100);
    }

    @Test
    void aRaisedLimitHoldsForATreeToo() {
        StringBuilder xml = new StringBuilder("<r");
        for (int i = 0; i < 10_500; i++) {
            xml.append(" a").append(i).append("=''");
        }
        XmlLimits wide = new XmlLimits(1 << 20, 300, 1_000, 10_500, 100);

        assertThat(Xml.document((xml + "/>").getBytes(UTF_8), wide)
                        .getDocumentElement()
                        .getAttributes()
                        .getLength())
                .isEqualTo(10_500);
        String deep = "<a>".repeat(300) + "</a>".repeat(300);
        assertThat(Xml.document(deep.getBytes(UTF_8), wide)
                        .getElementsByTagName("a")
                        .getLength())
                .isEqualTo(300);
    }

    @Test
    void theSourceForJaxbKeepsOnlyTheFeaturesItHas() throws Exception {
        XMLReader reader = Xml.source("<a/>".getBytes(UTF_8), XmlLimits.DEFAULT).getXMLReader();

        reader.setFeature("http://xml.org/sax/features/namespaces", true);
        reader.setFeature("http://xml.org/sax/features/namespace-prefixes", false);
        assertThatThrownBy(() -> reader.setFeature("http://xml.org/sax/features/namespaces", false))
                .isInstanceOf(SAXNotRecognizedException.class);
        assertThatThrownBy(() -> reader.setFeature("http://xml.org/sax/features/namespace-prefixes", true))
                .isInstanceOf(SAXNotRecognizedException.class);
        assertThatThrownBy(() -> reader.setFeature("http://xml.org/sax/features/external-general-entities", true))
                .isInstanceOf(SAXNotRecognizedException.class);
    }

    @Test
    void aFatalErrorNeverReachesAHandlerThatWouldSwallowIt() {
        XMLReader reader =
                Xml.source("<a>\n<KANARIE".getBytes(UTF_8), XmlLimits.DEFAULT).getXMLReader();
        reader.setErrorHandler(new org.xml.sax.helpers.DefaultHandler() {
            @Override
            public void fatalError(SAXParseException e) {
                // A careless user's handler, which would go on with half a document.
            }
        });

        assertThatThrownBy(
                        () -> reader.parse(new InputSource(new ByteArrayInputStream("<a>\n<KANARIE".getBytes(UTF_8)))))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("KANARIE")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 0xB, 0xC, 0xE, 0x1F, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFE, 0xFFFF})
    void theWriterRefusesEachForbiddenCharacterInTextAndAttributeAndAtTheVeryEnd(int character) throws Exception {
        String bad = "a" + (char) character;
        for (String behind : List.of("", "z")) {
            assertThatThrownBy(() -> {
                        XMLStreamWriter writer = Xml.writer(new ByteArrayOutputStream());
                        writer.writeStartElement("r");
                        writer.writeCharacters(bad + behind);
                        writer.close();
                    })
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(String.format("XML cannot hold the character U+%04X.", character));
            assertThatThrownBy(() -> {
                        XMLStreamWriter writer = Xml.writer(new ByteArrayOutputStream());
                        writer.writeStartElement("r");
                        writer.writeAttribute("a", bad + behind);
                        writer.writeEndElement();
                        writer.close();
                    })
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot hold");
        }
    }

    @Test
    void theWriterTakesEveryOtherCharacterAndTheReaderGivesItBack() throws Exception {
        StringBuilder all = new StringBuilder("\t\n");
        for (int c = 0x20; c <= 0xFFFD; c++) {
            if (c < 0xD800 || c > 0xDFFF) {
                all.append((char) c);
            }
        }
        all.appendCodePoint(0x10000).appendCodePoint(0x1F600).appendCodePoint(0x10FFFF);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XMLStreamWriter writer = Xml.writer(out);
        writer.writeStartElement("r");
        writer.writeCharacters(all.toString());
        writer.writeEndElement();
        writer.close();

        assertThat(Xml.document(out.toByteArray(), XmlLimits.DEFAULT.withTextLength(100_000))
                        .getDocumentElement()
                        .getTextContent())
                .isEqualTo(all.toString());
    }

    @Test
    void closingTheWriterLeavesTheStreamOpen() throws Exception {
        List<String> calls = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                calls.add("close");
            }
        };
        XMLStreamWriter writer = Xml.writer(out);
        writer.writeEmptyElement("r");
        writer.writeEndDocument();
        writer.close();

        assertThat(out.toString(UTF_8)).isEqualTo("<r/>");
        assertThat(calls).isEmpty();
    }

    @Test
    void aDamagedDocumentIsReadOrRefusedByEveryReaderAlikeAndNothingElse() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] good = ("<?xml version='1.0' encoding='UTF-8'?><a:r xmlns:a='urn:x' k='v'><!--c--><a:b>Đặng &amp; &#228;"
                        + "<![CDATA[<]]></a:b><?go now?><c xmlns='urn:y'/></a:r>")
                .getBytes(UTF_8);
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            byte[] bad = damage(good, random);
            String where = "seed " + seed + ", round " + round;
            boolean tree = outcome(() -> Xml.document(bad, XmlLimits.DEFAULT), where);
            boolean pull = outcome(
                    () -> {
                        XMLStreamReader reader = Xml.reader(bad, XmlLimits.DEFAULT);
                        while (reader.hasNext()) {
                            reader.next();
                        }
                    },
                    where);
            assertThat(pull).as(where).isEqualTo(tree);
            refused += tree ? 0 : 1;
        }
        assertThat(refused).as("seed %d", seed).isBetween(200, 1_990);
    }

    private static byte[] damage(byte[] good, Random random) {
        int at = random.nextInt(good.length);
        return switch (random.nextInt(3)) {
            case 0 -> {
                byte[] bad = good.clone();
                bad[at] = (byte) random.nextInt(256);
                yield bad;
            }
            case 1 -> Arrays.copyOf(good, at);
            default -> {
                byte[] bad = new byte[good.length + 1];
                System.arraycopy(good, 0, bad, 0, at);
                bad[at] = (byte) "<>&'\"/:;]\u0001".charAt(random.nextInt(10));
                System.arraycopy(good, at, bad, at + 1, good.length - at);
                yield bad;
            }
        };
    }

    private interface Reading {
        void run() throws Exception;
    }

    private static boolean outcome(Reading reading, String where) {
        try {
            reading.run();
            return true;
        } catch (UntrustedException e) {
            assertThat(e).as(where).hasNoCause();
            return false;
        } catch (Exception e) {
            throw new AssertionError(where, e);
        }
    }
}
