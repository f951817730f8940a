// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.Severity;

/** What a message says about itself, and the rules of the header that no schema enforces. */
class ReceivedHeaderTest {

    private static final Messages MESSAGES = Messages.builder(HeaderOnly.open(HeaderForm.UNQUALIFIED), Trade.PRODUCT)
            .build();
    private static final String GOOD_TIME = "2026-11-23T10:08:07.123+01:00";
    private static final String ID = "/nachrichtenkopf.g2g/identifikation.nachricht";

    @Test
    void aProperHeaderGivesNoFinding() {
        ValidationReport report = validate(message("nachricht.0001", "0001", GOOD_TIME));

        assertThat(report.findings()).isEmpty();
        assertThat(report.header().isTest()).isFalse();
        assertThat(report.header().createdAt()).map(Object::toString).contains(GOOD_TIME);
    }

    @Test
    void aCodeThatDoesNotBelongToTheRootIsAWarning() {
        ValidationReport report = validate(message("nachricht.0001", "0010", GOOD_TIME));

        assertThat(report.valid()).isTrue();
        assertThat(report.findings())
                .containsExactly(new Finding(
                        "xoev.nachrichtentyp",
                        "/nachricht.0001" + ID + "/nachrichtentyp/code",
                        Severity.WARNING,
                        "Der Nachrichtentyp passt nicht zum Wurzelelement; erwartet wird „0001“."));
    }

    @ParameterizedTest
    @CsvSource({"nachricht.0002, 0002, true", "nachricht.0002, 2, false", "ohneZiffern, 77, true"})
    void ofARootTheStandardDoesNotListTheDigitsAtItsEndCount(String root, String code, boolean good) {
        assertThat(validate(message(root, code, GOOD_TIME)).findings().isEmpty())
                .isEqualTo(good);
    }

    @Test
    void aCodeTheStandardDeclaresCountsMoreThanTheDigits() {
        XoevStandard standard = XoevStandard.builder("kopf", "1")
                .schema(HeaderOnly.open(HeaderForm.UNQUALIFIED).schemaSources().get(0))
                .message("nachricht.0001", "urn:x", "A1")
                .build();
        Messages messages = Messages.builder(standard, Trade.PRODUCT).build();

        assertThat(messages.validate(message("nachricht.0001", "A1", GOOD_TIME).getBytes(UTF_8))
                        .findings())
                .isEmpty();
        assertThat(messages.validate(
                                message("nachricht.0001", "0001", GOOD_TIME).getBytes(UTF_8))
                        .findings())
                .extracting(Finding::text)
                .containsExactly("Der Nachrichtentyp passt nicht zum Wurzelelement; erwartet wird „A1“.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GOOD_TIME,
                "2026-11-23T09:08:07.123Z",
                "2026-11-23T09:08:07.123456-05:30",
                " 2026-11-23T09:08:07.123Z\n"
            })
    void aTimeWithMillisecondsAndZoneIsGood(String time) {
        assertThat(validate(message("nachricht.0001", "0001", time)).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T10:08:07+01:00",
                "2026-11-23T10:08:07.1Z",
                "2026-11-23T10:08:07.123",
                "2026-11-23T10:08:07",
                "gestern",
                ""
            })
    void aTimeWithoutMillisecondsOrZoneIsAWarning(String time) {
        ValidationReport report = validate(message("nachricht.0001", "0001", time));

        assertThat(report.valid()).isTrue();
        assertThat(report.findings())
                .extracting(Finding::rule, Finding::place, Finding::severity)
                .containsExactly(tuple(
                        "xoev.erstellungszeitpunkt",
                        "/nachricht.0001" + ID + "/erstellungszeitpunkt",
                        Severity.WARNING));
        assertThat(report.findings().get(0).text()).contains("Millisekunden und Zeitzone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void anEmptyListVersionIsAnErrorWhereverItStands(String version) {
        String xml = message("nachricht.0001", "0001", GOOD_TIME)
                .replace(
                        "</k:nachricht.0001>",
                        "<staat listVersionID='" + version + "'><code>000</code></staat></k:nachricht.0001>");

        ValidationReport report = validate(xml);

        assertThat(report.valid()).isFalse();
        assertThat(report.findings())
                .containsExactly(new Finding(
                        "xoev.list-version",
                        "/nachricht.0001/staat/@listVersionID",
                        Severity.ERROR,
                        "Die Version der Codeliste (listVersionID) ist leer; sie muss angegeben oder das Attribut"
                                + " weggelassen werden."));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"test='', true", "test='false', true", "test='Abnahme', true", "x='1', false", "k:test='1', false"
            })
    void thePresenceOfTheAttributeMarksATestWhateverItSays(String attribute, boolean test) {
        String xml = message("nachricht.0001", "0001", GOOD_TIME).replace("produkt=", attribute + " produkt=");

        assertThat(validate(xml).header().isTest()).isEqualTo(test);
    }

