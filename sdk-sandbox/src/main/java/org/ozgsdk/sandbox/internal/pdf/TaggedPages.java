// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.pdf;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** Lines on A4 pages, each a marked content that the structure tree names, so that screen readers follow (ISO 32000-1, 14.7 and 14.8). */
final class TaggedPages implements AutoCloseable {

    private static final float MARGIN = 70;
    private static final float LEADING = 1.5f;

    private final PDDocument document;
    private final PDType0Font font;
    private final PDStructureTreeRoot tree = new PDStructureTreeRoot();
    private final PDStructureElement root = new PDStructureElement(StandardStructureTypes.DOCUMENT, tree);
    private final Map<Integer, COSObjectable> parents = new TreeMap<>();
    private PDPage page;
    private PDPageContentStream content;
    private COSArray marked = new COSArray();
    private float y;

    TaggedPages(PDDocument document, PDType0Font font) throws IOException {
        this.document = document;
        this.font = font;
        tree.appendKid(root);
        PDMarkInfo info = new PDMarkInfo();
        info.setMarked(true);
        var catalog = document.getDocumentCatalog();
        catalog.setMarkInfo(info);
        catalog.setLanguage("de-DE");
        catalog.setStructureTreeRoot(tree);
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        page = addPage();
        content = new PDPageContentStream(document, page);
    }

    void heading(String text) throws IOException {
        block(StandardStructureTypes.H1, text, 18);
    }

    void paragraph(String text) throws IOException {
        block(StandardStructureTypes.P, text, 11);
    }

    private void block(String type, String text, float size) throws IOException {
        PDStructureElement element = new PDStructureElement(type, root);
        root.appendKid(element);
        float width = page.getMediaBox().getWidth() - 2 * MARGIN;
        for (String line : Lines.of(text, font, size, width)) {
            if (y - size < MARGIN) {
                content.close();
                page = addPage();
                content = new PDPageContentStream(document, page);
            }
            y -= size * LEADING;
            draw(element, type, line, size);
        }
        y -= size / 2;
    }

    private void draw(PDStructureElement element, String type, String line, float size) throws IOException {
        int number = marked.size();
        content.beginMarkedContent(COSName.getPDFName(type), number);
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(MARGIN, y);
        content.showText(line);
        content.endText();
        content.endMarkedContent();
        PDMarkedContentReference reference = new PDMarkedContentReference();
        reference.setPage(page);
        reference.setMCID(number);
        element.appendKid(reference);
        marked.add(element);
    }

    private PDPage addPage() {
        PDPage next = new PDPage(PDRectangle.A4);
        marked = new COSArray();
        next.setStructParents(parents.size());
        parents.put(parents.size(), new PDParentTreeValue(marked));
        document.addPage(next);
        y = next.getMediaBox().getHeight() - MARGIN;
        return next;
    }

    @Override
    public void close() throws IOException {
        content.close();
        PDNumberTreeNode parentTree = new PDNumberTreeNode(PDParentTreeValue.class);
        parentTree.setNumbers(parents);
        tree.setParentTree(parentTree);
        tree.setParentTreeNextKey(parents.size());
    }
}
