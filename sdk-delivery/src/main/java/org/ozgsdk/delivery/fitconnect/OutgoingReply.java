// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ozgsdk.delivery.Content;
import org.ozgsdk.delivery.DataSchema;

/**
 * An answer to a sender: data in a form he understands, and files. Experimental. Immutable; {@code toString} shows no content.
 *
 * @param schema the form of the data, one of the sender's process standards
 * @param data the data
 * @param files the files; may be empty
 */
public record OutgoingReply(DataSchema schema, byte[] data, List<File> files) {

    private static final Pattern MEDIA_TYPE = Pattern.compile("[-\\w.]{1,100}/[-\\w.+]{1,100}");
    private static final int MOST_FILES = 100;

    /**
     * A file of an answer.
     *
     * @param id a random UUID
     * @param filename its name
     * @param mediaType its media type without parameters
     * @param content its bytes, of any size up to what FIT-Connect takes (500 MB encrypted)
     */
    public record File(UUID id, String filename, String mediaType, Content content) {

        /** Refuses an empty name and a media type of another form. */
        public File {
            if (filename.isBlank() || !MEDIA_TYPE.matcher(mediaType).matches()) {
                throw new IllegalArgumentException("a file needs a name and a media type like application/pdf");
            }
        }

        @Override
        public String toString() {
            return "File[" + id + ", " + mediaType + "]";
        }
    }

    /** Copies data and list; refuses data that are neither JSON nor XML, and more than 100 files. */
    public OutgoingReply {
        data = data.clone();
        files = List.copyOf(files);
        if (!List.of("application/json", "application/xml").contains(schema.mediaType())) {
            throw new IllegalArgumentException("the data of an answer are application/json or application/xml");
        }
        if (files.size() > MOST_FILES) {
            throw new IllegalArgumentException("FIT-Connect takes at most " + MOST_FILES + " files");
        }
    }

    /**
     * An answer in JSON.
     *
     * @param schemaUri the form of the data
     * @param data the data
     * @return the answer, without files
     */
    public static OutgoingReply json(String schemaUri, byte[] data) {
        return new OutgoingReply(new DataSchema(schemaUri, "application/json"), data, List.of());
    }

    /**
     * An answer in XML.
     *
     * @param schemaUri the form of the data
     * @param data the data
     * @return the answer, without files
     */
    public static OutgoingReply xml(String schemaUri, byte[] data) {
        return new OutgoingReply(new DataSchema(schemaUri, "application/xml"), data, List.of());
    }

    /**
     * Adds a file.
     *
     * @param filename its name
     * @param mediaType its media type
     * @param content its bytes
     * @return a copy with the file
     */
    public OutgoingReply attach(String filename, String mediaType, Content content) {
        List<File> all = new ArrayList<>(files);
        all.add(new File(UUID.randomUUID(), filename, mediaType, content));
        return new OutgoingReply(schema, data, all);
    }

    @Override
    public byte[] data() {
        return data.clone();
    }

    @Override
    public boolean equals(Object other) {
        return this == other; // two answers are two, whatever they say
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "OutgoingReply[" + schema.mediaType() + ", " + files.size() + " files]";
    }
}
