// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The header as it stands in the bytes, for each form. */
class HeaderFormTest {

    private static final Instant NOW = Instant.parse("2026-07-01T10:00:00Z");

    @Test
    void theUnqualifiedHeaderHasNoNamespace() {
        assertThat(write(HeaderForm.UNQUALIFIED, new Content()))
                .contains("<nachrichtenkopf.g2g><identifikation.nachricht><nachrichtenUUID>" + Trade.ID
                        + "</nachrichtenUUID><nachrichtentyp listURI=\"urn:x\" listVersionID=\"1\"><code>0001</code></nachrichtentyp>"
                        + "<erstellungszeitpunkt>2026-07-01T12:00:00.000+02:00</erstellungszeitpunkt></identifikation.nachricht>"
                        + "<leser><verzeichnisdienst listURI=\"urn:xoev-de:kosit:codeliste:verzeichnisdienst\""
                        + " listVersionID=\"3\"><code>DVDV</code></verzeichnisdienst><kennung>gwa:053340002002</kennung>"
                        + "<name>Gewerbeamt Aachen</name></leser><autor>");
    }

    @Test
    void theQualifiedHeaderHasTwoNamespacesAndAnUnqualifiedCode() {
        assertThat(write(HeaderForm.QUALIFIED, new Content()))
                .contains("xmlns:bn-g2g=\"http://xoev.de/schemata/basisnachricht/g2g/1_1\"")
                .contains("xmlns:bn-beh=\"http://xoev.de/schemata/basisnachricht/behoerde/1_1\"")
                .contains("<bn-g2g:nachrichtentyp listURI=\"urn:x\" listVersionID=\"1\"><code>0001</code>")
                .contains("<bn-g2g:leser><bn-beh:verzeichnisdienst ")
                .contains("<bn-beh:kennung>gwa:053340002002</bn-beh:kennung>")
                .contains("<bn-beh:name>Gewerbeamt Aachen</bn-beh:name></bn-g2g:leser><bn-g2g:autor>");
    }

    @Test
    void withoutHeaderTheContentIsWrittenAsItIs() {
        assertThat(write(HeaderForm.NONE, new Content()))
                .doesNotContain("nachrichtenkopf", "produkt", "standard=", "test=")
                .contains("<inhalt>x</inhalt>");
    }

    @ParameterizedTest
    @EnumSource(
            value = HeaderForm.class,
            names = {"UNQUALIFIED", "QUALIFIED"})
    void theHeaderComesFirstAndTheContentKeepsItsPlace(HeaderForm form) {
        String xml = write(form, new Content());

        assertThat(xml).matches("(?s)<\\?xml version=\"1.0\" encoding=\"UTF-8\"\\?>\\s*<[a-z0-9:]*nachricht.0001 .*");
        assertThat(xml.indexOf("nachrichtenkopf.g2g>")).isLessThan(xml.indexOf("<inhalt>"));
        assertThat(xml.indexOf("identifikation.nachricht>")).isLessThan(xml.indexOf("leser>"));
        assertThat(xml.indexOf("leser>")).isLessThan(xml.indexOf("autor>"));
    }

    @ParameterizedTest
    @EnumSource(
            value = HeaderForm.class,
            names = {"UNQUALIFIED", "QUALIFIED"})
    void whatIsWrittenIsReadBackTheSame(HeaderForm form) {
        Messages messages = messages(form, ZoneId.of("Europe/Berlin"));
        byte[] xml = messages.write(new Content(), Trade.PORTAL, Trade.OFFICE)
                .orThrow()
                .bytes();

        ReceivedHeader header = messages.validate(xml).header();

        assertThat(header.product()).contains("Gewerbe online");
        assertThat(header.manufacturer()).contains("Stadt Musterstadt");
        assertThat(header.productVersion()).contains("1.0");
        assertThat(header.standard()).contains("Kopf");
        assertThat(header.version()).contains("1");
        assertThat(header.test()).contains("Probe");
        assertThat(header.isTest()).isTrue();
        assertThat(header.messageId()).contains(Trade.ID);
        assertThat(header.messageType()).contains(Code.of("0001", "urn:x", "1"));
        assertThat(header.createdAt().orElseThrow().toInstant()).isEqualTo(NOW);
        assertThat(header.reader()).contains(Trade.OFFICE);
        assertThat(header.author()).contains(Trade.PORTAL);
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, 12:00:00.000+02:00", "Z, 10:00:00.000Z", "America/St_Johns, 07:30:00.000-02:30"})
    void theOffsetIsThatOfTheClock(String zone, String time) {
        String xml = text(messages(HeaderForm.UNQUALIFIED, ZoneId.of(zone)), new Content());

        assertThat(xml).contains("<erstellungszeitpunkt>2026-07-01T" + time + "</erstellungszeitpunkt>");
    }

    @Test
    void anAttributeThatTheContentSetsItselfStays() {
        Content content = new Content();
        content.produkt = "Eigenes";

        assertThat(write(HeaderForm.UNQUALIFIED, content))
                .contains("produkt=\"Eigenes\"")
                .doesNotContain("Gewerbe online");
    }

    @Test
    void aCodeWithoutListHasNoAttributes() {
        Party author = new Party(Code.of("DVDV"), "ozg:1", "Amt");
        byte[] xml = messages(HeaderForm.UNQUALIFIED, ZoneOffset.UTC)
                .write(new Content(), author, Trade.OFFICE)
                .orThrow()
                .bytes();

        assertThat(new String(xml, UTF_8)).contains("<autor><verzeichnisdienst><code>DVDV</code>");
    }

    @Test
    void markupInAHeaderTextIsEscaped() {
        Party author = Party.dvdv("ozg:1", "Amt <A> & \"B\"");
        Messages messages = messages(HeaderForm.QUALIFIED, ZoneOffset.UTC);
        byte[] xml =
                messages.write(new Content(), author, Trade.OFFICE).orThrow().bytes();

        assertThat(new String(xml, UTF_8)).contains("Amt &lt;A&gt; &amp; ");
        assertThat(messages.validate(xml).header().author()).contains(author);
    }

    @XmlRootElement(name = "nachricht.0001", namespace = HeaderOnly.NAMESPACE)
    static class Content {

        @XmlAttribute
        String produkt;

        @XmlElement
        String inhalt = "x";
    }

    private static String write(HeaderForm form, Content content) {
        return text(messages(form, ZoneId.of("Europe/Berlin")), content);
    }

    private static String text(Messages messages, Content content) {
        return new String(
                messages.write(content, Trade.PORTAL, Trade.OFFICE).orThrow().bytes(), UTF_8);
    }

    private static Messages messages(HeaderForm form, ZoneId zone) {
        return Messages.builder(HeaderOnly.open(form), Trade.PRODUCT)
                .test("Probe")
                .clock(Clock.fixed(NOW, zone))
                .ids(() -> Trade.ID)
                .build();
    }
}
