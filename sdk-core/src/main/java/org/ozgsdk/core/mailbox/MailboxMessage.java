// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.mailbox;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.TrustLevel;

/**
 * A message to one person, plain text with attachments. Immutable; {@code toString} shows nothing of it. Members and lengths after the ZBP's REST version 6.
 */
public final class MailboxMessage {

    /** The most attachments of one message, after the mailbox's older SOAP interface. */
    public static final int MOST_ATTACHMENTS = 5;

    /** The most bytes of one attachment, after the mailbox's older SOAP interface: 2 MiB. */
    public static final int MOST_ATTACHMENT_BYTES = 2 << 20;

    private final UUID mailbox;
    private final String sender;
    private final String title;
    private final String content;
    private final String service;
    private final TrustLevel level;
    private final String reference;
    private final Optional<UUID> applicationId;
    private final Optional<URI> senderUrl;
    private final Optional<String> retrievalConfirmationAddress;
    private final Optional<String> replyAddress;
    private final List<MailboxAttachment> attachments;

    private MailboxMessage(Builder builder) {
        this.mailbox = builder.mailbox;
        this.sender = builder.sender;
        this.title = builder.title;
        this.content = builder.content;
        this.service = builder.service;
        this.level = builder.level;
        this.reference = builder.reference.orElseGet(() -> UUID.randomUUID().toString());
        this.applicationId = builder.applicationId;
        this.senderUrl = builder.senderUrl;
        this.retrievalConfirmationAddress = builder.retrievalConfirmationAddress;
        this.replyAddress = builder.replyAddress;
        this.attachments = List.copyOf(builder.attachments);
    }

    /**
     * Begins a message.
     *
     * @param mailbox address of the mailbox, a UUID (BundID: legacyPostkorbHandle)
     * @param sender who writes, at most 255 characters
     * @param title its title, at most 1024 characters
     * @param content its text, plain
     * @param service the public service it is about, at most 255 characters
     * @return a builder, not thread-safe
     * @throws ConfigurationException if the address is no UUID, or a text is blank or too long; the message does not repeat it
     */
    public static Builder builder(String mailbox, String sender, String title, String content, String service) {
        return new Builder(mailbox, sender, title, content, service);
    }

    /** {@return address of the mailbox} */
    public UUID mailbox() {
        return mailbox;
    }

    /** {@return who writes} */
    public String sender() {
        return sender;
    }

    /** {@return its title} */
    public String title() {
        return title;
    }

    /** {@return its text} */
    public String content() {
        return content;
    }

    /** {@return the public service it is about} */
    public String service() {
        return service;
    }

    /** {@return the lowest level at which it may be read} */
    public TrustLevel level() {
        return level;
    }

    /** {@return the sender's reference; one made up if none was set, so that a message sent again can be told from a second one} */
    public String reference() {
        return reference;
    }

    /** {@return the application it belongs to, empty if none} */
    public Optional<UUID> applicationId() {
        return applicationId;
    }

    /** {@return the page of the sender it links to, empty if none} */
    public Optional<URI> senderUrl() {
        return senderUrl;
    }

    /** {@return where a notice goes when it was read, empty if none is asked for} */
    public Optional<String> retrievalConfirmationAddress() {
        return retrievalConfirmationAddress;
    }

    /** {@return where an answer by e-mail would go, empty if none is wanted} */
    public Optional<String> replyAddress() {
        return replyAddress;
    }

    /** {@return its attachments} */
    public List<MailboxAttachment> attachments() {
        return attachments;
    }

    @Override
    public String toString() {
        return "MailboxMessage[" + attachments.size() + " attachments]";
    }

    /** Gathers a message. Not thread-safe. */
    public static final class Builder {

        private final UUID mailbox;
        private final String sender;
        private final String title;
        private final String content;
        private final String service;
        private TrustLevel level = TrustLevel.HIGH;
        private Optional<String> reference = Optional.empty();
        private Optional<UUID> applicationId = Optional.empty();
        private Optional<URI> senderUrl = Optional.empty();
        private Optional<String> retrievalConfirmationAddress = Optional.empty();
        private Optional<String> replyAddress = Optional.empty();
        private final List<MailboxAttachment> attachments = new ArrayList<>();

        private Builder(String mailbox, String sender, String title, String content, String service) {
            this.mailbox = address(mailbox);
            this.sender = Lengths.required(sender, "sender", 255);
            this.title = Lengths.required(title, "title", 1024);
            this.content = Lengths.required(content, "content", Integer.MAX_VALUE);
            this.service = Lengths.required(service, "service", 255);
        }

