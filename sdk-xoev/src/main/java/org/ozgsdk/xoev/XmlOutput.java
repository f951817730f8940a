// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ozgsdk.core.xml.Xml;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Writes SAX events with the XML writer of core. One for one document. */
final class XmlOutput extends DefaultHandler {

    private final XMLStreamWriter writer;
    private final Map<String, String> declared = new LinkedHashMap<>();

    XmlOutput(OutputStream out) {
        this.writer = Xml.writer(out);
    }

    @Override
    public void startDocument() throws SAXException {
        write(() -> writer.writeStartDocument("UTF-8", "1.0"));
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) {
        declared.put(prefix, uri);
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
        write(() -> {
            writer.writeStartElement(prefix(name), local, uri);
            for (Map.Entry<String, String> namespace : declared.entrySet()) {
                writer.writeNamespace(namespace.getKey(), namespace.getValue());
            }
            declared.clear();
            for (int i = 0; i < attributes.getLength(); i++) {
                writer.writeAttribute(
                        prefix(attributes.getQName(i)),
                        attributes.getURI(i),
                        attributes.getLocalName(i),
                        attributes.getValue(i));
            }
        });
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
        write(() -> writer.writeCharacters(chars, start, length));
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
        write(writer::writeEndElement);
    }

    @Override
    public void endDocument() throws SAXException {
        write(() -> {
            writer.writeEndDocument();
            writer.close();
        });
    }

    private static String prefix(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? "" : name.substring(0, colon);
    }

    private static void write(Step step) throws SAXException {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new SAXException(e);
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }
}
