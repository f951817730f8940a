// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.ozgsdk.flow.Copies.DATA;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SubmissionCopyTest {

    @Test
    void theDataAreTheVeryBytesThatWereDelivered() throws Exception {
        SubmissionCopy copy = Copies.copy(Copies.declaration());
        assertThat(copy.data()).isEqualTo(DATA);
        assertThat(copy.sha512())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-512").digest(DATA)));
        copy.data()[0] = 0;
        copy.pdf()[0] = 0;
        assertThat(copy.data()).isEqualTo(DATA);
        assertThat(copy.pdf()).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        assertThat(copy.mediaType()).isEqualTo("application/xml");
        assertThat(copy.toString()).doesNotContain("gewerbe").contains(copy.sha512());
    }

    @Test
    void everythingThatTheLawAsksForStandsOnThePage() {
        SubmissionCopy copy = Copies.copy(Copies.declaration());
        String text = Copies.text(copy.pdf());
        assertThat(text)
                .contains(
                        "Gewerbeanmeldung",
                        "§ 9a Absatz 4 OZG",
                        "Thị Ặn Łucja",
                        "Đặng-Øllegård",
                        "Handel mit Backwaren",
                        "Stadt Aachen, Ordnungsamt",
                        "Gewerbe anmelden",
                        "7f0c2f0e-4a51-4d5c-9d63-0d5f5a1f0001",
                        "b2f8a3c4-0000-4000-8000-000000000001",
                        "23.11.2026, 10:01:02 Uhr (MEZ)",
                        "23.11.2026, 10:00:00 Uhr (MEZ)",
                        "23.11.2026, 10:00:30 Uhr (MEZ)",
                        "Bitte prüfen Sie Ihre Angaben in Ruhe.",
                        "26,00 EUR",
                        "Gebührentarif (Muster), Nummer 1.1",
                        "KZ-4711",
                        "Seite 1 von");
        assertThat(text.replace("\n", ""))
                .contains(copy.sha512())
                .contains(ReviewRecord.of(Copies.declaration(), Instant.EPOCH).sha512());
        assertThat(text).doesNotContain("[U+", "Unicode-Nummer");
    }

    @Test
    void summerTimeIsNamed() {
        Declaration declaration = Copies.declaration();
        SubmissionCopy.Facts facts = new SubmissionCopy.Facts(
                "a",
                Optional.empty(),
                "Amt",
                "Leistung",
                Instant.parse("2026-07-01T22:30:00Z"),
                ReviewRecord.of(declaration, Instant.parse("2026-07-01T22:00:00Z")),
                List.of(),
                Optional.empty());
        String text = Copies.text(SubmissionCopy.of(declaration, facts).pdf());
        assertThat(text).contains("02.07.2026, 00:30:00 Uhr (MESZ)").doesNotContain("Gebühren", "Warnung");
    }

    @Test
    void theDataLieInsideThePdf() throws Exception {
        SubmissionCopy copy = Copies.copy(Copies.declaration());
        try (PDDocument document = Loader.loadPDF(copy.pdf())) {
            PDComplexFileSpecification file = document.getDocumentCatalog()
                    .getNames()
                    .getEmbeddedFiles()
                    .getNames()
                    .get(copy.dataFilename());
            assertThat(file.getEmbeddedFileUnicode().toByteArray()).isEqualTo(DATA);
            assertThat(file.getEmbeddedFileUnicode().getSubtype()).isEqualTo("application/xml");
            assertThat(file.getCOSObject().getNameAsString("AFRelationship")).isEqualTo("Source");
            COSArray associated = document.getDocumentCatalog().getCOSObject().getCOSArray(COSName.getPDFName("AF"));
            assertThat(associated.getObject(0)).isSameAs(file.getCOSObject());
        }
    }

    @Test
    void readersFindTitleLanguageAndStructure() throws Exception {
        try (PDDocument document =
                Loader.loadPDF(Copies.copy(Copies.declaration()).pdf())) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Kopie der Erklärung: Gewerbeanmeldung");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("de-DE");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            StructureReader structure = StructureReader.of(document);
            assertThat(structure.types()).startsWith("Document", "H1", "P", "Sect", "H2", "L", "LI", "Lbl", "LBody");
            assertThat(structure.words("H2"))
                    .containsExactly(
                            "Vorgang / Case",
                            "Person",
                            "Betrieb",
                            "Gebühren / Fees",
                            "Prüfung vor der Abgabe / Check before submission",
                            "Übermittelte Daten / Data as delivered");
            assertThat(structure.words("LBody")).contains("Thị Ặn Łucja", "Đặng-Øllegård");
        }
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        byte[] once = Copies.copy(Copies.declaration()).pdf();
        assertThat(Copies.copy(Copies.declaration()).pdf()).isEqualTo(once);
        assertThat(Copies.copy(Copies.showing("anders")).pdf()).isNotEqualTo(once);
    }

    @Test
    void aCopyOfWhatWasNotReviewedIsRefused() {
        SubmissionCopy.Facts facts = Copies.facts(Copies.declaration());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubmissionCopy.of(Copies.showing("anders"), facts))
                .withMessageContaining("reviewed");
    }

    @Test
    void fileNamesAreTheSameForEverybody() {
        assertThat(Copies.copy(Copies.declaration()).pdfFilename()).isEqualTo("antragskopie.pdf");
        assertThat(Copies.copy(Copies.declaration()).dataFilename()).isEqualTo("antragsdaten.xml");
        Declaration json = Declaration.builder("A", "urn:a", "application/json", new byte[] {'{', '}'})
                .section("S")
                .line("l", "v")
                .build();
        assertThat(Copies.copy(json).dataFilename()).isEqualTo("antragsdaten.json");
        assertThat(Copies.facts(json).toString()).doesNotContain("Aachen");
    }

    @Test
    void anEmptyAnswerIsSaidToBeEmpty() {
        assertThat(Copies.text(Copies.copy(Copies.showing("")).pdf())).contains("(ohne Angabe / not stated)");
    }

    @Test
    void lineBreaksOfEveryKindAreKept() {
        String text = Copies.text(Copies.copy(Copies.showing("eins\nzwei\r\ndrei\rvier\u2028fünf"))
                .pdf());
        assertThat(text).contains("eins\nzwei\ndrei\nvier\nfünf\n");
    }

    /** Whatever stands in a text: nothing throws, and what cannot be drawn is named. */
    @Test
    void anyCharacterCanBeShown() {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 2_000; i++) {
                text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(0x400)));
            }
            assertThat(Copies.copy(Copies.showing(text.toString())).pdf())
                    .as("seed %d, round %d", seed, round)
                    .isNotEmpty();
        }
        String shown = Copies.text(
                Copies.copy(Copies.showing("a\u0000b\u001bc\u202ed\ufeffe\ud800f\u4e2dg\ud83d\ude00h\u05d0i\u00adj"))
                        .pdf());
        assertThat(shown)
                .contains("a[U+0000]b[U+001B]c[U+202E]d[U+FEFF]e[U+D800]f[U+4E2D]g[U+1F600]h[U+05D0]i[U+00AD]j")
                .contains("Unicode-Nummer");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hundredsOfPagesOfHostileTextStayLinear() throws Exception {
        int length = 1_000_000;
        List<String> hostile = List.of(
                "W".repeat(length),
                "a\u0301\u0323".repeat(length / 3),
                "\u0301\u0323".repeat(length / 2),
                " ".repeat(length),
                "\n".repeat(20_000),
                "\u202e\u0000".repeat(length / 16));
        for (String text : hostile) {
            byte[] pdf = Copies.copy(Copies.showing(text)).pdf();
            assertThat(pdf.length).as("bytes").isLessThan(60_000_000);
            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertThat(document.getNumberOfPages()).isBetween(50, 5_000);
            }
        }
    }

    @Test
    void aFloodIsRefusedInsteadOfFillingTheMemory() {
        Declaration flood = Copies.showing("\n".repeat(1_000_000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Copies.copy(flood))
                .withMessageContaining("5000 pages");
    }

    @Test
    void aTextOverManyPagesStaysWholeAndInOrder() throws Exception {
        Declaration.Builder builder = Copies.trade().section("Lang");
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            expected.append("Wort").append(i).append(' ');
        }
        SubmissionCopy copy =
                Copies.copy(builder.line("Text", expected.toString()).build());
        String text = Copies.text(copy.pdf())
                .replaceAll("Seite \\d+ von \\d+ · [0-9a-f-]{36}", "")
                .replaceAll("\\s+", " ");
        assertThat(text).contains(expected);
        try (PDDocument document = Loader.loadPDF(copy.pdf())) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(5);
            assertThat(Copies.text(copy.pdf())).contains("Seite " + pages + " von " + pages);
            assertThat(StructureReader.of(document).words("LBody").stream()
                            .filter(words -> words.startsWith("Wort0 "))
                            .map(words -> words.replaceAll("\\s+", " ")))
                    .containsExactly(expected.toString());
            COSDictionary root =
                    document.getDocumentCatalog().getStructureTreeRoot().getCOSObject();
            assertThat(root.getInt(COSName.PARENT_TREE_NEXT_KEY)).isEqualTo(pages);
        }
    }
}
