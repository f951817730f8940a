// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.Severity;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.xml.Xml;
import org.ozgsdk.core.xml.XmlLimits;
import org.ozgsdk.xoev.Trade.Registration;
import org.w3c.dom.Document;

class MessagesTest {

    private static final Messages MESSAGES = Trade.messages();
    private static final String PERSON = "/gewerbeanmeldung.0001/antragsteller";

    @Test
    void aMessageCarriesTheHeaderOfBasisnachricht() {
        Message message = write(new Registration()).orThrow();
        Document xml = Xml.document(message.bytes(), XmlLimits.DEFAULT);

        assertThat(xml.getDocumentElement().getNamespaceURI()).isEqualTo(Trade.NAMESPACE);
        assertThat(xml.getDocumentElement().getLocalName()).isEqualTo("gewerbeanmeldung.0001");
        assertThat(xml.getDocumentElement().getAttribute("produkt")).isEqualTo("Gewerbe online");
        assertThat(xml.getDocumentElement().getAttribute("produkthersteller")).isEqualTo("Stadt Musterstadt");
        assertThat(xml.getDocumentElement().getAttribute("standard"))
                .isEqualTo("OZG-SDK-Beispiel Gewerbeanmeldung (kein XÖV-Standard)");
        assertThat(xml.getDocumentElement().hasAttribute("test")).isFalse();
        assertThat(xml.getDocumentElement().getFirstChild().getNodeName()).isEqualTo("nachrichtenkopf.g2g");
        assertThat(texts(xml, "nachrichtenUUID")).containsExactly(Trade.ID.toString());
        assertThat(texts(xml, "code")).containsExactly("0001", "DVDV", "DVDV");
        assertThat(texts(xml, "kennung")).containsExactly("gwa:053340002002", "ozg:01001001");
    }

    @Test
    void theTimeOfCreationHasMillisecondsAndTheOffsetOfItsZone() {
        Message message = write(new Registration()).orThrow();

        assertThat(texts(Xml.document(message.bytes(), XmlLimits.DEFAULT), "erstellungszeitpunkt"))
                .containsExactly("2026-11-23T10:08:07.123+01:00");
    }

    @Test
    void aTestMessageIsMarked() {
        Messages messages = Messages.builder(new Trade.Standard(), Trade.PRODUCT)
                .test("Abnahme")
                .build();
        Message message =
                messages.write(new Registration(), Trade.PORTAL, Trade.OFFICE).orThrow();

        assertThat(Xml.document(message.bytes(), XmlLimits.DEFAULT)
                        .getDocumentElement()
                        .getAttribute("test"))
                .isEqualTo("Abnahme");
        assertThat(messages.validate(message.bytes()).findings()).isEmpty();
    }

    @Test
    void theMessageKnowsWhatADeliveryMustDeclare() {
        Message message = write(new Registration()).orThrow();

        assertThat(message.schemaUri()).isEqualTo(URI.create(Trade.NAMESPACE));
        assertThat(message.mediaType()).isEqualTo("application/xml");
        assertThat(message.standardId()).isEqualTo("gewerbeanmeldung-beispiel");
        assertThat(message.standardVersion()).isEqualTo("1.0");
        assertThat(message.type().code().value()).isEqualTo("0001");
        assertThat(message.id()).isEqualTo(Trade.ID);
        assertThat(message.toString())
                .contains("gewerbeanmeldung.0001", Trade.ID.toString())
                .doesNotContain("Đặng", "Šůša");
    }

    @Test
    void theBytesBelongToTheMessage() {
        Message message = write(new Registration()).orThrow();
        byte[] mine = message.bytes();
        mine[0] = 'x';

        assertThat(message.bytes()[0]).isEqualTo((byte) '<');
    }

    @ParameterizedTest
    @CsvSource({"Đặng,Łukasz", "Øster,Šůša", "K͟Hālid,M̂l̥̄", "Ænima ẞ,O’Neill"})
    void namesOfEuropePassUnchangedToXmlAndBack(String givenNames, String familyName) {
        Message message = write(Registration.of(givenNames, familyName)).orThrow();

        assertThat(new String(message.bytes(), UTF_8))
                .contains("<vornamen>" + givenNames + "</vornamen>")
                .contains("<familienname>" + familyName + "</familienname>");
        Registration back = MESSAGES.read(message.bytes(), Registration.class);
        assertThat(back.person.vornamen).isEqualTo(givenNames);
        assertThat(back.person.familienname).isEqualTo(familyName);
        assertThat(back.business.name).isEqualTo("Øster & Łukasz <GbR>");
        assertThat(back.business.taetigkeit).isEqualTo("Schreinerei\nund Handel");
    }

    @Test
    void aDecomposedNameIsSentInNormalFormC() {
        Message message = write(Registration.of("Rene\u0301", "Ho\u0308fer")).orThrow();

        Registration back = MESSAGES.read(message.bytes(), Registration.class);
        assertThat(back.person.vornamen).isEqualTo("Ren\u00e9");
        assertThat(back.person.familienname).isEqualTo("H\u00f6fer");
    }

