// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.text.Din91379;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** The letters of DIN 91379 in schemas: same verdict as by the official patterns, in linear time. */
class LetterTypesTest {

    private static final Path BASE =
            Path.of(System.getProperty("ozg.project.root", ".."), "../shared/data/xoev/_basis/xsd");
    private static final String DIN = "urn:xoev-de:kosit:xoev:datentyp:din-91379_2022-08";
    private static final String SCHEMA = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' ";
    /** Ours, so that the tests run without the official file: letters are a, b, c, and d with a dot below. */
    private static final SchemaSource LETTERS = letters("(a|[b-c]|d\u0323)*", "");

    private static final String USES = SCHEMA + "xmlns:d='" + DIN + "' xmlns:t='urn:t' targetNamespace='urn:t'>"
            + "<xs:import namespace='" + DIN + "' schemaLocation='https://x.example/letters.xsd'/>";
    private static final String TYPES = """
            <xs:simpleType name='Short'><xs:restriction base='d:datatypeC'><xs:maxLength value='5'/></xs:restriction></xs:simpleType>
            <xs:simpleType name='Shorter'><xs:restriction base='t:Short'><xs:maxLength value='4'/></xs:restriction></xs:simpleType>
            <xs:complexType name='Noted'><xs:simpleContent><xs:extension base='d:datatypeC'>
              <xs:attribute name='note' type='t:Short'/></xs:extension></xs:simpleContent></xs:complexType>
            <xs:complexType name='ShortNoted'><xs:simpleContent><xs:restriction base='t:Noted'>
              <xs:maxLength value='3'/></xs:restriction></xs:simpleContent></xs:complexType>
            <xs:complexType name='More'><xs:simpleContent><xs:extension base='t:ShortNoted'>
              <xs:attribute name='x' type='xs:string'/></xs:extension></xs:simpleContent></xs:complexType>
            <xs:element name='plain' type='d:datatypeC' nillable='true'/><xs:element name='short' type='t:Short'/>
            <xs:element name='shorter' type='t:Shorter'/><xs:element name='noted' type='t:Noted'/>
            <xs:element name='shortNoted' type='t:ShortNoted'/><xs:element name='more' type='t:More'/>
            <xs:element name='free' type='xs:string'/>
            <xs:element name='inline'><xs:simpleType><xs:restriction base='t:Short'><xs:minLength value='1'/>
              </xs:restriction></xs:simpleType></xs:element>
            <xs:element name='all'><xs:complexType><xs:sequence><xs:any maxOccurs='99'/></xs:sequence></xs:complexType></xs:element>
            </xs:schema>
            """;
    private static final SchemaSet SCHEMAS =
            SchemaSet.of("uses.xsd", List.of(source("uses.xsd", USES + TYPES), LETTERS));

    @ParameterizedTest
    @ValueSource(strings = {"plain", "short", "shorter", "noted", "shortNoted", "more", "inline"})
    void aBadLetterIsFoundInTheTypeAndInAllThatDeriveFromIt(String element) {
        assertThat(breaches("<t:" + element + ">d\u0323a</t:" + element + ">")).isEmpty();
        assertThat(breaches("<t:" + element + ">axc</t:" + element + ">"))
                .containsExactly("cvc-pattern-valid: Wert 'axc' ist nicht Facet-gültig in Bezug auf Muster '(letters)*'"
                        + " für Typ 'datatypeC'.");
    }

    @Test
    void aBadLetterInAnAttributeIsFound() {
        assertThat(breaches("<t:noted note='a'>b</t:noted>")).isEmpty();
        assertThat(breaches("<t:noted note='x'>b</t:noted>"))
                .containsExactly(
                        "cvc-pattern-valid: Wert 'x' ist nicht Facet-gültig in Bezug auf Muster '(letters)*' für Typ"
                                + " 'datatypeC'.",
                        "cvc-attribute.3: Wert 'x' des Attributs 'note' bei Element 't:noted' hat keinen gültigen Typ"
                                + " 'datatypeC'.");
    }

    @Test
    void otherTypesMayHoldAnyLetter() {
        assertThat(breaches("<t:free>xyz</t:free>")).isEmpty();
        assertThat(breaches("<t:more x='xyz'>a</t:more>")).isEmpty();
    }

    @Test
    void theOtherFacetsStayWithTheValidator() {
        assertThat(breaches("<t:short>aaaaaa</t:short>")).first().asString().startsWith("cvc-maxLength-valid");
        assertThat(breaches("<t:inline/>")).first().asString().startsWith("cvc-minLength-valid");
    }

    @Test
    void aTypeNamedInTheMessageAndAnEmptyElementAreChecked() {
        String xsi = " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' ";

        assertThat(breaches("<t:plain" + xsi + "xsi:type='t:Short'>x</t:plain>"))
                .hasSize(1);
        assertThat(breaches("<t:plain" + xsi + "xsi:nil='true'/>")).isEmpty();
        assertThat(breaches("<t:plain/>")).isEmpty();
    }

