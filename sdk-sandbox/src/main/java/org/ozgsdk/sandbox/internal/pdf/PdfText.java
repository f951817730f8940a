// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A plain text as PDF: a heading and paragraphs, tagged, in German, with the Liberation Sans that PDFBox brings. Every letter is drawn and can be read
 * out again; a letter the font lacks ends in {@link UnshownLetterException}. Letters of DIN 91379 that have no composed form stand as base and marks.
 */
public final class PdfText {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private PdfText() {}

    /**
     * Writes the document.
     *
     * @param heading title and first line
     * @param paragraphs the rest; brought into normal form C, every white space becomes one space
     */
    public static byte[] write(String heading, List<String> paragraphs, Instant at) {
        try (TrueTypeFont letters = font();
                PDDocument document = new PDDocument()) {
            PDDocumentInformation information = document.getDocumentInformation();
            information.setTitle(heading);
            information.setProducer("OZG SDK Sandbox");
            information.setCreationDate(GregorianCalendar.from(at.atZone(ZoneOffset.UTC)));
            PDType0Font font = PDType0Font.load(document, letters, true);
            try (TaggedPages pages = new TaggedPages(document, font)) {
                pages.heading(shown(heading, letters));
                for (String paragraph : paragraphs) {
                    pages.paragraph(shown(paragraph, letters));
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrueTypeFont font() throws IOException {
        try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
            if (in == null) {
                throw new IOException("PDFBox came without " + FONT);
            }
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            // Ligatures would be drawn as one glyph that stands for no letter when read out.
            font.setEnableGsub(false);
            return font;
        }
    }

    private static String shown(String text, TrueTypeFont letters) throws IOException {
        StringBuilder shown = new StringBuilder(text.length());
        CmapLookup glyphs = letters.getUnicodeCmapLookup();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(codePoint -> {
            int seen = Character.isWhitespace(codePoint) ? ' ' : codePoint;
            if (glyphs.getGlyphId(seen) == 0) {
                throw new UnshownLetterException(codePoint);
            }
            shown.appendCodePoint(seen);
        });
        return shown.toString();
    }
}
