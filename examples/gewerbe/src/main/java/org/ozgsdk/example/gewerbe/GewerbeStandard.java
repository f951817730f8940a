// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.example.gewerbe;

import java.net.URI;
import java.util.List;
import javax.xml.namespace.QName;
import org.ozgsdk.core.xml.SchemaSource;
import org.ozgsdk.xoev.Code;
import org.ozgsdk.xoev.MessageType;
import org.ozgsdk.xoev.XoevStandard;

/** The sample standard of this example: our own, no XÖV standard, and named so wherever it shows. */
record GewerbeStandard() implements XoevStandard {

    private static final String SCHEMA = "gewerbeanmeldung-beispiel-1.0.xsd";
    private static final MessageType REGISTRATION = new MessageType(
            new QName(GewerbeanmeldungNachricht.NAMESPACE, "gewerbeanmeldung.0001"),
            Code.of("0001", "urn:ozgsdk:beispiel:nachrichtentyp", "1"));

    @Override
    public String id() {
        return "gewerbeanmeldung-beispiel";
    }

    @Override
    public String name() {
        return "OZG-SDK-Beispiel Gewerbeanmeldung (kein XÖV-Standard)";
    }

    @Override
    public String version() {
        return "1.0";
    }

    @Override
    public URI schemaUri() {
        return URI.create(GewerbeanmeldungNachricht.NAMESPACE);
    }

    @Override
    public String mainSchema() {
        return SCHEMA;
    }

    @Override
    public List<SchemaSource> schemaSources() {
        return List.of(SchemaSource.of(SCHEMA, GewerbeStandard.class.getResourceAsStream("/schema/" + SCHEMA)));
    }

    @Override
    public List<MessageType> messageTypes() {
        return List.of(REGISTRATION);
    }
}
