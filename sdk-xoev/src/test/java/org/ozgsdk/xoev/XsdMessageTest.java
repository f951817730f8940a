// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.text.Din91379;
import org.ozgsdk.core.xml.SchemaSet;
import org.ozgsdk.core.xml.SchemaSource;
import org.ozgsdk.core.xml.Xml;
import org.ozgsdk.core.xml.XmlLimits;

class XsdMessageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            cvc-enumeration-valid: Wert 'x' ist nicht Facet-gültig in Bezug auf Enumeration '[a, b]'. Er muss ein Wert aus der Enumeration sein. | „x“ ist kein erlaubter Wert; erlaubt sind: a, b.
            cvc-complex-type.2.4.a: Ungültiger Content wurde beginnend mit Element 'c' gefunden. '{"urn:x":a, b}' wird erwartet. | Das Element „c“ ist an dieser Stelle nicht erlaubt; erwartet wird: a, b.
            cvc-complex-type.4: Attribut 'produkt' muss in Element 'r' vorkommen. | Im Element „r“ fehlt das Attribut „produkt“.
            cvc-datatype-valid.1.2.1: '' ist kein gültiger Wert für 'date'. | Die Angabe fehlt. „“ ist kein gültiger Wert; verlangt ist ein Datum (JJJJ-MM-TT).
            cvc-fractionDigits-valid: Wert '1.234' enthält 3 Bruchziffern, die Anzahl an Bruchziffern wurde aber auf 2 beschränkt. | „1.234“ hat zu viele Nachkommastellen; erlaubt sind höchstens 2.
            cvc-new.9: Something 'secret' nobody knew. | Die Nachricht verletzt hier eine Regel des Schemas (cvc-new.9).
            cvc-id.2: Worded in another way. | Die Nachricht verletzt hier eine Regel des Schemas (cvc-id.2).
            """)
    void theValidatorsWordingIsSaidForPeople(String wording, String german) {
        assertThat(XsdMessage.of(wording).german()).isEqualTo(german);
    }

    /** A schema with every facet, and one breach of each: fails when a JDK words a rule in a way we do not read. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <len>abc</len> | length-valid | „abc“ hat 3 Zeichen; verlangt sind genau 2.
            <min>a</min> | minLength-valid | Der Text ist mit 1 Zeichen zu kurz; verlangt sind mindestens 2.
            <max>abc</max> | maxLength-valid | Der Text ist mit 3 Zeichen zu lang; erlaubt sind höchstens 2.
            <pat>c</pat> | pattern-valid | „c“ hat nicht die verlangte Form.
            <enum>c</enum> | enumeration-valid | „c“ ist kein erlaubter Wert; erlaubt sind: a, b.
            <from>4</from> | minInclusive-valid | „4“ ist zu klein; erlaubt ist mindestens 5.
            <to>6</to> | maxInclusive-valid | „6“ ist zu groß; erlaubt ist höchstens 5.
            <dig>123</dig> | totalDigits-valid | „123“ hat zu viele Ziffern; erlaubt sind höchstens 2.
            <frac>1.23</frac> | fractionDigits-valid | „1.23“ hat zu viele Nachkommastellen; erlaubt sind höchstens 1.
            <date>1.2.2026</date> | datatype-valid.1.2.1 | „1.2.2026“ ist kein gültiger Wert; verlangt ist ein Datum (JJJJ-MM-TT).
            <fix>x</fix> | elt.5.2.2.2.2 | Das Element „fix“ muss den Wert „y“ haben; angegeben ist „x“.
            <two/> | complex-type.2.4.b | Das Element „two“ ist nicht vollständig; es fehlt: b.
            <two>t<b/></two> | complex-type.2.3 | Im Element „two“ darf kein Text stehen, nur andere Elemente.
            <two><c/></two> | complex-type.2.4.a | Das Element „c“ ist an dieser Stelle nicht erlaubt; erwartet wird: b.
            <two><b/><c/></two> | complex-type.2.4.d | Das Element „c“ ist hier zu viel.
            <max2><b/><b/><b/></max2> | complex-type.2.4.e | Das Element „b“ darf höchstens 2-mal vorkommen.
            <max3><b/><b/><b/></max3> | complex-type.2.4.e | Das Element „b“ darf höchstens 2-mal vorkommen.
            <att/> | complex-type.4 | Im Element „att“ fehlt das Attribut „must“.
            <att must='1' x='1'/> | complex-type.3.2.2 | Das Attribut „x“ ist im Element „att“ nicht erlaubt.
            <att must='1' fix='1'/> | complex-type.3.1 | Das Attribut „fix“ muss den Wert „2“ haben; angegeben ist „1“.
            <any><x:nothing xmlns:x='urn:x'/></any> | complex-type.2.4.c | Das Element „x:nothing“ kommt in den Schemas nicht vor.
            <nothing/> | elt.1.a | Das Element „nothing“ kommt im Schema nicht vor; gehört die Nachricht zu diesem Standard und dieser Version?
            <ref>i</ref> | id.1 | Der Verweis „i“ führt ins Leere.
            <ids><id>i</id><id>i</id></ids> | id.2 | Die Kennung „i“ ist mehrfach vergeben.
            """)
    void eachBreachOfARealSchemaIsSaidForPeople(String xml, String rule, String german) {
        MessageCheck check = MessageCheck.incoming(FACETS, XmlLimits.DEFAULT, Din91379.Datatype.C);
        Xml.parse(xml.getBytes(StandardCharsets.UTF_8), XmlLimits.DEFAULT, check);

        assertThat(check.findings())
                .extracting(Finding::rule, Finding::text)
                .containsExactly(tuple("xsd.cvc-" + rule, german));
    }

    private static String facet(String name, String base, String facets) {
        return "<xs:element name='" + name + "'><xs:simpleType><xs:restriction base='xs:" + base + "'>" + facets
                + "</xs:restriction></xs:simpleType></xs:element>";
    }

    private static String parts(String name, String content) {
        return "<xs:element name='" + name + "'><xs:complexType>" + content + "</xs:complexType></xs:element>";
    }

    private static final SchemaSet FACETS = SchemaSet.of(
            "facets.xsd",
            List.of(SchemaSource.of(
                    "facets.xsd",
                    new ByteArrayInputStream(("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
                                    + facet("len", "string", "<xs:length value='2'/>")
                                    + facet("min", "string", "<xs:minLength value='2'/>")
                                    + facet("max", "string", "<xs:maxLength value='2'/>")
                                    + facet("pat", "string", "<xs:pattern value='[ab]'/>")
                                    + facet("enum", "string", "<xs:enumeration value='a'/><xs:enumeration value='b'/>")
                                    + facet("from", "int", "<xs:minInclusive value='5'/>")
                                    + facet("to", "int", "<xs:maxInclusive value='5'/>")
                                    + facet("dig", "decimal", "<xs:totalDigits value='2'/>")
                                    + facet("frac", "decimal", "<xs:fractionDigits value='1'/>")
                                    + facet("date", "date", "")
                                    + "<xs:element name='fix' type='xs:string' fixed='y'/>"
                                    + parts("two", "<xs:sequence><xs:element name='b'/></xs:sequence>")
                                    + parts(
                                            "max2",
                                            "<xs:sequence><xs:element name='b' maxOccurs='2'/>"
                                                    + "<xs:element name='c' minOccurs='0'/></xs:sequence>")
                                    + parts("max3", "<xs:sequence><xs:element name='b' maxOccurs='2'/></xs:sequence>")
                                    + parts(
                                            "att",
                                            "<xs:attribute name='must' use='required'/>"
                                                    + "<xs:attribute name='fix' fixed='2'/>")
                                    + parts("any", "<xs:sequence><xs:any processContents='strict'/></xs:sequence>")
                                    + "<xs:element name='ref' type='xs:IDREF'/>"
                                    + parts(
                                            "ids",
                                            "<xs:sequence><xs:element name='id' type='xs:ID' maxOccurs='2'/>"
                                                    + "</xs:sequence>")
                                    + "</xs:schema>")
                            .getBytes(StandardCharsets.UTF_8)))));

    @Test
    void aValueThatLooksLikeTheRestOfTheSentenceIsReadWhole() {
        String value = "a' ist nicht Facet-gültig in Bezug auf Muster 'b' für Typ 'c'.";
        XsdMessage message = XsdMessage.of("cvc-pattern-valid: Wert '" + value
                + "' ist nicht Facet-gültig in Bezug auf Muster '[']*' für Typ 'T'.");

        assertThat(message.rule()).isEqualTo("cvc-pattern-valid");
        assertThat(message.argument(0)).isEqualTo(value);
        assertThat(message.argument(1)).isEqualTo("[']*");
        assertThat(message.argument(2)).isEqualTo("T");
    }

    @Test
    void aLongValueIsShownByItsBeginning() {
        assertThat(XsdMessage.of("cvc-id.2: ID-Wert '" + "x".repeat(500) + "' kommt mehrmals vor.")
                        .german())
                .hasSizeLessThan(150);
    }
}
