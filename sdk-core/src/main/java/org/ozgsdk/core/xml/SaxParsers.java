// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.SAXException;

/**
 * Makes the JDK's SAX parsers and keeps some for the next document, since making one costs more than reading a small document: each feature that is set makes
 * the factory try a parser of its own. A parser that met anything wrong is not used again, nor one that read many documents, because it remembers every name
 * it ever saw. Safe for use by many threads; a parser is for one.
 */
final class SaxParsers {

    private static final String JDK_LIMIT = "http://www.oracle.com/xml/jaxp/properties/";
    private static final int MOST_IDLE = 16;
    private static final int MOST_LIMITS = 64;
    private static final int MOST_DOCUMENTS = 1_000;
    private static final Map<XmlLimits, Queue<Kept>> IDLE = new ConcurrentHashMap<>();

    private SaxParsers() {}

    /**
     * A parser and how often it was used.
     *
     * @param parser the parser
     * @param documents documents it has read
     */
    record Kept(SAXParser parser, int documents) {}

    static Kept take(XmlLimits limits) {
        Queue<Kept> idle = IDLE.get(limits);
        Kept kept = idle == null ? null : idle.poll();
        return kept == null ? new Kept(make(limits), 0) : kept;
    }

    /** Gives a parser back that read a whole document without a fault. */
    static void give(XmlLimits limits, Kept kept) {
        Queue<Kept> idle = IDLE.get(limits);
        if (idle == null && IDLE.size() < MOST_LIMITS) {
            idle = IDLE.computeIfAbsent(limits, unused -> new ArrayBlockingQueue<>(MOST_IDLE));
        }
        if (idle != null && kept.documents() < MOST_DOCUMENTS) {
            idle.offer(new Kept(kept.parser(), kept.documents() + 1));
        }
    }

    static SAXParser make(XmlLimits limits) {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            for (String feature : Xml.OFF) {
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
