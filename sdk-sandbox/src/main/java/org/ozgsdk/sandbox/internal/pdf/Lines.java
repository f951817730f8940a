// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.pdf;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Breaks a text into lines: after spaces, else between letters, never between a letter and its marks. */
final class Lines {

    private Lines() {}

    static List<String> of(String text, PDFont font, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        int start = 0;
        int space = -1;
        float used = 0;
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(text);
        int from = letters.first();
        for (int to = letters.next(); to != BreakIterator.DONE; from = to, to = letters.next()) {
            String letter = text.substring(from, to);
            float wide = font.getStringWidth(letter) / 1000 * size;
            if (used + wide > width && from > start) {
                int end = space > start ? space + 1 : from;
                lines.add(text.substring(start, end).strip());
                start = end;
                used = font.getStringWidth(text.substring(start, from)) / 1000 * size;
            }
            if (letter.equals(" ")) {
                space = from;
            }
            used += wide;
        }
        lines.add(text.substring(start).strip());
        return lines;
    }
}
