// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.PaymentEvidence;

/** An application ready to be handed over (Einreichung). Immutable; {@code toString} shows no content. */
public final class Submission {

    private final Destination destination;
    private final DataSchema schema;
    private final byte[] data;
    private final List<Attachment> attachments;
    private final String serviceName;
    private final @Nullable String senderReference;
    private final @Nullable LocalDate applicationDate;
    private final @Nullable UUID applicationId;
    private final @Nullable PaymentEvidence payment;
    private final @Nullable ReplyChannel replyChannel;
    private final @Nullable Author author;
    private final @Nullable Boolean digitalNotice;
    private final List<DataSet> dataSets;
    private final @Nullable UUID caseId;
    private final @Nullable String resumeKey;
    private final @Nullable Progress progress;

    private Submission(Builder builder, DataSchema schema, byte[] data) {
        this.destination = builder.destination;
        this.schema = schema;
        this.data = data;
        this.attachments = List.copyOf(builder.attachments);
        this.serviceName = builder.serviceName;
        this.senderReference = builder.senderReference;
        this.applicationDate = builder.applicationDate;
        this.applicationId = builder.applicationId;
        this.payment = builder.payment;
        this.replyChannel = builder.replyChannel;
        this.author = builder.author;
        this.digitalNotice = builder.digitalNotice;
        this.dataSets = List.copyOf(builder.dataSets);
        this.caseId = builder.caseId;
        this.resumeKey = builder.resumeKey;
        this.progress = builder.progress;
    }

    /**
     * The system that sends (Selbstauskunft des Absendersystems), which helps when problems are traced.
     *
     * @param name the portal or platform
     * @param product the software behind it
     * @param version the software's version
     * @param manufacturer who makes the software
     */
    public record Author(String name, String product, String version, String manufacturer) {}

    /**
     * Begins an application.
     *
     * @param destination where to
     * @return a builder, not thread-safe
     */
    public static Builder builder(Destination destination) {
        return new Builder(destination);
    }

    /** {@return where it goes to} */
    public Destination destination() {
        return destination;
    }

    /** {@return what form the data has} */
    public DataSchema schema() {
        return schema;
    }

    /** {@return a copy of the data, exactly the bytes that will be hashed and encrypted} */
    public byte[] data() {
        return data.clone();
    }

    /** {@return the files, in order; may be empty} */
    public List<Attachment> attachments() {
        return attachments;
    }

    /** {@return the service's name for people} */
    public String serviceName() {
        return serviceName;
    }

    /** {@return the reference in our own system; empty if none was given} */
    public Optional<String> senderReference() {
        return Optional.ofNullable(senderReference);
    }

    /** {@return the day of the application; empty if none was given} */
    public Optional<LocalDate> applicationDate() {
        return Optional.ofNullable(applicationDate);
    }

    /** {@return the application's id at the BundID, for its status monitor; empty if none was given} */
    public Optional<UUID> applicationId() {
        return Optional.ofNullable(applicationId);
    }

    /** {@return the fee that was paid; empty if none was given} */
    public Optional<PaymentEvidence> payment() {
        return Optional.ofNullable(payment);
    }

    /** {@return where the authority is asked to answer; empty means by letter} */
    public Optional<ReplyChannel> replyChannel() {
        return Optional.ofNullable(replyChannel);
    }

    /** {@return the system that sends; empty if none was given} */
    public Optional<Author> author() {
        return Optional.ofNullable(author);
    }

    /** {@return whether the applicant agrees to a digital notice (Bescheid); empty if nobody asked} */
    public Optional<Boolean> digitalNotice() {
        return Optional.ofNullable(digitalNotice);
    }

    /** {@return data beside the application, in order; may be empty} */
    public List<DataSet> dataSets() {
        return dataSets;
    }

    /** {@return the case it continues; empty if it opens a new one} */
    public Optional<UUID> caseId() {
        return Optional.ofNullable(caseId);
    }

    /** {@return the key under which sending can be resumed; empty if it cannot} */
    public Optional<String> resumeKey() {
        return Optional.ofNullable(resumeKey);
    }

    /** {@return who is told how far sending is; empty if nobody} */
    public Optional<Progress> progress() {
        return Optional.ofNullable(progress);
    }

    @Override
    public String toString() {
        return "Submission[to " + destination.id() + ", " + schema.mediaType() + " " + data.length + " bytes, "
                + attachments.size() + " attachments]";
    }

    /** Parts of an application. Not thread-safe. */
    public static final class Builder extends SubmissionParts<Builder> {

        private final Destination destination;
        private final List<Attachment> attachments = new ArrayList<>();
        private @Nullable DataSchema schema;
        private byte @Nullable [] data;
        private String serviceName;

        private Builder(Destination destination) {
            this.destination = destination;
            this.serviceName = "LeiKa " + destination.service();
        }

        /**
         * Sets the data as XML; required, this or {@link #json}.
         *
         * @param schemaUri the name of its schema
         * @param content the bytes, copied
         * @return this
         */
        public Builder xml(String schemaUri, byte[] content) {
            return data(new DataSchema(schemaUri, "application/xml"), content);
        }

        /**
         * Sets the data as JSON; required, this or {@link #xml}.
         *
         * @param schemaUri the name of its schema
         * @param content the bytes, copied
         * @return this
         */
        public Builder json(String schemaUri, byte[] content) {
            return data(new DataSchema(schemaUri, "application/json"), content);
        }

        private Builder data(DataSchema form, byte[] content) {
            try {
                if (!new URI(form.schemaUri()).isAbsolute()) {
                    throw new IllegalArgumentException("schemaUri must be an absolute URI");
                }
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException("schemaUri must be a URI", e);
            }
            this.schema = form;
            this.data = content.clone();
            return this;
        }

        /**
         * Adds a file.
         *
         * @param attachment the file
         * @return this
         * @throws IllegalArgumentException if one with this id was added before
         */
        public Builder attach(Attachment attachment) {
            if (attachments.stream().anyMatch(other -> other.id().equals(attachment.id()))) {
                throw new IllegalArgumentException("the same attachment was added twice");
            }
            attachments.add(attachment);
            return this;
        }

        /**
         * Names the service for people. It travels unencrypted: no personal data. Default the LeiKa key.
         *
         * @param name for instance "Gewerbe anmelden"
         * @return this
         */
        public Builder serviceName(String name) {
            this.serviceName = name;
            return this;
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Checks that all is there.
         *
         * @return the application
         * @throws IllegalArgumentException if the data is missing, or it is {@link #resumable} and an attachment can be read only once
         */
        public Submission build() {
            if (schema == null || data == null) {
                throw new IllegalArgumentException("a submission needs data: call xml(...) or json(...)");
            }
            if (resumeKey != null
                    && attachments.stream().anyMatch(attachment -> attachment.content() instanceof ReadOnce)) {
                throw new IllegalArgumentException(
                        "what can be read only once cannot be resumed: give the attachment as Path, bytes or Content.of(length, source)");
            }
            return new Submission(this, schema, data);
        }
    }
}
