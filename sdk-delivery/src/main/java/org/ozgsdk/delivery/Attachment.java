// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file that travels with an application (Anlage). Immutable; {@code toString} shows neither file name nor content. */
public final class Attachment {

    /** What the file is (FIT-Connect metadata 2.1.0, {@code purpose}). */
    public enum Purpose {
        /** The whole application as a PDF made by the service. */
        FORM("form"),
        /** A file the applicant uploaded. */
        ATTACHMENT("attachment"),
        /** A document the service made afterwards. */
        REPORT("report"),
        /** Structured data too large for the data itself. Metadata before 2 has no word for it and says {@code attachment}. */
        DATA("data");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }

        /** {@return the word in the metadata} */
        public String word() {
            return word;
        }
    }

    /** RFC 2045 as far as the metadata schema of FIT-Connect allows it. */
    private static final Pattern MEDIA_TYPE = Pattern.compile("[-\\w.]+/[-\\w.+]+");

    /** Null if the caller gave none: then each copy has an id of its own. */
    private final @Nullable UUID given;

    private final UUID id;
    private final String filename;
    private final String mediaType;
    private final Content content;
    private final Purpose purpose;
    private final @Nullable String description;

    private Attachment(
            @Nullable UUID given,
            String filename,
            String mediaType,
            Content content,
            Purpose purpose,
            @Nullable String description) {
        this.given = given;
        this.id = given == null ? UUID.randomUUID() : given;
        this.filename = filename;
        this.mediaType = mediaType;
        this.content = content;
        this.purpose = purpose;
        this.description = description;
    }

    /**
     * A file the applicant uploaded.
     *
     * @param filename its name as uploaded
     * @param mediaType its media type without parameters, for instance {@code application/pdf}
     * @param content its bytes, copied
     * @return the attachment, with an id of its own
     * @throws IllegalArgumentException if the name is empty or the media type has another form
     */
    public static Attachment of(String filename, String mediaType, byte[] content) {
        return of(filename, mediaType, Content.of(content));
    }

    /**
     * A file the applicant uploaded and that lies on disk; it is read while it is encrypted, and never held in memory as a whole.
     *
     * @param filename its name as uploaded, which need not be that on disk
     * @param mediaType its media type without parameters
     * @param content the file; it must not change until the application is submitted
     * @return the attachment, with an id of its own
     * @throws IOException if the size of the file cannot be read
     * @throws IllegalArgumentException if the name is empty or the media type has another form
     */
    public static Attachment of(String filename, String mediaType, Path content) throws IOException {
        return of(filename, mediaType, Content.of(content));
    }

    /**
     * A file the applicant uploaded and that lies anywhere, such as in an object store.
     *
     * @param filename its name as uploaded
     * @param mediaType its media type without parameters
     * @param content its bytes; with {@link Content#once} nothing can be resumed after a crash
     * @return the attachment, with an id of its own
     * @throws IllegalArgumentException if the name is empty or the media type has another form
     */
    public static Attachment of(String filename, String mediaType, Content content) {
        if (filename.isBlank()) {
            throw new IllegalArgumentException("filename must not be empty");
        }
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new IllegalArgumentException("mediaType must look like application/pdf, without parameters");
        }
        return new Attachment(null, filename, mediaType, content, Purpose.ATTACHMENT, null);
    }

    /**
     * Says what the file is. Default {@link Purpose#ATTACHMENT}.
     *
     * @param value what it is
     * @return a copy, with an id of its own unless {@link #withId} gave one
     */
    public Attachment as(Purpose value) {
        return new Attachment(given, filename, mediaType, content, value, description);
    }

    /**
     * Describes the file for the clerk.
     *
     * @param text the description
     * @return a copy, with an id of its own unless {@link #withId} gave one
     */
    public Attachment describedAs(String text) {
        return new Attachment(given, filename, mediaType, content, purpose, text);
    }

    /**
     * Gives the file its id, so that an application that is built again after a crash has the same attachments
     * ({@link DeliveryChannel#prepare(Submission, Receipt)}). Default a random one.
     *
     * @param value a random UUID (version 4) made once per file and stored with it; FIT-Connect takes no other version
     * @return a copy with this id
     * @throws IllegalArgumentException if it is of another version
     */
    public Attachment withId(UUID value) {
        if (value.version() != 4 || value.variant() != 2) {
            throw new IllegalArgumentException("the id of an attachment must be a random UUID (version 4)");
        }
        return new Attachment(value, filename, mediaType, content, purpose, description);
    }

    /** {@return its id, a random UUID made by us or given by {@link #withId}} */
    public UUID id() {
        return id;
    }

    /** {@return the file's name; may be personal data} */
    public String filename() {
        return filename;
    }

    /** {@return the media type} */
    public String mediaType() {
        return mediaType;
    }

    /** {@return the bytes, to be opened when they are needed} */
    public Content content() {
        return content;
    }

    /** {@return what the file is} */
    public Purpose purpose() {
        return purpose;
    }

    /** {@return the description for the clerk; empty if there is none} */
    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    @Override
    public String toString() {
        return "Attachment[" + id + ", " + mediaType + ", " + content + "]";
    }
}
