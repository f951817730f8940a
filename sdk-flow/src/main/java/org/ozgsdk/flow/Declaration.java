// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a person declares: the data as it will be delivered, and the same in words as it is shown before (OZG § 9a (2)). Immutable; {@code toString} shows
 * neither.
 */
public final class Declaration {

    private final String title;
    private final String schemaUri;
    private final String mediaType;
    private final byte[] data;
    private final List<Section> sections;

    private Declaration(Builder builder, List<Section> sections) {
        this.title = builder.title;
        this.schemaUri = builder.schemaUri;
        this.mediaType = builder.mediaType;
        this.data = builder.data;
        this.sections = sections;
    }

    /**
     * A part of what is shown.
     *
     * @param heading its heading
     * @param lines its lines in order
     */
    public record Section(String heading, List<Line> lines) {

        /** Copies the lines. */
        public Section {
            lines = List.copyOf(lines);
        }

        @Override
        public String toString() {
            return "Section[" + heading + ", " + lines.size() + " lines]";
        }
    }

    /**
     * One answer.
     *
     * @param label the question
     * @param value what was declared
     */
    public record Line(String label, String value) {

        @Override
        public String toString() {
            return "Line[" + label + ", ***]";
        }
    }

    /**
     * Begins a declaration.
     *
     * @param title what it is, for instance {@code Gewerbeanmeldung}
     * @param schemaUri schema of the data
     * @param mediaType {@code application/xml} or {@code application/json}
     * @param data the bytes that will be delivered; copied
     * @return a builder, not thread-safe
     */
    public static Builder builder(String title, String schemaUri, String mediaType, byte[] data) {
        return new Builder(title, schemaUri, mediaType, data.clone());
    }

    /**
     * Makes a declaration of an XML message that shows itself: a section for each child of the root, a line for each element without children and each attribute,
     * by their names. Nothing that is delivered is missing from what is shown.
     *
     * @param title what it is, for instance {@code Gewerbeanmeldung}
     * @param schemaUri schema of the message
     * @param xml the bytes that will be delivered
     * @param notDeclared names of children of the root that the person does not declare, as the message header
     * @return the declaration
     * @throws org.ozgsdk.core.UntrustedException if it is no XML, or larger or deeper than {@link org.ozgsdk.core.xml.XmlLimits#DEFAULT}
     */
    public static Declaration ofXml(String title, String schemaUri, byte[] xml, String... notDeclared) {
        Builder builder = builder(title, schemaUri, "application/xml", xml);
        XmlSections.add(builder, xml, Set.of(notDeclared));
        return builder.build();
    }

    /** {@return what it is} */
    public String title() {
        return title;
    }

    /** {@return schema of the data} */
    public String schemaUri() {
        return schemaUri;
    }

    /** {@return {@code application/xml} or {@code application/json}} */
    public String mediaType() {
        return mediaType;
    }

    /** {@return a copy of the bytes that will be delivered} */
    public byte[] data() {
        return data.clone();
    }

    /** {@return what is shown, in order} */
    public List<Section> sections() {
        return sections;
    }

    @Override
    public String toString() {
        return "Declaration[" + title + ", " + data.length + " bytes, " + sections.size() + " sections]";
    }

    /** Gathers what is shown. Not thread-safe. */
    public static final class Builder {

        private final String title;
        private final String schemaUri;
        private final String mediaType;
        private final byte[] data;
        private final List<String> headings = new ArrayList<>();
        private final List<List<Line>> lines = new ArrayList<>();

        private Builder(String title, String schemaUri, String mediaType, byte[] data) {
            this.title = title;
            this.schemaUri = schemaUri;
            this.mediaType = mediaType;
            this.data = data;
        }

        /**
         * Begins a section.
         *
         * @param heading its heading
         * @return this
         */
        public Builder section(String heading) {
            headings.add(heading);
            lines.add(new ArrayList<>());
            return this;
        }

        /**
         * Adds an answer to the section begun last.
         *
         * @param label the question
         * @param value what was declared
         * @return this
         * @throws IllegalStateException if no section was begun
         */
        public Builder line(String label, String value) {
            if (lines.isEmpty()) {
                throw new IllegalStateException("begin a section before its first line");
            }
            lines.get(lines.size() - 1).add(new Line(label, value));
            return this;
        }

        /**
         * Builds the declaration.
         *
         * @return the declaration
         * @throws IllegalStateException if nothing is shown: a declaration that nobody can check is none
         */
        public Declaration build() {
            List<Section> sections = new ArrayList<>();
            for (int i = 0; i < headings.size(); i++) {
                sections.add(new Section(headings.get(i), lines.get(i)));
            }
            if (lines.stream().allMatch(List::isEmpty)) {
                throw new IllegalStateException("a declaration must show what it declares");
            }
            return new Declaration(this, List.copyOf(sections));
        }
    }
}