    @Test
    void aLetterOutsideIsFoundWithItsPlaceAndNameAndNothingElse() {
        assertThat(findings(Registration.of("Anna 😀", "Δ")))
                .containsExactly(
                        error(
                                "din91379.C",
                                PERSON + "/vornamen",
                                "Das Zeichen an Stelle 6 (U+1F600 GRINNING FACE) ist im Datentyp C der DIN 91379 nicht"
                                        + " erlaubt."),
                        error(
                                "din91379.C",
                                PERSON + "/familienname",
                                "Das Zeichen an Stelle 1 (U+0394 GREEK CAPITAL LETTER DELTA) ist im Datentyp C der DIN"
                                        + " 91379 nicht erlaubt."));
    }

    @Test
    void whatXmlCannotHoldIsAFindingToo() {
        assertThat(findings(Registration.of("a\u0000", "b\uD83D")))
                .extracting(Finding::rule)
                .containsExactly("din91379.C", "din91379.C");
    }

    @Test
    void aLetterOutsideInTheHeaderIsFound() {
        MessageResult result =
                MESSAGES.write(new Registration(), new Party(Code.of("DVDV"), "a:1", "Amt ☃"), Trade.OFFICE);

        assertThat(((MessageResult.Refused) result).findings())
                .extracting(Finding::place)
                .containsExactly("/gewerbeanmeldung.0001/nachrichtenkopf.g2g/autor/name");
    }

    @Test
    void aMissingFieldAWrongDateAndALongNameAreExplainedInGerman() {
        Registration registration = Registration.of("x".repeat(251), "");
        registration.person.geburtsdatum = "30.02.1990";
        registration.person.anschrift = null;
        registration.business.regionalschluessel = "0533400";

        assertThat(findings(registration))
                .containsExactly(
                        error(
                                "xsd.cvc-maxLength-valid",
                                PERSON + "/vornamen",
                                "Der Text ist mit 251 Zeichen zu lang; erlaubt sind höchstens 250."),
                        error(
                                "xsd.cvc-minLength-valid",
                                PERSON + "/familienname",
                                "Die Angabe fehlt. Der Text ist mit 0 Zeichen zu kurz; verlangt sind mindestens 1."),
                        error(
                                "xsd.cvc-datatype-valid.1.2.1",
                                PERSON + "/geburtsdatum",
                                "„30.02.1990“ ist kein gültiger Wert; verlangt ist ein Datum (JJJJ-MM-TT)."),
                        error(
                                "xsd.cvc-complex-type.2.4.b",
                                PERSON,
                                "Das Element „antragsteller“ ist nicht vollständig; es fehlt: anschrift."),
                        error(
                                "xsd.cvc-pattern-valid",
                                "/gewerbeanmeldung.0001/betrieb/regionalschluessel",
                                "„0533400“ hat nicht die verlangte Form."));
    }

    @Test
    void aLetterThatAlsoBreaksAPatternIsSaidOnce() {
        Registration registration = new Registration();
        registration.business.regionalschluessel = "05334000200Ω";

        assertThat(findings(registration)).extracting(Finding::rule).containsExactly("din91379.C");
    }

    @Test
    void anAttributeIsNamedInThePlace() {
        Registration registration = new Registration();
        registration.person.farbe = "☃";

        assertThat(findings(registration))
                .extracting(Finding::rule, Finding::place)
                .containsExactly(tuple("din91379.C", PERSON + "/@farbe"), tuple("xsd.cvc-complex-type.3.2.2", PERSON));
    }

    @Test
    void aTextBeyondTheLimitIsFoundBeforeTheSchemaSpendsTimeOnIt() {
        Messages messages = Messages.builder(new Trade.Standard(), Trade.PRODUCT)
                .limits(XmlLimits.DEFAULT.withTextLength(300))
                .build();
        Registration registration = new Registration();
        registration.business.taetigkeit = "x".repeat(301);

        assertThat(((MessageResult.Refused) messages.write(registration, Trade.PORTAL, Trade.OFFICE)).findings())
                .containsExactly(error(
                        "xoev.text-length",
                        "/gewerbeanmeldung.0001/betrieb/taetigkeit",
                        "Der Text ist zu lang; erlaubt sind höchstens 300 Zeichen."));
    }

    @Test
    void anExceptionNamesRulesAndPlacesButNoValue() {
        assertThatThrownBy(() -> write(Registration.of("", "Geheim😀")).orThrow())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("xsd.cvc-minLength-valid at " + PERSON + "/vornamen")
                .hasMessageContaining("din91379.C")
                .hasMessageNotContaining("Geheim");
    }