    @Test
    void aTestMarkIsSeenEvenIfNothingElseIsThere() {
        assertThat(validate("<other test=''/>").header().isTest()).isTrue();
        assertThat(validate("<k:nachricht.0001 xmlns:k='" + HeaderOnly.NAMESPACE + "'><x test='1'/></k:nachricht.0001>")
                        .header()
                        .isTest())
                .as("an inner element marks nothing")
                .isFalse();
    }

    @Test
    void aStandardWithoutSuchAHeaderGivesAnEmptyOneAndNoWarning() {
        ValidationReport report = validate(
                "<k:nachricht.0002 xmlns:k='" + HeaderOnly.NAMESPACE
                        + "'><Kopf><Nachrichtentyp><code>1</code></Nachrichtentyp><Erstellungszeitpunkt>1</Erstellungszeitpunkt></Kopf></k:nachricht.0002>");

        assertThat(report.findings()).isEmpty();
        assertThat(report.header())
                .isEqualTo(new ReceivedHeader(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void partsThatCannotBeReadAreEmptyAndTheOthersStay() {
        String xml = message("nachricht.0001", "", "gestern")
                .replace(Trade.ID.toString(), "keine")
                .replace("<name>Leser</name>", "<name> </name>");

        ReceivedHeader header = validate(xml).header();

        assertThat(header.messageId()).isEmpty();
        assertThat(header.messageType()).isEmpty();
        assertThat(header.createdAt()).isEmpty();
        assertThat(header.reader()).isEmpty();
        assertThat(header.author()).map(Party::name).contains("Autor");
        assertThat(header.product()).contains("P");
    }

    @Test
    void onlyTheFirstHeaderCountsAndOnlyBelowTheRoot() {
        String xml = message("nachricht.0001", "0001", GOOD_TIME);
        String second = xml.substring(xml.indexOf("<nachrichtenkopf"), xml.indexOf("</k:"))
                .replace(Trade.ID.toString(), "99999999-89ab-4def-8123-456789abcdef");

        assertThat(validate(xml.replace("</k:", second + "</k:")).header().messageId())
                .contains(Trade.ID);
        assertThat(validate(xml.replace("<nachrichtenkopf.g2g>", "<a>" + second + "</a><nachrichtenkopf.g2g>"))
                        .header()
                        .messageId())
                .contains(Trade.ID);
    }

    @Test
    void furtherPartsOfAnAuthorDoNotDisturb() {
        String xml = message("nachricht.0001", "0001", GOOD_TIME)
                .replace(
                        "<name>Leser</name>",
                        "<name>Leser</name><erreichbarkeit><kanal><code>01</code></kanal><kennung>post@amt.example</kennung></erreichbarkeit>");

        assertThat(validate(xml).header().reader()).map(Party::id).contains("psw:01003110");
    }

    @Test
    void itsTextFormNamesTheMessageOnly() {
        ReceivedHeader header =
                validate(message("nachricht.0001", "0001", GOOD_TIME)).header();

        assertThat(header).hasToString("ReceivedHeader " + Trade.ID);
        assertThat(validate("<a/>").header()).hasToString("ReceivedHeader without message id");
    }

    @Test
    void warningsDoNotCrowdOutErrors() {
        String xml = message("nachricht.0001", "0010", "gestern")
                .replace("</k:", "<c listVersionID=''/>".repeat(99) + "</k:");

        ValidationReport report = validate(xml);

        assertThat(report.valid()).isFalse();
        assertThat(report.findings())
                .hasSize(ValidationReport.MOST)
                .last()
                .extracting(Finding::severity)
                .isEqualTo(Severity.WARNING);
        assertThat(validate(xml.replace("</k:", "<c listVersionID=''/></k:")).findings())
                .hasSize(ValidationReport.MOST)
                .allMatch(finding -> finding.severity() == Severity.ERROR);
    }

    private static ValidationReport validate(String xml) {
        return MESSAGES.validate(xml.getBytes(UTF_8));
    }

    private static String message(String root, String code, String time) {
        return "<k:" + root + " xmlns:k='" + HeaderOnly.NAMESPACE
                + "' produkt='P' produkthersteller='H' standard='S' version='1'>"
                + "<nachrichtenkopf.g2g><identifikation.nachricht><nachrichtenUUID>" + Trade.ID + "</nachrichtenUUID>"
                + "<nachrichtentyp listURI='urn:x' listVersionID='1'><code>" + code + "</code></nachrichtentyp>"
                + "<erstellungszeitpunkt>" + time + "</erstellungszeitpunkt></identifikation.nachricht>"
                + party("leser", "Leser") + party("autor", "Autor") + "</nachrichtenkopf.g2g></k:" + root + ">";
    }

    private static String party(String role, String name) {
        return "<" + role
                + "><verzeichnisdienst listURI='urn:xoev-de:kosit:codeliste:verzeichnisdienst' listVersionID='3'>"
                + "<code>DVDV</code></verzeichnisdienst><kennung>psw:01003110</kennung><name>" + name + "</name></"
                + role + ">";
    }
}
