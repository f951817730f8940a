// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.text.Din91379;

/** Every letter a name may have shows in the PDF and can be read out of it again. */
class PdfTextTest {

    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thị Ặn Łucja Đặng-Øllegård",
                "Ğündoğdu",
                "Nowák-Łyś",
                "Živa Ełżbieta Müller-Ğündoğdu",
                "Jürgen Ștefan",
                "Großmann-STRAẞE",
                "fi fl ffi Affligem Pfiffig",
                "C̈ D̂ K̀ s̄ ẗ j̀ Æ̂"
            })
    void aNameComesOutAsItWentIn(String name) throws IOException {
        assertThat(paragraph(name)).isEqualTo(name);
    }

    @Test
    void aDecomposedNameIsShownComposed() throws IOException {
        String composed = "Đặng Łyś Ünal";

        assertThat(paragraph(Normalizer.normalize(composed, Normalizer.Form.NFD)))
                .isEqualTo(composed);
    }

    @Test
    void everySingleLetterOfDin91379ForNamesComesOut() throws IOException {
        List<String> letters = singleLetters();

        assertThat(letters).hasSizeGreaterThan(550);
        assertThat(paragraphs(letters)).isEqualTo(letters);
    }

    @Test
    void everySequenceOfDin91379ComesOut() throws IOException {
        List<String> sequences = sequences();

        assertThat(sequences).hasSize(149);
        assertThat(paragraphs(sequences)).isEqualTo(sequences);
    }

    @ParameterizedTest
    @ValueSource(strings = {"漢", "Name \u0007", "\uD83D\uDE00", "a\uFFFF"})
    void aLetterTheFontLacksIsNeverLeftOut(String name) {
        assertThatThrownBy(() -> PdfText.write("Titel", List.of(name), AT))
                .isInstanceOf(UnshownLetterException.class)
                .hasMessageMatching("The font shows no letter U\\+[0-9A-F]{4,5}\\.");
    }

    @Test
    void aLongTextIsBrokenIntoLinesAndPagesAndLosesNothing() throws IOException {
        String words = "Donaudampfschifffahrtsgesellschaft ".repeat(800).strip();
        String oneWord = "Łé".repeat(3000);

        byte[] pdf = PdfText.write("Titel", List.of(words, oneWord), AT);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            String text = new PDFTextStripper().getText(document);
            assertThat(text.replaceAll("\\s", "")).isEqualTo("Titel" + words.replace(" ", "") + oneWord);
        }
    }

    @Test
    void whiteSpaceInAParagraphIsOneKindOfSpace() throws IOException {
        assertThat(paragraph("eins\tzwei\ndrei")).isEqualTo("eins zwei drei");
    }

    @Test
    void anEmptyParagraphIsAllowed() throws IOException {
        assertThat(paragraph("")).isEmpty();
    }

    @Test
    void theDocumentIsTaggedGermanAndTitled() throws IOException {
        try (PDDocument document = Loader.loadPDF(PdfText.write("Empfangsbescheinigung", List.of("Text"), AT))) {
            var catalog = document.getDocumentCatalog();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Empfangsbescheinigung");
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(AT);
            assertThat(catalog.getLanguage()).isEqualTo("de-DE");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(catalog.getStructureTreeRoot().getKids()).hasSize(1);
            assertThat(catalog.getStructureTreeRoot().getParentTree().getNumbers())
                    .hasSize(1);
        }
    }

    private static List<String> singleLetters() {
        List<String> letters = new ArrayList<>();
        for (char c = '!'; c < '\uD800'; c++) {
            String letter = String.valueOf(c);
            if (Din91379.allows(letter, Din91379.Datatype.C) && !Character.isSpaceChar(c)) {
                letters.add(letter);
            }
        }
        return letters;
    }

    /** Found by trying: every letter with one mark, then with a second one; and the three pairs of letters under one bar. */
    private static List<String> sequences() {
        List<String> sequences = new ArrayList<>();
        Predicate<String> allowed = text ->
                Din91379.allows(text, Din91379.Datatype.A) && Normalizer.isNormalized(text, Normalizer.Form.NFC);
        for (String joined : List.of("K\u035FH", "K\u035Fh", "k\u035Fh")) {
            assertThat(allowed).accepts(joined);
            sequences.add(joined);
        }
        for (String letter : singleLetters()) {
            for (char mark = '\u0300'; mark < '\u0370'; mark++) {
                if (allowed.test(letter + mark)) {
                    sequences.add(letter + mark);
                }
                for (char second = '\u0300'; second < '\u0370'; second++) {
                    if (allowed.test(letter + mark + second)) {
                        sequences.add(letter + mark + second);
                    }
                }
            }
        }
        return sequences;
    }

    private static String paragraph(String text) throws IOException {
        String all = text(PdfText.write("Titel", List.of(text), AT));
        assertThat(all).startsWith("Titel");
        return all.substring("Titel".length()).strip();
    }

    private static List<String> paragraphs(List<String> paragraphs) throws IOException {
        return text(PdfText.write("Titel", paragraphs, AT))
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
