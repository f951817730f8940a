// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;

/** Reads a document as a screen reader does: by its structure tree. */
final class StructureReader {

    private record Part(String type, String words) {}

    private final List<Part> parts = new ArrayList<>();
    private final Map<PDPage, Map<Integer, String>> marked = new HashMap<>();

    private StructureReader() {}

    static StructureReader of(PDDocument document) throws IOException {
        StructureReader reader = new StructureReader();
        for (PDPage page : document.getPages()) {
            PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
            extractor.processPage(page);
            Map<Integer, String> words = new HashMap<>();
            for (PDMarkedContent content : extractor.getMarkedContents()) {
                StringBuilder text = new StringBuilder();
                content.getContents().forEach(item -> text.append(((TextPosition) item).getUnicode()));
                words.put(content.getMCID(), text.toString());
            }
            reader.marked.put(page, words);
        }
        reader.walk(document.getDocumentCatalog().getStructureTreeRoot());
        return reader;
    }

    /** {@return the types of all elements in reading order} */
    List<String> types() {
        return parts.stream().map(Part::type).toList();
    }

    /** {@return what the elements of a type say} */
    List<String> words(String type) {
        return parts.stream()
                .filter(part -> part.type().equals(type))
                .map(Part::words)
                .toList();
    }

    private void walk(PDStructureNode node) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                parts.add(new Part(element.getStructureType(), words(element)));
                walk(element);
            }
        }
    }

    private String words(PDStructureElement element) {
        StringBuilder words = new StringBuilder();
        for (Object kid : element.getKids()) {
            if (kid instanceof PDMarkedContentReference reference) {
                words.append(marked.get(reference.getPage()).get(reference.getMCID()));
            }
        }
        return words.toString();
    }
}
