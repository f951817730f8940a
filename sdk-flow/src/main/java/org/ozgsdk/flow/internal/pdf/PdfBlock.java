// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.pdf;

/** One thing that a document shows, in reading order. Texts may hold anything; line breaks are kept. */
public sealed interface PdfBlock {

    /**
     * What the document is; the only heading of level 1.
     *
     * @param text the words
     */
    record Title(String text) implements PdfBlock {}

    /**
     * Begins a section.
     *
     * @param text the words
     */
    record Heading(String text) implements PdfBlock {}

    /**
     * Running text.
     *
     * @param text the words
     */
    record Paragraph(String text) implements PdfBlock {

        @Override
        public String toString() {
            return "Paragraph[***]";
        }
    }

    /**
     * A question and its answer.
     *
     * @param label the question
     * @param value the answer, may be empty
     */
    record Answer(String label, String value) implements PdfBlock {

        @Override
        public String toString() {
            return "Answer[***]";
        }
    }
}
