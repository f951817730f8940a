// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Builds a tree out of what a limited reader reports, so that a document is read once and nothing beyond the limits is ever built. Elements, attributes,
 * namespace declarations, text and processing instructions; a comment leaves no trace, and the text around it is one.
 */
final class TreeBuilder extends DefaultHandler {

    private static final DOMImplementation DOM = dom();

    private final Document document = DOM.createDocument(null, null, null);
    private final StringBuilder text = new StringBuilder();
    private Node at = document;
    private String[] prefixes = new String[8];
    private int declared;

    private static DOMImplementation dom() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK has no DOM.", e);
        }
    }

    Document document() {
        return document;
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) {
        if (declared + 2 > prefixes.length) {
            prefixes = java.util.Arrays.copyOf(prefixes, 2 * prefixes.length);
        }
        prefixes[declared++] = prefix;
        prefixes[declared++] = uri;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        endText();
        Element element = document.createElementNS(uri.isEmpty() ? null : uri, name);
        for (int i = 0; i < declared; i += 2) {
            element.setAttributeNS(
                    XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
                    prefixes[i].isEmpty()
                            ? XMLConstants.XMLNS_ATTRIBUTE
                            : XMLConstants.XMLNS_ATTRIBUTE + ":" + prefixes[i],
                    prefixes[i + 1]);
        }
        declared = 0;
        for (int i = 0; i < attributes.getLength(); i++) {
            String space = attributes.getURI(i);
            element.setAttributeNS(space.isEmpty() ? null : space, attributes.getQName(i), attributes.getValue(i));
        }
        at.appendChild(element);
        at = element;
    }

    @Override
    public void endElement(String uri, String local, String name) {
        endText();
        at = at.getParentNode();
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        text.append(chars, start, length);
    }

    @Override
    public void ignorableWhitespace(char[] chars, int start, int length) {
        text.append(chars, start, length);
    }

    @Override
    public void processingInstruction(String target, String data) {
        endText();
        at.appendChild(document.createProcessingInstruction(target, data));
    }

    private void endText() {
        if (text.length() > 0) {
            at.appendChild(document.createTextNode(text.toString()));
            text.setLength(0);
        }
    }
}