        /** Strict: the JDK also reads shortened UUIDs, and a message to a wrong mailbox cannot be recalled. */
        private static UUID address(String text) {
            try {
                UUID id = UUID.fromString(text);
                if (id.toString().equalsIgnoreCase(text)) {
                    return id;
                }
            } catch (IllegalArgumentException e) {
                // Told below, without the text.
            }
            throw new ConfigurationException("mailbox: the address of a mailbox is a UUID, found something else.");
        }

        /**
         * Sets at which level the message may be read. Default {@link TrustLevel#HIGH}, as the mailbox does where nothing is said.
         *
         * @param lowest from {@link TrustLevel#BASIC}
         * @return this
         * @throws ConfigurationException if it is {@link TrustLevel#NONE}
         */
        public Builder level(TrustLevel lowest) {
            if (lowest == TrustLevel.NONE) {
                throw new ConfigurationException("mailbox: a message is read at level BASIC or higher.");
            }
            this.level = lowest;
            return this;
        }

        /**
         * Sets the sender's reference. Default: one made up.
         *
         * @param value at most 255 characters
         * @return this
         * @throws ConfigurationException if it is too long
         */
        public Builder reference(String value) {
            this.reference = Optional.of(Lengths.required(value, "reference", 255));
            return this;
        }

        /**
         * Sets the page of the sender that the message links to.
         *
         * @param page an absolute https address of at most 255 characters
         * @return this
         * @throws ConfigurationException if it is another one or too long
         */
        public Builder senderUrl(URI page) {
            if (!"https".equals(page.getScheme()) || page.getHost() == null) {
                throw new ConfigurationException("mailbox: senderUrl must be an absolute https address.");
            }
            this.senderUrl = Optional.of(URI.create(Lengths.required(page.toString(), "senderUrl", 255)));
            return this;
        }

        /**
         * Asks for a notice when the message was read, or when the account is deleted before. It comes as an e-mail that no carrier reads, so take an address
         * that somebody looks at; delivery does not wait for it.
         *
         * @param address e-mail address of the sender for such notices, at most 320 characters
         * @return this
         * @throws ConfigurationException if it has another form or is too long
         */
        public Builder retrievalConfirmationAddress(String address) {
            this.retrievalConfirmationAddress = Optional.of(email(address, "retrievalConfirmationAddress"));
            return this;
        }

        /**
         * Names an e-mail address that the mailbox may show for answers; the person cannot answer in the mailbox itself.
         *
         * @param address e-mail address of the sender, at most 320 characters
         * @return this
         * @throws ConfigurationException if it has another form or is too long
         */
        public Builder replyAddress(String address) {
            this.replyAddress = Optional.of(email(address, "replyAddress"));
            return this;
        }

        private static String email(String address, String field) {
            int at = Lengths.required(address, field, 320).indexOf('@');
            if (at < 1 || at == address.length() - 1 || !address.chars().allMatch(c -> c > ' ' && c != 127)) {
                throw new ConfigurationException("mailbox: " + field + " must be an e-mail address.");
            }
            return address;
        }

        /**
         * Says which application it belongs to.
         *
         * @param id the account's id of the application
         * @return this
         */
        public Builder applicationId(UUID id) {
            this.applicationId = Optional.of(id);
            return this;
        }

        /**
         * Attaches a file.
         *
         * @param filename its name, 1 to 4000 characters, no control characters and no quotes
         * @param mediaType for instance {@code application/pdf}, without parameters
         * @param bytes at most {@value MailboxMessage#MOST_ATTACHMENT_BYTES}
         * @return this
         * @throws ConfigurationException if there are too many, one is too large, or its name or type has another form
         */
        @Assumption("mailbox.attachment-limits")
        public Builder attach(String filename, String mediaType, byte[] bytes) {
            if (attachments.size() == MOST_ATTACHMENTS || bytes.length > MOST_ATTACHMENT_BYTES) {
                throw new ConfigurationException("mailbox: at most " + MOST_ATTACHMENTS + " attachments of "
                        + MOST_ATTACHMENT_BYTES + " bytes each; found more.");
            }
            attachments.add(new MailboxAttachment(filename, mediaType, bytes));
            return this;
        }

        /** {@return the message} */
        public MailboxMessage build() {
            return new MailboxMessage(this);
        }
    }
}
