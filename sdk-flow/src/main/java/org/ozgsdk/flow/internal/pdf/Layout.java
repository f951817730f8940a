// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** Puts blocks on pages from top to bottom. Lengths are points. Not thread-safe. */
final class Layout {

    /** A declaration is some pages long; a limit keeps a flood of text from filling the memory. */
    static final int MOST_PAGES = 5_000;

    private static final int LEFT = 57;
    private static final int WIDTH = 481;
    private static final int TOP = 785;
    private static final int BOTTOM = 68;
    private static final int FOOTER = 40;
    private static final int FOOTER_SIZE = 8;

    /** How a text looks. */
    private enum Style {
        TITLE(18, 0, 0, 10, 40),
        HEADING(13, 0, 14, 4, 40),
        BODY(10, 0, 4, 4, 0),
        LABEL(9, 35, 5, 0, 16),
        VALUE(11, 0, 0, 0, 0);

        private final int size;
        private final int grey;
        private final int before;
        private final int after;
        /** Room that must be left below: the text belongs to what follows. */
        private final int keep;

        Style(int size, int grey, int before, int after, int keep) {
            this.size = size;
            this.grey = grey;
            this.before = before;
            this.after = after;
            this.keep = keep;
        }

        int leading() {
            // Room for two marks on a capital letter.
            return size * 14 / 10 + 1;
        }
    }

    private final PDDocument document;
    private final Face face;
    private final Letters letters;
    private final COSDictionary font = new COSDictionary();
    private final COSDictionary forms = new COSDictionary();
    private final Set<Integer> shapes = new TreeSet<>();
    private final Structure structure = new Structure();
    private final List<PageContent> pages = new ArrayList<>();
    private int y;
    private COSDictionary section;
    private @Nullable COSDictionary list;

    Layout(PDDocument document, Face face) {
        this.document = document;
        this.face = face;
        this.letters = new Letters(face);
        this.section = structure.top();
        font.setItem(COSName.TYPE, COSName.FONT);
        turnPage();
    }

    boolean hasSubstituted() {
        return letters.hasSubstituted();
    }

    void add(List<PdfBlock> blocks) {
        blocks.forEach(this::add);
    }

    void add(PdfBlock block) {
        if (block instanceof PdfBlock.Answer answer) {
            if (list == null) {
                list = structure.child(section, "L");
            }
            COSDictionary item = structure.child(list, "LI");
            show(answer.label(), Style.LABEL, "Lbl", item);
            show(answer.value(), Style.VALUE, "LBody", item);
            return;
        }
        list = null;
        if (block instanceof PdfBlock.Title title) {
            show(title.text(), Style.TITLE, "H1", structure.top());
        } else if (block instanceof PdfBlock.Heading heading) {
            section = structure.child(structure.top(), "Sect");
            show(heading.text(), Style.HEADING, "H2", section);
        } else if (block instanceof PdfBlock.Paragraph paragraph) {
            show(paragraph.text(), Style.BODY, "P", section);
        }
    }

    private void show(String text, Style style, String type, COSDictionary parent) {
        COSDictionary element = structure.child(parent, type);
        y -= style.before;
        boolean first = true;
        PageContent open = null;
        for (String paragraph : Lines.paragraphs(text)) {
            for (List<Cluster> line : Lines.wrap(letters.clusters(paragraph), WIDTH * 1000 / style.size)) {
                int needed = style.leading() + (first ? style.keep : 0);
                if (y - needed < BOTTOM) {
                    if (open != null) {
                        open.end();
                        open = null;
                    }
                    turnPage();
                }
                first = false;
                y -= style.leading();
                if (open == null) {
                    open = pages.get(pages.size() - 1);
                    open.beginTagged(type, structure.mark(element, open.page()));
                }
                open.line(line, LEFT, y, style.size, style.grey);
            }
        }
        if (open != null) {
            open.end();
        }
        y -= style.after;
    }

    private void turnPage() {
        if (pages.size() == MOST_PAGES) {
            throw new IllegalArgumentException(
                    "A copy of at most " + MOST_PAGES + " pages is expected; the declaration shows more.");
        }
        PDPage page = new PDPage(PDRectangle.A4);
        PDResources resources = new PDResources();
        COSDictionary fonts = new COSDictionary();
        fonts.setItem(PageContent.FONT, font);
        resources.getCOSObject().setItem(COSName.FONT, fonts);
        resources.getCOSObject().setItem(COSName.XOBJECT, forms);
        page.setResources(resources);
        document.addPage(page);
        structure.begin(page);
        pages.add(new PageContent(page, shapes));
        y = TOP;
    }

    /** Numbers the pages and writes them, the font and the structure into the document. */
    void finish(String footer) throws IOException {
        String start = Lines.paragraphs(footer).get(0);
        for (int i = 0; i < pages.size(); i++) {
            PageContent page = pages.get(i);
            page.beginArtifact();
            String number = "Seite " + (i + 1) + " von " + pages.size() + (start.isEmpty() ? "" : " · " + start);
            page.line(
                    Lines.wrap(letters.clusters(number), WIDTH * 1000 / FOOTER_SIZE)
                            .get(0),
                    LEFT,
                    FOOTER,
                    FOOTER_SIZE,
                    35);
            page.end();
            page.finish(document);
        }
        Shapes.fill(forms, shapes, document, face);
        EmbeddedFont.fill(font, document, face);
        structure.finish(document);
    }
}