    @Test
    void whatWeWriteIsWhatWeAccept() {
        byte[] xml = write(new Registration()).orThrow().bytes();

        assertThat(MESSAGES.validate(xml).findings()).isEmpty();
        assertThat(MESSAGES.validate(xml).valid()).isTrue();
    }

    @Test
    void everyCutInAMessageIsRefusedOrFound() {
        String xml = new String(write(new Registration()).orThrow().bytes(), UTF_8);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            int from = random.nextInt(xml.indexOf("<nachrichtenkopf"), xml.length());
            String cut = xml.substring(0, from);
            assertThatThrownBy(() -> MESSAGES.validate(cut.getBytes(UTF_8)))
                    .as("seed %d, round %d, cut at %d", seed, i, from)
                    .isInstanceOf(UntrustedException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <familienname>Šůša</familienname> | '' | cvc-complex-type.2.4.a | antragsteller/geburtsdatum
            <ort>Aachen</ort> | <ort>Aachen</ort><ort>Köln</ort> | cvc-complex-type.2.4.d | antragsteller/anschrift/ort[2]
            produkt="Gewerbe online" | '' | cvc-complex-type.4 |
            52062 | 5206a | cvc-pattern-valid | antragsteller/anschrift/postleitzahl
            produkt="Gewerbe online" | produkt="" | cvc-minLength-valid | @produkt
            """)
    void aChangedMessageIsExplained(String old, String changed, String rule, String place) {
        String xml = new String(write(new Registration()).orThrow().bytes(), UTF_8);
        assertThat(xml).contains(old);

        List<Finding> findings = MESSAGES.validate(
                        xml.replaceFirst(old, changed).getBytes(UTF_8))
                .findings();

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).rule()).isEqualTo("xsd." + rule);
        assertThat(findings.get(0).place()).isEqualTo("/gewerbeanmeldung.0001" + (place == null ? "" : "/" + place));
        assertThat(findings.get(0).text()).endsWith(".").doesNotContain("facet", "Invalid");
    }

    @Test
    void theLanguageOfTheServerChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            List<Finding> german = findings(Registration.of("", "x".repeat(251)));
            Locale.setDefault(Locale.JAPAN);
            assertThat(findings(Registration.of("", "x".repeat(251)))).isEqualTo(german);
            assertThat(german.get(1).text()).startsWith("Der Text ist mit 251 Zeichen zu lang");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aMessageOfAnotherStandardIsFound() {
        assertThat(MESSAGES.validate("<other xmlns='urn:other'/>".getBytes(UTF_8))
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("xsd.cvc-elt.1.a");
    }

    @Test
    void manyFaultsEndAfterAHundredFindings() {
        String xml = new String(write(new Registration()).orThrow().bytes(), UTF_8)
                .replaceFirst("<ort>", "<ort x='1'/>".repeat(1_000) + "<ort>");

        assertThat(MESSAGES.validate(xml.getBytes(UTF_8)).findings()).hasSize(ValidationReport.MOST);
    }

    @Test
    void anAttackIsRefusedNotReported() {
        assertThatThrownBy(() -> MESSAGES.validate("<!DOCTYPE a><a/>".getBytes(UTF_8)))
                .isInstanceOf(UntrustedException.class);
        assertThatThrownBy(() -> MESSAGES.read("<!DOCTYPE a><a/>".getBytes(UTF_8), Registration.class))
                .isInstanceOf(UntrustedException.class);
    }

    @Test
    void aClassThatIsNoMessageTypeIsAFaultOfTheSetUp() {
        assertThatThrownBy(() -> write(new Stranger()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("stranger")
                .hasMessageContaining("gewerbeanmeldung.0001");
        assertThatThrownBy(() -> write("text")).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aContentClassWithoutRootElementIsWrittenAsJaxbElement() {
        QName root = new QName(Trade.NAMESPACE, "gewerbeanmeldung.0001");

        assertThat(write(new JAXBElement<>(root, Registration.class, new Registration())))
                .isInstanceOf(MessageResult.Ready.class);
    }

    @Test
    void manyThreadsShareOneWriter() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Callable<byte[]> task =
                () -> write(Registration.of("Đặng", "Šůša")).orThrow().bytes();
        byte[] expected = task.call();
        try {
            for (Future<byte[]> bytes : threads.invokeAll(Collections.nCopies(200, task))) {
                assertThat(bytes.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @XmlRootElement(name = "stranger")
    static class Stranger {}

    private static MessageResult write(Object content) {
        return MESSAGES.write(content, Trade.PORTAL, Trade.OFFICE);
    }

    private static List<Finding> findings(Registration registration) {
        return ((MessageResult.Refused) write(registration)).findings();
    }

    private static Finding error(String rule, String place, String text) {
        return new Finding(rule, place, Severity.ERROR, text);
    }

    private static List<String> texts(Document xml, String name) {
        return IntStream.range(0, xml.getElementsByTagName(name).getLength())
                .mapToObj(i -> xml.getElementsByTagName(name).item(i).getTextContent())
                .toList();
    }
}
