// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.xml.SchemaSource;

/** Describes a standard as data, for those who need no class of their own. Made by {@link XoevStandard#builder}; not thread-safe. */
public final class XoevStandardBuilder {

    private final String id;
    private final String version;
    private final List<SchemaSource> schemas = new ArrayList<>();
    private final List<MessageType> messages = new ArrayList<>();
    private String name;

    XoevStandardBuilder(String id, String version) {
        this.id = id;
        this.name = id;
        this.version = version;
    }

    /**
     * Sets the name as it stands in the attribute {@code standard} of a message. Default: the id.
     *
     * @param value the name
     * @return this
     */
    public XoevStandardBuilder name(String value) {
        this.name = value;
        return this;
    }

    /**
     * Adds a schema. The first one is the main schema, which includes or imports all others; its target namespace is the schema URI of the standard.
     *
     * @param schema the schema
     * @return this
     */
    public XoevStandardBuilder schema(SchemaSource schema) {
        schemas.add(schema);
        return this;
    }

    /**
     * Adds a kind of message whose root element stands in the main schema's namespace. Add the main schema first.
     *
     * @param root local name of the root element, for instance {@code vorgang.transportieren.2010}
     * @param codeList URI of the code list of message types (Nachrichtentypen)
     * @param code the message type's code in that list
     * @return this
     * @throws ConfigurationException if no schema was added before
     */
    public XoevStandardBuilder message(String root, String codeList, String code) {
        messages.add(new MessageType(new QName(main().namespace(), root), Code.of(code, codeList, version)));
        return this;
    }

    /**
     * Makes the standard.
     *
     * @return an immutable standard, safe for use by many threads
     * @throws ConfigurationException if it has no schema or no kind of message
     */
    public XoevStandard build() {
        if (messages.isEmpty()) {
            throw new ConfigurationException("The standard " + id + " needs at least one message(...).");
        }
        return new Described(
                id,
                name,
                version,
                URI.create(main().namespace()),
                main().name(),
                List.copyOf(schemas),
                List.copyOf(messages));
    }

    private SchemaSource main() {
        if (schemas.isEmpty()) {
            throw new ConfigurationException("The standard " + id + " needs its main schema first: schema(...).");
        }
        return schemas.get(0);
    }

    private record Described(
            String id,
            String name,
            String version,
            URI schemaUri,
            String mainSchema,
            List<SchemaSource> schemaSources,
            List<MessageType> messageTypes)
            implements XoevStandard {}
}
