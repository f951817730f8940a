// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.HeaderTable;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/** Writes the part of a {@link Face} that was used as composite font (ISO 32000-2, 9.7.4): codes to glyphs, and codes to text in {@code ToUnicode}. */
final class EmbeddedFont {

    private static final List<String> TABLES =
            List.of("head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm", "gasp");
    private static final int BF_CHARS_PER_BLOCK = 100;
    private static final int STEM_OF_LIBERATION_SANS = 80;

    private final PDDocument document;
    private final Face face;

    private EmbeddedFont(PDDocument document, Face face) {
        this.document = document;
        this.face = face;
    }

    /** Fills a font dictionary that pages already name. */
    static void fill(COSDictionary font, PDDocument document, Face face) throws IOException {
        new EmbeddedFont(document, face).fill(font);
    }

    private void fill(COSDictionary font) throws IOException {
        TTFSubsetter subsetter = new TTFSubsetter(face.font(), TABLES);
        subsetter.addGlyphIds(
                face.codes().keySet().stream().map(Face.Code::glyph).collect(Collectors.toCollection(TreeSet::new)));
        String name = tag() + "LiberationSans";
        subsetter.setPrefix(tag());
        Map<Integer, Integer> newGlyphs = new HashMap<>();
        subsetter.getGIDMap().forEach((fresh, original) -> newGlyphs.put(original, fresh));
        ByteArrayOutputStream program = new ByteArrayOutputStream();
        subsetter.writeToStream(program);

        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setName(COSName.BASE_FONT, name);
        font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        font.setItem(COSName.TO_UNICODE, stream(toUnicode()));
        COSArray descendants = new COSArray();
        descendants.add(descendant(name, program.toByteArray(), newGlyphs));
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
    }

    private COSDictionary descendant(String name, byte[] program, Map<Integer, Integer> newGlyphs) throws IOException {
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        font.setName(COSName.BASE_FONT, name);
        COSDictionary system = new COSDictionary();
        system.setItem(COSName.REGISTRY, new COSString("Adobe"));
        system.setItem(COSName.ORDERING, new COSString("Identity"));
        system.setInt(COSName.SUPPLEMENT, 0);
        font.setItem(COSName.CIDSYSTEMINFO, system);
        font.setItem(COSName.FONT_DESC, descriptor(name, program));
        COSArray widths = new COSArray();
        byte[] glyphs = new byte[2 * (face.codes().size() + 1)];
        face.codes().forEach((code, number) -> {
            widths.add(COSInteger.get(face.width(code.glyph())));
            int glyph = newGlyphs.getOrDefault(code.glyph(), 0);
            glyphs[2 * number] = (byte) (glyph >> 8);
            glyphs[2 * number + 1] = (byte) glyph;
        });
        COSArray all = new COSArray();
        all.add(COSInteger.ONE);
        all.add(widths);
        font.setItem(COSName.W, all);
        font.setItem(COSName.CID_TO_GID_MAP, stream(glyphs));
        return font;
    }

    private PDFontDescriptor descriptor(String name, byte[] program) throws IOException {
        HeaderTable head = face.font().getHeader();
        PDFontDescriptor descriptor = new PDFontDescriptor(new COSDictionary());
        descriptor.getCOSObject().setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setFontName(name);
        descriptor.setSymbolic(true); // codes follow no standard encoding
        descriptor.setFontBoundingBox(new PDRectangle(
                face.thousandths(head.getXMin()),
                face.thousandths(head.getYMin()),
                face.thousandths(head.getXMax() - head.getXMin()),
                face.thousandths(head.getYMax() - head.getYMin())));
        descriptor.setItalicAngle(0);
        descriptor.setAscent(face.thousandths(face.font().getHorizontalHeader().getAscender()));
        descriptor.setDescent(face.thousandths(face.font().getHorizontalHeader().getDescender()));
        descriptor.setCapHeight(face.box(face.glyph('H')).getUpperRightY());
        descriptor.setStemV(STEM_OF_LIBERATION_SANS);
        PDStream file = new PDStream(document, new java.io.ByteArrayInputStream(program), COSName.FLATE_DECODE);
        file.getCOSObject().setInt(COSName.LENGTH1, program.length);
        descriptor.setFontFile2(file);
        return descriptor;
    }

    /** ISO 32000-2, 9.10.3: one text of one or more UTF-16 units for each code. */
    private byte[] toUnicode() {
        StringBuilder map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        int left = face.codes().size();
        int inBlock = 0;
        for (Map.Entry<Face.Code, Integer> code : face.codes().entrySet()) {
            if (inBlock == 0) {
                map.append(Math.min(left, BF_CHARS_PER_BLOCK)).append(" beginbfchar\n");
            }
            map.append('<').append(Numbers.hex4(code.getValue())).append("> <");
            code.getKey().text().chars().forEach(unit -> map.append(Numbers.hex4(unit)));
            map.append(">\n");
            inBlock++;
            left--;
            if (inBlock == BF_CHARS_PER_BLOCK || left == 0) {
                map.append("endbfchar\n");
                inBlock = 0;
            }
        }
        map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        return map.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Six letters that tell subsets apart (9.9.2), taken from what is in it. */
    private String tag() {
        long hash = Integer.toUnsignedLong(face.codes().keySet().stream()
                .map(code -> code.glyph() + code.text())
                .toList()
                .hashCode());
        StringBuilder tag = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            tag.append((char) ('A' + hash % 26));
            hash /= 26;
        }
        return tag.append('+').toString();
    }

    private PDStream stream(byte[] content) throws IOException {
        return new PDStream(document, new java.io.ByteArrayInputStream(content), COSName.FLATE_DECODE);
    }
}
