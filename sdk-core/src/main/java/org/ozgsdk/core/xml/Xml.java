// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.sax.SAXSource;
import org.ozgsdk.core.UntrustedException;
import org.w3c.dom.DOMException;
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
    /** Features that no parser here has. */
    static final String[] OFF = {
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
        LimitGuard.checkSize(xml, limits);
        SaxParsers.Kept kept = SaxParsers.take(limits);
        try {
            LimitedXmlReader reader = new LimitedXmlReader(kept.parser(), limits);
            reader.setContentHandler(handler);
            reader.parse(new InputSource(new ByteArrayInputStream(xml)));
            SaxParsers.give(limits, kept);
        } catch (SAXException e) {
            throw new IllegalStateException("The handler of the XML failed: " + e.getClass(), e);
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
                new LimitedXmlReader(SaxParsers.make(limits), limits), new InputSource(new ByteArrayInputStream(xml)));
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
     * Reads a document as a tree. Nothing beyond the limits is built. Comments are left out, and the text around one is one text, so that nobody reads half of
     * it; CDATA sections are text.
     *
     * @param xml the document
     * @param limits how much is read
     * @return the tree
     * @throws UntrustedException if the document has a DOCTYPE, is not well formed or exceeds a limit
     */
    public static Document document(byte[] xml, XmlLimits limits) {
        TreeBuilder tree = new TreeBuilder();
        try {
            parse(xml, limits, tree);
        } catch (DOMException e) {
            // Some names that are well formed are none with namespaces; the parser lets a few of them pass.
            throw LimitGuard.refused("", 0, 0);
        }
        return tree.document();
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
}
