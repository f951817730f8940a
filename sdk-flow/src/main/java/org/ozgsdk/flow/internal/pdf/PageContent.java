// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** The drawing operators of one page. */
final class PageContent {

    static final String FONT = "F";

    private final PDPage page;
    private final Set<Integer> shapes;
    private final ByteArrayOutputStream operators = new ByteArrayOutputStream();

    /**
     * Begins a page.
     *
     * @param page the page
     * @param shapes gathers the glyphs that are drawn as shapes
     */
    PageContent(PDPage page, Set<Integer> shapes) {
        this.page = page;
        this.shapes = shapes;
    }

    PDPage page() {
        return page;
    }

    void beginTagged(String type, int number) {
        write("/" + type + " <</MCID " + number + ">> BDC\n");
    }

    /** Begins what is no part of the text, for instance a page number. */
    void beginArtifact() {
        write("/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n");
    }

    void end() {
        write("EMC\n");
    }

    /**
     * Draws one line.
     *
     * @param line what
     * @param x where it starts, in points from the left
     * @param y its base line, in points from the bottom
     * @param size of the font in points
     * @param grey 0 (black) to 100 (white)
     */
    void line(List<Cluster> line, int x, int y, int size, int grey) {
        StringBuilder out = new StringBuilder(64 + 6 * line.size());
        out.append(Numbers.hundredths(grey)).append(" g BT /" + FONT + " ").append(size);
        out.append(" Tf ").append(x).append(' ').append(y).append(" Td [");
        new Pen(out, size).draw(line);
        out.append("] TJ ET\n");
        int start = 0;
        for (Cluster cluster : line) {
            for (Cluster.Mark mark : cluster.marks()) {
                shapes.add(mark.glyph());
                String scale = " " + size + " ";
                out.append('q').append(scale).append("0 0").append(scale);
                out.append(Numbers.hundredths(100 * x + (start + mark.shift()) * size / 10))
                        .append(' ');
                out.append(Numbers.hundredths(100 * y + mark.rise() * size / 10))
                        .append(" cm /");
                out.append(Shapes.name(mark.glyph())).append(" Do Q\n");
            }
            start += cluster.advance();
        }
        write(out.toString());
    }

    void finish(PDDocument document) throws IOException {
        page.getCOSObject()
                .setItem(
                        COSName.CONTENTS,
                        new PDStream(
                                document, new ByteArrayInputStream(operators.toByteArray()), COSName.FLATE_DECODE));
    }

    private void write(String text) {
        operators.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Fills arrays of {@code TJ}: codes, and moves of the pen where a letter does not start where the one before ended. */
    private static final class Pen {

        private final StringBuilder out;
        private final int size;
        private int rise;
        private int percent = 100;
        private boolean open;

        Pen(StringBuilder out, int size) {
            this.out = out;
            this.size = size;
        }

        void draw(List<Cluster> line) {
            int start = 0;
            int at = 0;
            for (Cluster cluster : line) {
                turn(cluster.rise(), cluster.percent());
                move(start - at);
                if (!open) {
                    out.append('<');
                    open = true;
                }
                out.append(Numbers.hex4(cluster.code()));
                at = start + cluster.width() * cluster.percent() / 100;
                start += cluster.advance();
            }
            turn(0, 100);
            close();
        }

        private void move(int thousandths) {
            if (thousandths != 0) {
                close();
                out.append(-thousandths * 100 / percent);
            }
        }

        private void turn(int newRise, int newPercent) {
            if (newRise != rise || newPercent != percent) {
                close();
                out.append("] TJ /" + FONT + " ")
                        .append(Numbers.hundredths(size * newPercent))
                        .append(" Tf ");
                out.append(Numbers.hundredths(newRise * size / 10)).append(" Ts [");
                rise = newRise;
                percent = newPercent;
            }
        }

        private void close() {
            if (open) {
                out.append('>');
                open = false;
            }
        }
    }
}
