// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow.internal.pdf;

/** A file inside the document: the source of what the document shows (ISO 32000-2, 7.11.3, AFRelationship Source). */
public final class PdfAttachment {

    private final String filename;
    private final String mediaType;
    private final String description;
    private final byte[] content;

    /**
     * Describes the file.
     *
     * @param filename without folders
     * @param mediaType for instance {@code application/xml}
     * @param description a few words for the list of attachments
     * @param content its bytes; not copied
     */
    public PdfAttachment(String filename, String mediaType, String description, byte[] content) {
        this.filename = filename;
        this.mediaType = mediaType;
        this.description = description;
        this.content = content;
    }

    String filename() {
        return filename;
    }

    String mediaType() {
        return mediaType;
    }

    String description() {
        return description;
    }

    byte[] content() {
        return content;
    }
}
