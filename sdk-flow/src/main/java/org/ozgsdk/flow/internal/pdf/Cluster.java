// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.pdf;

import java.util.List;

/**
 * What stands together on the page: a letter with its marks. Lengths are thousandths of the font size.
 *
 * <p>The letter is text, and its code says the whole cluster; the marks are drawn as shapes. As text of their own they would have to be put back together by
 * whoever reads the file, by guessing from places: PDFBox itself guesses wrong for some of DIN 91379.
 *
 * @param code of the letter in the embedded font
 * @param width how far drawing it moves the pen at full size
 * @param percent its size
 * @param rise how far above the base line it stands
 * @param marks what is drawn over it
 * @param advance how far the next cluster starts
 * @param breakAfter whether a line may be broken behind it
 */
record Cluster(int code, int width, int percent, int rise, List<Mark> marks, int advance, boolean breakAfter) {

    /**
     * A mark.
     *
     * @param glyph its shape
     * @param shift from the start of the cluster
     * @param rise above the base line
     */
    record Mark(int glyph, int shift, int rise) {}

    /** {@return a letter without marks as the font draws it} */
    static Cluster plain(int code, int width, boolean breakAfter) {
        return new Cluster(code, width, 100, 0, List.of(), width, breakAfter);
    }

    Cluster widened(int newAdvance) {
        return new Cluster(code, width, percent, rise, marks, newAdvance, breakAfter);
    }
}
