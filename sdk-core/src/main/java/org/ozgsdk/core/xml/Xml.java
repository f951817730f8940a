// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.sax.SAXSource;
import org.ozgsdk.core.UntrustedException;
import org.w3c.dom.Document;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads and writes XML safely. Stateless, safe for use by many threads; what the methods return is for one thread. All readers are aware of namespaces.
 */
public final class Xml {

    private static final String JDK_LIMIT = "http://www.oracle.com/xml/jaxp/properties/";
    private static final String[] OFF = {
        "http://xml.org/sax/features/external-general-entities",
        "http://xml.org/sax/features/external-parameter-entities",
        "http://apache.org/xml/features/nonvalidating/load-external-dtd"
    };

    private Xml() {}

    /**
     * Reads a document and reports it to a handler, for instance that of {@link SchemaSet#validatorHandler}.
     *
     * @param xml the document
     * @param limits how much is read
     * @param handler is told what was read; what it throws as {@link RuntimeException} passes through
     * @throws UntrustedException if the document has a DOCTYPE, is not well formed, is XML 1.1 or exceeds a limit
     * @throws IllegalStateException if the handler throws a {@link SAXException}
     */
    public static void parse(byte[] xml, XmlLimits limits, ContentHandler handler) {
        SAXSource source = source(xml, limits);
        try {
            source.getXMLReader().setContentHandler(handler);
            source.getXMLReader().parse(source.getInputSource());
        } catch (SAXException e) {
            throw new IllegalStateException("The handler of the XML failed: " + e.getClass(), e);
        } catch (IOException e) {
            throw new IllegalStateException("The document is in memory and its reader throws nothing of the kind.", e);
        }
    }

    /**
     * A source for JAXB or a transformer that reads within the limits. What breaks them is thrown as {@link UntrustedException} out of the reading call;
     * a transformer wraps it into its own exception.
     *
     * @param xml the document
     * @param limits how much is read
     * @return the source, for one reading
     * @throws UntrustedException if the document has more bytes than allowed
     */
    public static SAXSource source(byte[] xml, XmlLimits limits) {
        LimitGuard.checkSize(xml, limits);
        return new SAXSource(
                new LimitedXmlReader(saxParser(limits), limits), new InputSource(new ByteArrayInputStream(xml)));
    }

    /**
     * A pull reader within the limits; its methods throw {@link UntrustedException} where others throw {@link XMLStreamException}. The document is read
     * twice: the JDK's pull parser needs quadratic time for many namespaces in one element and has no limit for them, so only what kept the limits goes in.
     *
     * @param xml the document
     * @param limits how much is read
     * @return the reader, before the first event
     * @throws UntrustedException if the document has a DOCTYPE, is not well formed or exceeds a limit
     */
    public static XMLStreamReader reader(byte[] xml, XmlLimits limits) {
        parse(xml, limits, new DefaultHandler());
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(JDK_LIMIT + "elementAttributeLimit", limits.attributes());
        factory.setProperty(JDK_LIMIT + "maxElementDepth", limits.depth());
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entity");
        });
        try {
            return new LimitedStreamReader(factory.createXMLStreamReader(new ByteArrayInputStream(xml)), limits);
        } catch (XMLStreamException e) {
            throw LimitedStreamReader.refused(e);
        }
    }

    /**
     * Reads a document as a tree. It is read twice: only what kept the limits is built.
     *
     * @param xml the document
     * @param limits how much is read
     * @return the tree
     * @throws UntrustedException if the document has a DOCTYPE, is not well formed or exceeds a limit
     */
    public static Document document(byte[] xml, XmlLimits limits) {
        parse(xml, limits, new DefaultHandler());
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            for (String feature : OFF) {
                factory.setFeature(feature, false);
            }
            // Without these the JDK's own, lower limits would refuse what the first reading let pass.
            factory.setAttribute(JDK_LIMIT + "elementAttributeLimit", Integer.toString(limits.attributes()));
            factory.setAttribute(JDK_LIMIT + "maxElementDepth", Integer.toString(limits.depth()));
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The parser's default handler prints what it reads to standard error.
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The XML parser of the JDK lacks a safety feature.", e);
        } catch (SAXException | IOException e) {
            throw LimitGuard.refused("", 0, 0);
        }
    }

    /**
     * A writer of XML 1.0 in UTF-8. It refuses characters that XML cannot hold (control characters, unpaired surrogates) with
     * {@link IllegalArgumentException}, so that nobody sends what the receiver cannot read. Closing it flushes, but does not close the stream. Like every
     * writer of the JDK it takes names, comments, CDATA sections and processing instructions as they are: never put there what a user typed.
     *
     * @param out where the bytes go
     * @return the writer; it declares no namespaces of its own accord
     */
    public static XMLStreamWriter writer(OutputStream out) {
        XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();
        factory.setProperty(XMLOutputFactory.IS_REPAIRING_NAMESPACES, false);
        try {
            return factory.createXMLStreamWriter(new XmlCharsWriter(out));
        } catch (XMLStreamException e) {
            throw new UncheckedIOException(new IOException("The XML writer of the JDK could not be made.", e));
        }
    }

    private static SAXParser saxParser(XmlLimits limits) {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            for (String feature : OFF) {
                factory.setFeature(feature, false);
            }
            factory.setXIncludeAware(false);
            SAXParser parser = factory.newSAXParser();
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            // The parser's own counters stop before a million attributes are collected; ours count the rest.
            parser.setProperty(JDK_LIMIT + "elementAttributeLimit", Integer.toString(limits.attributes()));
            parser.setProperty(JDK_LIMIT + "maxElementDepth", Integer.toString(limits.depth()));
            return parser;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("The XML parser of the JDK lacks a safety feature.", e);
        }
    }
}
