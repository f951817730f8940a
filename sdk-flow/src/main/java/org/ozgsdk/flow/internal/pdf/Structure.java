// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.pdf;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;

/** The tree of headings, lists and paragraphs that a screen reader follows (ISO 32000-2, 14.7 and 14.8). */
final class Structure {

    private static final COSName STRUCT_ELEM = COSName.getPDFName("StructElem");

    private final COSDictionary root = new COSDictionary();
    private final COSDictionary top;
    private final List<COSArray> pages = new ArrayList<>();

    Structure() {
        root.setItem(COSName.TYPE, COSName.STRUCT_TREE_ROOT);
        top = new COSDictionary();
        top.setItem(COSName.TYPE, STRUCT_ELEM);
        top.setName(COSName.S, "Document");
        top.setItem(COSName.P, root);
        top.setItem(COSName.K, new COSArray());
        root.setItem(COSName.K, top);
    }

    COSDictionary top() {
        return top;
    }

    /** {@return a new last child} */
    COSDictionary child(COSDictionary parent, String type) {
        COSDictionary element = new COSDictionary();
        element.setItem(COSName.TYPE, STRUCT_ELEM);
        element.setName(COSName.S, type);
        element.setItem(COSName.P, parent);
        element.setItem(COSName.K, new COSArray());
        ((COSArray) parent.getDictionaryObject(COSName.K)).add(element);
        return element;
    }

    void begin(PDPage page) {
        page.getCOSObject().setInt(COSName.STRUCT_PARENTS, pages.size());
        pages.add(new COSArray());
    }

    /** {@return the number under which the newest page shows (a part of) the element} */
    int mark(COSDictionary element, PDPage page) {
        COSArray owners = pages.get(pages.size() - 1);
        int number = owners.size();
        owners.add(element);
        COSDictionary reference = new COSDictionary();
        reference.setName(COSName.TYPE, "MCR");
        reference.setItem(COSName.PG, page.getCOSObject());
        reference.setInt(COSName.MCID, number);
        ((COSArray) element.getDictionaryObject(COSName.K)).add(reference);
        return number;
    }

    void finish(PDDocument document) {
        COSArray numbers = new COSArray();
        for (int i = 0; i < pages.size(); i++) {
            numbers.add(COSInteger.get(i));
            numbers.add(pages.get(i));
        }
        COSDictionary parents = new COSDictionary();
        parents.setItem(COSName.NUMS, numbers);
        root.setItem(COSName.PARENT_TREE, parents);
        root.setInt(COSName.PARENT_TREE_NEXT_KEY, pages.size());
        document.getDocumentCatalog().getCOSObject().setItem(COSName.STRUCT_TREE_ROOT, root);
        PDMarkInfo tagged = new PDMarkInfo();
        tagged.setMarked(true);
        document.getDocumentCatalog().setMarkInfo(tagged);
    }
}
