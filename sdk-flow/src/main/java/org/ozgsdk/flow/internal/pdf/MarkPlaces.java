// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.pdf;

import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.util.BoundingBox;

/**
 * Puts marks on letters. PDF has no notion of it and PDFBox does not read the font's anchors, so the boxes of the outlines decide: a mark above or below
 * stands centred, clear of the letter and of the marks before it.
 */
final class MarkPlaces {

    /** Between letter and mark, thousandths of the font size. */
    private static final int GAP = 45;

    /** A mark that begins higher stands above its letter. */
    private static final int ABOVE = 400;

    private static final int FULL = 100;
    private static final int RAISED_PERCENT = 60;
    private static final int RAISED_BY = 330;
    private static final int COMMA_ABOVE_RIGHT = 0x315;
    private static final int HORN = 0x31B;
    private static final int FIRST_DOUBLE = 0x35C;
    private static final int LAST_DOUBLE = 0x362;

    private final Face face;

    MarkPlaces(Face face) {
        this.face = face;
    }

    /** {@return a letter with its marks, all of which the font has} */
    Cluster letter(String unit) {
        int base = unit.codePointAt(0);
        int[] marks = unit.codePoints().skip(1).toArray();
        int glyph = face.glyph(base);
        if (marks.length == 0) {
            return Letters.isMark(base) ? alone(glyph, unit) : plain(glyph, base);
        }
        int shape = shapeUnder(base, marks);
        return mark(face.code(shape, unit), marks, face.box(shape), face.width(shape));
    }

    private Cluster mark(int code, int[] marks, BoundingBox letter, int width) {
        int top = (int) letter.getUpperRightY();
        int bottom = (int) letter.getLowerLeftY();
        int advance = width;
        List<Cluster.Mark> placed = new ArrayList<>();
        for (int mark : marks) {
            int glyph = face.glyph(mark);
            BoundingBox box = face.box(glyph);
            int shift = shift(mark, box, letter, width);
            int rise = 0;
            if (isBeside(mark)) {
                advance = Math.max(advance, shift + (int) box.getUpperRightX());
            } else if (!isDouble(mark) && isAbove(box)) {
                rise = top + GAP - (int) box.getLowerLeftY();
                top = (int) box.getUpperRightY() + rise;
            } else if (!isDouble(mark) && box.getUpperRightY() < 0) {
                rise = Math.min(bottom, 0) - GAP - (int) box.getUpperRightY();
                bottom = (int) box.getLowerLeftY() + rise;
            } else if (box.getUpperRightY() < ABOVE) {
                bottom = Math.min(bottom, (int) box.getLowerLeftY()); // grown on to the letter: cedilla, ogonek
            }
            placed.add(new Cluster.Mark(glyph, shift, rise));
        }
        return new Cluster(code, width, FULL, 0, List.copyOf(placed), advance, false);
    }

    private static boolean isAbove(BoundingBox mark) {
        return mark.getLowerLeftY() > ABOVE;
    }

    private static int shift(int mark, BoundingBox box, BoundingBox letter, int width) {
        if (isDouble(mark)) {
            return width; // drawn around the border to the next letter
        }
        if (isBeside(mark)) {
            return (int) (letter.getUpperRightX() - box.getLowerLeftX());
        }
        return (int)
                ((letter.getLowerLeftX() + letter.getUpperRightX() - box.getLowerLeftX() - box.getUpperRightX()) / 2);
    }

    private static boolean isBeside(int mark) {
        return mark == COMMA_ABOVE_RIGHT || mark == HORN;
    }

    private static boolean isDouble(int mark) {
        return mark >= FIRST_DOUBLE && mark <= LAST_DOUBLE;
    }

    /** A mark above takes the place of the dot of i and j; it still reads as i and j. */
    private int shapeUnder(int base, int[] marks) {
        int dotless = base == 'i' ? face.glyph(0x131) : base == 'j' ? face.glyph(0x237) : 0;
        return dotless != 0 && isAbove(face.box(face.glyph(marks[0]))) ? dotless : face.glyph(base);
    }

    private Cluster plain(int glyph, int base) {
        boolean space = Character.getType(base) == Character.SPACE_SEPARATOR && base != 0xA0 && base != 0x202F;
        return Cluster.plain(face.code(glyph, Character.toString(base)), face.width(glyph), space || base == '-');
    }

    /** A mark with nothing under it is a letter of its own: it gets room, and stands right of where the pen was. */
    private Cluster alone(int glyph, String unit) {
        BoundingBox box = face.box(glyph);
        Cluster.Mark shape = new Cluster.Mark(glyph, GAP - (int) box.getLowerLeftX(), 0);
        int space = face.glyph(' ');
        int advance = Math.max((int) box.getWidth() + 2 * GAP, face.width(space));
        return new Cluster(face.code(space, unit), face.width(space), FULL, 0, List.of(shape), advance, false);
    }

    /** {@return a small letter above the line that stands for a text} */
    Cluster raised(int codePoint, String text) {
        int glyph = face.glyph(codePoint);
        int width = face.width(glyph);
        int advance = width * RAISED_PERCENT / 100;
        return new Cluster(face.code(glyph, text), width, RAISED_PERCENT, RAISED_BY, List.of(), advance, false);
    }
}
