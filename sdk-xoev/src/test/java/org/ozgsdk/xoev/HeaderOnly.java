// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import jakarta.xml.bind.annotation.XmlRootElement;
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
