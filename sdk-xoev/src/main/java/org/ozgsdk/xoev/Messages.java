// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.xml.SchemaSet;
import org.ozgsdk.core.xml.Xml;
import org.ozgsdk.core.xml.XmlLimits;

/**
 * Writes, validates and reads the messages of one standard. Building it compiles the schemas (up to seconds), so build one and keep it; immutable, safe
 * for use by many threads.
 */
public final class Messages {

    private final XoevStandard standard;
    private final Product product;
    private final Optional<String> test;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final XmlLimits limits;
    private final SchemaSet schemas;
    private final Map<QName, MessageType> types = new ConcurrentHashMap<>();
    private final Map<Class<?>, JAXBContext> contexts = new ConcurrentHashMap<>();

    private Messages(Builder builder) {
        this.standard = builder.standard;
        this.product = builder.product;
        this.test = builder.test;
        this.clock = builder.clock;
        this.ids = builder.ids;
        this.limits = builder.limits;
        this.schemas = SchemaSet.of(standard.mainSchema(), standard.schemaSources());
        standard.messageTypes().forEach(type -> types.put(type.root(), type));
    }

    /**
     * Begins the messages of a standard.
     *
     * @param standard the standard
     * @param product the software that makes the messages
     * @return a builder, not thread-safe
     */
    public static Builder builder(XoevStandard standard, Product product) {
        return new Builder(standard, product);
    }

    /**
     * Writes a message: header and content, in Unicode normal form C, checked against DIN 91379 and the schema in one pass. The message type follows from
     * the root element of the content class.
     *
     * @param content object of a JAXB class with {@code @XmlRootElement}, or a {@link JAXBElement}; it is only read
     * @param author the authority responsible for the message
     * @param reader the authority that shall process it
     * @return the message, or what must be mended
     * @throws ConfigurationException if there is no JAXB runtime, the class is no JAXB class, or its root is no message type of the standard
     */
    public MessageResult write(Object content, Party author, Party reader) {
        UUID id = ids.get();
        OffsetDateTime now = OffsetDateTime.now(clock);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        MessageCheck check = MessageCheck.outgoing(schemas, limits, standard.letters(), bytes);
        HeaderWriter header = new HeaderWriter(standard.headerForm(), check, root -> {
            MessageType type = typeOf(root, content);
            return new Header(product, standard.name(), standard.version(), test, id, type.code(), now, reader, author);
        });
        marshal(content, header);
        List<Finding> findings = check.findings();
        return findings.isEmpty()
                ? new MessageResult.Ready(
                        new Message(bytes.toByteArray(), standard, typeOf(header.root(), content), id))
                : new MessageResult.Refused(findings);
    }

    /**
     * Validates a message that arrived against the schemas, offline: nothing it names is fetched. Beyond the schema: an empty {@code listVersionID} is an
     * error; a code of the message type that does not belong to the root element, and a time of creation without milliseconds or zone, are warnings
     * (basisnachricht 1.1, documentation of identifikation.nachricht). Production must also refuse what {@link ReceivedHeader#isTest} marks.
     *
     * <p>The letters of DIN 91379 take linear time. A standard's own patterns may take quadratic time in the JDK's validator, so keep
     * {@link XmlLimits#textLength} low for messages of strangers.
     *
     * @param xml the message
     * @return what was found, and what the message says about itself
     * @throws UntrustedException if it is not well formed, has a DOCTYPE or exceeds the limits
     */
    public ValidationReport validate(byte[] xml) {
        MessageCheck check = MessageCheck.incoming(schemas, limits, standard.letters());
        Xml.parse(xml, limits, check);
        return check.report(root ->
                Optional.ofNullable(types.get(root)).map(type -> type.code().value()));
    }

