// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.ozgsdk.core.ConfigurationException;

/** What must be known of a schema before the check of a type may be taken from the XML validator. */
final class SchemaFacts {

    // A union tries one type after the other, a list cuts the text, white space changes it, a redefinition means
    // another type by the same name.
    private static final Set<String> NOT_PLAIN = Set.of("union", "list", "whiteSpace", "redefine", "override");

    private final Set<String> imports = new HashSet<>();
    private boolean plain = true;

    private SchemaFacts() {}

    /**
     * {@return true if whatever derives from the types does so by restriction or extension only} A schema without way to the types, by imports,
     * may do what it likes.
     */
    static boolean derivedPlainly(List<SchemaSource> sources, Set<QName> types) {
        List<SchemaFacts> facts = sources.stream().map(SchemaFacts::of).toList();
        Set<String> reached = new HashSet<>();
        types.forEach(type -> reached.add(type.getNamespaceURI()));
        // A file without namespace takes that of the one that includes it: whichever that is.
        reached.add("");
        boolean more = true;
        while (more) {
            more = false;
            for (int i = 0; i < facts.size(); i++) {
                if (facts.get(i).imports.stream().anyMatch(reached::contains)) {
                    more |= reached.add(sources.get(i).namespace());
                }
            }
        }
        for (int i = 0; i < facts.size(); i++) {
            if (reached.contains(sources.get(i).namespace()) && !facts.get(i).plain) {
                return false;
            }
        }
        return true;
    }

    private static SchemaFacts of(SchemaSource source) {
        SchemaFacts facts = new SchemaFacts();
        try {
            XMLStreamReader reader = source.reader();
            int simpleContent = 0;
            while (reader.hasNext()) {
                reader.next();
                boolean simple = (reader.isStartElement() || reader.isEndElement())
                        && reader.getLocalName().equals("simpleContent");
                if (reader.isStartElement()) {
                    simpleContent += simple ? 1 : 0;
                    facts.element(reader, simpleContent > 0);
                } else if (simple) {
                    simpleContent--;
                }
            }
        } catch (XMLStreamException e) {
            throw new ConfigurationException("The schema " + source.name() + " is not well-formed XML.", e);
        }
        return facts;
    }

    private void element(XMLStreamReader reader, boolean inSimpleContent) {
        if (!XMLConstants.W3C_XML_SCHEMA_NS_URI.equals(reader.getNamespaceURI())) {
            return;
        }
        String name = reader.getLocalName();
        if (name.equals("import")) {
            String namespace = reader.getAttributeValue(null, "namespace");
            imports.add(namespace == null ? "" : namespace);
        }
        // A complex type may take its text from an inner type that it does not derive from.
        plain &= !NOT_PLAIN.contains(name) && !(inSimpleContent && name.equals("simpleType"));
    }
}
