// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.pdf;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.jspecify.annotations.Nullable;

/** Glyphs as form XObjects (ISO 32000-2, 8.10): outlines one point high per font size, drawn where a {@link Cluster.Mark} says. */
final class Shapes {

    private Shapes() {}

    /** {@return the name of a glyph's form} */
    static String name(int glyph) {
        return "M" + glyph;
    }

    /** Puts the forms of some glyphs into a resource dictionary. */
    static void fill(COSDictionary forms, Set<Integer> glyphs, PDDocument document, Face face) throws IOException {
        for (int glyph : glyphs) {
            byte[] operators = operators(face.outline(glyph)).getBytes(StandardCharsets.US_ASCII);
            COSStream form =
                    new PDStream(document, new ByteArrayInputStream(operators), COSName.FLATE_DECODE).getCOSObject();
            form.setItem(COSName.TYPE, COSName.XOBJECT);
            form.setItem(COSName.SUBTYPE, COSName.FORM);
            form.setItem(COSName.BBOX, box(face, glyph));
            form.setItem(COSName.MATRIX, matrix(1f / face.unitsPerEm()));
            form.setItem(COSName.RESOURCES, new COSDictionary());
            forms.setItem(name(glyph), form);
        }
    }

    /** In units of the font, one unit wider than the outline on each side. */
    private static COSArray box(Face face, int glyph) {
        BoundingBox box = face.box(glyph);
        COSArray array = new COSArray();
        for (float edge : new float[] {
            box.getLowerLeftX() - 1, box.getLowerLeftY() - 1, box.getUpperRightX() + 1, box.getUpperRightY() + 1
        }) {
            array.add(COSInteger.get(Math.round(edge * face.unitsPerEm() / 1000)));
        }
        return array;
    }

    private static COSArray matrix(float scale) {
        COSArray array = new COSArray();
        for (float number : new float[] {scale, 0, 0, scale, 0, 0}) {
            array.add(new COSFloat(number));
        }
        return array;
    }

    private static String operators(@Nullable GeneralPath outline) {
        if (outline == null) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        double[] p = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator path = outline.getPathIterator(null); !path.isDone(); path.next()) {
            switch (path.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> point(out, p[0], p[1]).append("m\n");
                case PathIterator.SEG_LINETO -> point(out, p[0], p[1]).append("l\n");
                case PathIterator.SEG_QUADTO -> {
                    // PDF has no quadratic curves: the same curve with two control points.
                    point(out, x + (p[0] - x) * 2 / 3, y + (p[1] - y) * 2 / 3);
                    point(out, p[2] + (p[0] - p[2]) * 2 / 3, p[3] + (p[1] - p[3]) * 2 / 3);
                    point(out, p[2], p[3]).append("c\n");
                    p[0] = p[2];
                    p[1] = p[3];
                }
                case PathIterator.SEG_CLOSE -> out.append("h\n");
                default -> throw new IllegalStateException("TrueType outlines have lines and quadratic curves only");
            }
            x = p[0];
            y = p[1];
        }
        return out.append("f\n").toString();
    }

    private static StringBuilder point(StringBuilder out, double x, double y) {
        out.append(Numbers.hundredths((int) Math.round(x * 100))).append(' ');
        return out.append(Numbers.hundredths((int) Math.round(y * 100))).append(' ');
    }
}
