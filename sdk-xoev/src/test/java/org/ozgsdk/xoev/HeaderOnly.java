// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.xml.bind.annotation.XmlRootElement;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import javax.xml.namespace.QName;
import org.ozgsdk.core.xml.SchemaSource;

/** A message that is nothing but header. */
final class HeaderOnly {

    static final String NAMESPACE = "urn:ozgsdk:test:kopf";

    private HeaderOnly() {}

    @XmlRootElement(name = "nachricht.0001", namespace = NAMESPACE)
    static class Content {}

    /** A schema that lets everything pass, so that only our own rules speak. */
    static Standard open(HeaderForm form) {
        String schema = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='" + NAMESPACE
                + "'><xs:element name='nachricht.0001'/><xs:element name='nachricht.0002'/><xs:element name='ohneZiffern'/></xs:schema>";
        return new Standard(
                form, List.of(SchemaSource.of("wrapper.xsd", new ByteArrayInputStream(schema.getBytes(UTF_8)))));
    }

    record Standard(HeaderForm headerForm, List<SchemaSource> schemaSources) implements XoevStandard {

        @Override
        public String id() {
            return "kopf";
        }

        @Override
        public String name() {
            return "Kopf";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public URI schemaUri() {
            return URI.create(NAMESPACE);
        }

        @Override
        public String mainSchema() {
            return "wrapper.xsd";
        }

        @Override
        public List<MessageType> messageTypes() {
            return List.of(new MessageType(new QName(NAMESPACE, "nachricht.0001"), Code.of("0001", "urn:x", "1")));
        }
    }
}
