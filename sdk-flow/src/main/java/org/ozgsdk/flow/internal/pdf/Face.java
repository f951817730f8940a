// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.pdf;

import java.awt.geom.GeneralPath;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * The font that comes with PDFBox (Liberation Sans, SIL Open Font License) and the codes that one document uses of it. A code belongs to a pair of glyph and
 * text: glyphs that several characters share (hyphen and soft hyphen, micro sign and Greek mu) still read back as what was written. Not thread-safe.
 */
final class Face implements Closeable {

    private static final String RESOURCE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final BoundingBox NOTHING = new BoundingBox(0, 0, 0, 0);

    /** What a code shows and means. */
    record Code(int glyph, String text) {}

    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final int unitsPerEm;
    private final Map<Code, Integer> codes = new LinkedHashMap<>();

    Face() throws IOException {
        try (InputStream content = PDDocument.class.getResourceAsStream(RESOURCE)) {
            if (content == null) {
                throw new IOException("The font " + RESOURCE + " must come with PDFBox and is not there.");
            }
            font = new TTFParser().parse(new RandomAccessReadBuffer(content));
        }
        characters = font.getUnicodeCmapLookup();
        unitsPerEm = font.getUnitsPerEm();
    }

    /** {@return the glyph of a character, 0 if the font has none} */
    int glyph(int codePoint) {
        return characters.getGlyphId(codePoint);
    }

    /** {@return the code of a glyph that stands for a text} */
    int code(int glyph, String text) {
        return codes.computeIfAbsent(new Code(glyph, text), fresh -> codes.size() + 1);
    }

    /** {@return how far a glyph moves the pen, in thousandths of the font size} */
    int width(int glyph) {
        try {
            return thousandths(font.getAdvanceWidth(glyph));
        } catch (IOException e) {
            throw new Unwritable(e);
        }
    }

    /** {@return the box that a glyph fills, in thousandths of the font size; empty for a space} */
    BoundingBox box(int glyph) {
        try {
            GlyphData outline = font.getGlyph().getGlyph(glyph);
            if (outline == null) {
                return NOTHING;
            }
            BoundingBox box = outline.getBoundingBox();
            return new BoundingBox(
                    thousandths(box.getLowerLeftX()),
                    thousandths(box.getLowerLeftY()),
                    thousandths(box.getUpperRightX()),
                    thousandths(box.getUpperRightY()));
        } catch (IOException e) {
            throw new Unwritable(e);
        }
    }

    /** {@return the outline of a glyph in units of the font, null if it has none} */
    @Nullable
    GeneralPath outline(int glyph) {
        try {
            GlyphData data = font.getGlyph().getGlyph(glyph);
            return data == null ? null : data.getPath();
        } catch (IOException e) {
            throw new Unwritable(e);
        }
    }

    int unitsPerEm() {
        return unitsPerEm;
    }

    int thousandths(float units) {
        return Math.round(units * 1000 / unitsPerEm);
    }

    TrueTypeFont font() {
        return font;
    }

    /** {@return the codes in use with their numbers from 1, ascending} */
    Map<Code, Integer> codes() {
        return codes;
    }

    @Override
    public void close() throws IOException {
        font.close();
    }
}