    /**
     * Reads the content of a message. It is not validated: call {@link #validate} first.
     *
     * @param <T> the content class
     * @param xml the message
     * @param contentClass JAXB class of the root; elements it does not know, such as the header, are skipped
     * @return the content
     * @throws UntrustedException if the message is unsafe or does not fit the class, for instance has another root element than its
     *     {@code @XmlRootElement} names
     * @throws ConfigurationException if there is no JAXB runtime or the class is no JAXB class
     */
    public <T> T read(byte[] xml, Class<T> contentClass) {
        JAXBContext context = context(contentClass);
        try {
            JAXBElement<T> read = context.createUnmarshaller().unmarshal(Xml.source(xml, limits), contentClass);
            T content = read.getValue();
            QName root =
                    content == null ? null : context.createJAXBIntrospector().getElementName(content);
            // JAXB takes any root and would give an object with nothing but defaults.
            if (content == null || (root != null && !root.equals(read.getName()))) {
                throw new UntrustedException("The message does not fit " + contentClass.getName()
                        + ": its root element is another one, or nil.");
            }
            return content;
        } catch (JAXBException e) {
            // The cause quotes the message: name its kind only.
            throw new UntrustedException("The message does not fit " + contentClass.getName() + " ("
                    + e.getClass().getSimpleName() + ").");
        }
    }

    private void marshal(Object content, HeaderWriter out) {
        Class<?> type = content instanceof JAXBElement<?> element ? element.getDeclaredType() : content.getClass();
        try {
            context(type).createMarshaller().marshal(content, out);
        } catch (JAXBException e) {
            // The cause may quote the content (of a cycle it says all of it): name its kind only.
            throw new ConfigurationException("JAXB cannot write " + type.getName() + " ("
                    + e.getClass().getSimpleName()
                    + "); does it have @XmlRootElement, and are its references free of cycles?");
        }
    }

    private JAXBContext context(Class<?> type) {
        return contexts.computeIfAbsent(type, wanted -> {
            try {
                return JAXBContext.newInstance(wanted);
            } catch (JAXBException e) {
                throw new ConfigurationException(
                        "JAXB cannot use " + wanted.getName() + ". Is a runtime on the class path"
                                + " (org.glassfish.jaxb:jaxb-runtime), and is the class annotated and open to it?",
                        e);
            }
        });
    }

    private MessageType typeOf(QName root, Object content) {
        MessageType type = types.get(root);
        if (type == null) {
            throw new ConfigurationException(content.getClass().getName() + " writes the root " + root
                    + ", which is no message type of " + standard.id() + ". It has: " + types.keySet());
        }
        return type;
    }

    /** Collects the settings. Not thread-safe. */
    public static final class Builder {

        private final XoevStandard standard;
        private final Product product;
        private Optional<String> test = Optional.empty();
        private Clock clock = Clock.system(ZoneId.of("Europe/Berlin"));
        private Supplier<UUID> ids = UUID::randomUUID;
        private XmlLimits limits = XmlLimits.DEFAULT;

        private Builder(XoevStandard standard, Product product) {
            this.standard = standard;
            this.product = product;
        }

        /**
         * Marks every message as a test that production must not process. Default: not marked.
         *
         * @param note any text, for instance {@code Testnachricht}
         * @return this
         */
        public Builder test(String note) {
            test = Optional.of(note);
            return this;
        }

        /**
         * Sets the clock and the zone of the creation time. Default: the system's time in {@code Europe/Berlin}.
         *
         * @param clock the clock
         * @return this
         */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Sets where message ids come from. Default: random ones (RFC 4122, version 4).
         *
         * @param ids gives a new id for each message
         * @return this
         */
        public Builder ids(Supplier<UUID> ids) {
            this.ids = ids;
            return this;
        }

        /**
         * Sets how much XML is read and how long one text may be. Default: {@link XmlLimits#DEFAULT}.
         *
         * @param limits the limits
         * @return this
         */
        public Builder limits(XmlLimits limits) {
            this.limits = limits;
            return this;
        }

        /**
         * Compiles the schemas.
         *
         * @return the messages
         * @throws ConfigurationException if a schema is missing or wrong
         */
        public Messages build() {
            return new Messages(this);
        }
    }
}