    @Test
    void eachElementIsJudgedByItsOwnText() {
        assertThat(
                        breaches(
                                "<t:all>\n<t:plain>a</t:plain>\n<t:free>x</t:free>x<t:plain>b</t:plain><t:plain>x</t:plain></t:all>"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("cvc-complex-type.2.3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <xs:simpleType name='T'><xs:union memberTypes='d:datatypeC xs:date'/></xs:simpleType> | 2026-01-01
            <xs:simpleType name='T'><xs:restriction base='d:datatypeC'><xs:whiteSpace value='collapse'/></xs:restriction></xs:simpleType> | ~  a  ~
            <xs:simpleType name='T'><xs:list itemType='d:datatypeC'/></xs:simpleType> | a b c
            """)
    void whereTheTypeIsUsedInAnotherWayThePatternStaysWithTheValidator(String type, String good) {
        SchemaSource uses = source("uses.xsd", USES + type + "<xs:element name='e' type='t:T'/></xs:schema>");
        SchemaSet schemas = SchemaSet.of("uses.xsd", List.of(uses, LETTERS));

        assertThat(LetterTypes.of(List.of(uses, LETTERS)).types()).isEmpty();
        assertThat(breaches(schemas, "<t:e xmlns:t='urn:t'>" + good + "</t:e>")).isEmpty();
        assertThat(breaches(schemas, "<t:e xmlns:t='urn:t'>x</t:e>")).isNotEmpty();
    }

    @Test
    void anInnerTypeOfSimpleContentKeepsThePattern() {
        SchemaSource uses = source("uses.xsd", USES + """
                <xs:complexType name='Any'><xs:simpleContent><xs:extension base='xs:string'/></xs:simpleContent></xs:complexType>
                <xs:complexType name='T'><xs:simpleContent><xs:restriction base='t:Any'><xs:simpleType>
                <xs:restriction base='d:datatypeC'/></xs:simpleType></xs:restriction></xs:simpleContent></xs:complexType>
                <xs:element name='e' type='t:T'/></xs:schema>""");

        assertThat(breaches(SchemaSet.of("uses.xsd", List.of(uses, LETTERS)), "<t:e xmlns:t='urn:t'>x</t:e>"))
                .isNotEmpty();
    }

    @Test
    void aUnionInASchemaThatDoesNotKnowTheTypesChangesNothing() {
        SchemaSource other = source(
                "other.xsd",
                SCHEMA + "targetNamespace='urn:o'><xs:simpleType name='U'><xs:union memberTypes='xs:int xs:date'/>"
                        + "</xs:simpleType></xs:schema>");

        assertThat(LetterTypes.of(List.of(source("uses.xsd", USES + TYPES), other, LETTERS))
                        .types())
                .hasSize(1);
    }

    @Test
    void twoFilesThatDisagreeOnATypeAreLeftAsTheyAre() {
        SchemaSource same = letters("([a-c]|d\u0323)*", "");

        assertThat(LetterTypes.of(List.of(LETTERS, same)).types()).hasSize(1);
        assertThat(LetterTypes.of(List.of(LETTERS, letters("(a)*", ""))).types())
                .isEmpty();
    }

    @Test
    void aTypeWithAnotherFacetOrAnotherShapeIsLeftAsItIs() {
        assertThat(LetterTypes.of(List.of(letters("(a)*", "<xs:maxLength value='3'/>")))
                        .types())
                .isEmpty();
        assertThat(LetterTypes.of(List.of(letters("a+", ""))).types()).isEmpty();
        SchemaSource same = letters("a+", "");
        assertThat(LetterTypes.of(List.of(same)).sources()).containsExactly(same);
    }

    @Test
    void theOfficialTypesAreAllReadAndTheGivenFilesAreNotChanged() throws IOException {
        List<SchemaSource> given = official();

        LetterTypes letters = LetterTypes.of(given);

        assertThat(letters.types().keySet())
                .extracting(
                        type -> type.getNamespaceURI().replaceFirst(".*[:/](?=[dl])", ""), type -> type.getLocalPart())
                .contains(tuple("din-91379_2022-08", "datatypeA"), tuple("din-91379_2022-08", "datatypeE"))
                .contains(tuple("din-spec-91379_2019-03", "datatypeA"), tuple("din-spec-91379_2019-03", "datatypeE"))
                .hasSizeGreaterThanOrEqualTo(10);
        for (SchemaSource source : given) {
            assertThat(source.bytes()).isEqualTo(Files.readAllBytes(BASE.resolve(source.name())));
        }
        assertThat(letters.sources())
                .extracting(SchemaSource::toString)
                .isEqualTo(given.stream().map(SchemaSource::toString).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "D", "E"})
    void theVerdictIsThatOfTheOfficialPattern(String datatype) throws Exception {
        SchemaSet ours = officialSet(datatype);
        Validator reference = SchemaFactory.newDefaultInstance()
                .newSchema(new StreamSource(new StringReader(unprefixed(datatype))))
                .newValidator();
        Din91379.Datatype table = Din91379.Datatype.valueOf(datatype);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int good = 0;
        for (int i = 0; i < 4_000; i++) {
            String text = text(random);
            boolean expected = accepts(reference, "<e xmlns='" + DIN + "'>" + text + "</e>");
            good += expected ? 1 : 0;
            assertThat(breaches(ours, "<t:e xmlns:t='urn:t'>" + text + "</t:e>").isEmpty())
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(expected);
            assertThat(Din91379.allows(text, table))
                    .as("table, seed %d, round %d", seed, i)
                    .isEqualTo(expected);
        }
        assertThat(good).as("seed %d", seed).isBetween(400, 3_800);
    }

    /** By the official pattern 1 MB did not end within a minute. */
    @Test
    void aTextOfOneMegabyteTakesLinearTime() throws IOException {
        SchemaSet schemas = officialSet("C");
        for (String end : List.of("", "\u4E2D")) {
            time(schemas, 1 << 17, end);
            long quarter = time(schemas, 1 << 18, end);
            long whole = time(schemas, 1 << 20, end);

            assertThat(Duration.ofNanos(whole)).isLessThan(Duration.ofSeconds(1));
            // Quadratic would be sixteen times; the 20 ms forgive a pause of the collector.
            assertThat(whole).isLessThan(8 * quarter + Duration.ofMillis(20).toNanos());
        }
    }

    private static long time(SchemaSet schemas, int length, String end) {
        String text = "K\u035Fh\u0101lid und \u0110\u1EB7ng, ".repeat(length / 18) + end;
        byte[] xml = ("<t:e xmlns:t='urn:t'>" + text + "</t:e>").getBytes(UTF_8);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            List<String> breaches = new ArrayList<>();
            long start = System.nanoTime();
            Xml.parse(xml, XmlLimits.DEFAULT.withTextLength(2 << 20), schemas.validatorHandler(collect(breaches)));
            best = Math.min(best, System.nanoTime() - start);
            assertThat(breaches).hasSize(end.isEmpty() ? 0 : 1);
        }
        return best;
    }

    // Letters of all datatypes, marks, and what no datatype allows; short, since the reference is quadratic.
    private static String text(Random random) {
        String letters =
                "aAKLRsTz 1-\u00e9\u0110\u1EB7\u0394\u0416\u00a0\u00a4\n\u0300\u0304\u0323\u0325\u031B\u035Fhh\u4E2D\u02bc";
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(7); length > 0; length--) {
            char c = random.nextInt(20) == 0
                    ? (char) (0xA0 + random.nextInt(0x2200))
                    : letters.charAt(random.nextInt(random.nextInt(4) == 0 ? letters.length() : 13));
            text.append(c);
            if (random.nextInt(4) == 0) {
                text.append(new String[] {"K\u035Fh", "L\u0325\u0304", "k\u0304", "\u1E6C\u0304", "R\u0325"}
                        [random.nextInt(5)]);
            }
        }
        return text.toString();
    }

    private static SchemaSet officialSet(String datatype) throws IOException {
        List<SchemaSource> sources = new ArrayList<>(official());
        sources.add(source(
                "main.xsd",
                USES.replace("letters.xsd", "din-norm-91379-datatypes.xsd") + "<xs:element name='e' type='d:datatype"
                        + datatype + "'/></xs:schema>"));
        return SchemaSet.of("main.xsd", sources);
    }

    private static String unprefixed(String datatype) throws IOException {
        return Files.readString(BASE.resolve("din-norm-91379-datatypes.xsd"))
                .replace("</xs:schema>", "<xs:element name='e' type='din91379:datatype" + datatype + "'/></xs:schema>");
    }

    private static List<SchemaSource> official() {
        assumeTrue(Files.exists(BASE), "skipped: the official schemas are not beside the project");
        return SchemaSource.ofFolder(BASE).stream()
                .filter(source ->
                        source.name().contains("91379") || source.name().contains("latin"))
                .toList();
    }

    private static boolean accepts(Validator validator, String xml) throws IOException {
        try {
            validator.validate(new StreamSource(new StringReader(xml)));
            return true;
        } catch (SAXException e) {
            return false;
        }
    }

    private static List<String> breaches(String xml) {
        return breaches(SCHEMAS, xml.replaceFirst("<t:(\\w+)", "<t:$1 xmlns:t='urn:t'"));
    }

    private static List<String> breaches(SchemaSet schemas, String xml) {
        List<String> breaches = new ArrayList<>();
        Xml.parse(xml.getBytes(UTF_8), XmlLimits.DEFAULT, schemas.validatorHandler(collect(breaches)));
        return breaches;
    }

    private static DefaultHandler collect(List<String> breaches) {
        return new DefaultHandler() {
            @Override
            public void error(SAXParseException e) {
                breaches.add(e.getMessage());
            }
        };
    }

    private static SchemaSource letters(String pattern, String facets) {
        return source(
                "letters.xsd",
                SCHEMA + "targetNamespace='" + DIN + "'><xs:simpleType name='datatypeC'><xs:annotation/><xs:restriction"
                        + " base='xs:string'><xs:pattern value='" + pattern + "'/>" + facets
                        + "</xs:restriction></xs:simpleType></xs:schema>");
    }

    private static SchemaSource source(String name, String xml) {
        return SchemaSource.of(name, new ByteArrayInputStream(xml.getBytes(UTF_8)));
    }
}
