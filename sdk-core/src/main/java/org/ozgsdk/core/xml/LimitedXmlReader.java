// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import java.io.IOException;
import javax.xml.parsers.SAXParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.Locator2;
import org.xml.sax.helpers.XMLFilterImpl;

/** A SAX reader that counts, and that nobody can make less strict afterwards. */
final class LimitedXmlReader extends XMLFilterImpl {

    private final LimitGuard guard;
    private @Nullable Locator locator;

    LimitedXmlReader(SAXParser parser, XmlLimits limits) {
        super(reader(parser));
        this.guard = new LimitGuard(limits);
    }

    private static XMLReader reader(SAXParser parser) {
        try {
            return parser.getXMLReader();
        } catch (SAXException e) {
            throw new IllegalStateException("The JDK has no SAX reader.", e);
        }
    }

    /** A broken encoding comes as {@link IOException}, whose message may quote the document. */
    @Override
    public void parse(InputSource document) throws SAXException {
        try {
            super.parse(document);
        } catch (IOException e) {
            throw LimitGuard.refused("", 0, 0);
        }
    }

    @Override
    public void setDocumentLocator(Locator given) {
        locator = given;
        super.setDocumentLocator(given);
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
        if (locator instanceof Locator2 place && "1.1".equals(place.getXMLVersion())) {
            throw LimitGuard.version();
        }
        guard.start(attributes.getLength());
        checkName(name);
        for (int i = 0; i < attributes.getLength(); i++) {
            checkName(attributes.getQName(i));
            guard.attributeValue(attributes.getValue(i).length());
        }
        super.startElement(uri, local, name, attributes);
    }

    /** The JDK's parser takes an empty prefix, which Namespaces in XML 1.0 (chapter 4) does not know and no tree can hold. */
    private void checkName(String name) {
        if (name.charAt(0) == ':') {
            int line = locator == null ? 0 : locator.getLineNumber();
            throw LimitGuard.refused("", line, locator == null ? 0 : locator.getColumnNumber());
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
        guard.text(length);
        super.characters(chars, start, length);
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
        guard.end();
        super.endElement(uri, local, name);
    }

    @Override
    public InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) {
        throw LimitGuard.doctype();
    }

    @Override
    public void fatalError(SAXParseException e) {
        throw LimitGuard.refused(String.valueOf(e.getMessage()), e.getLineNumber(), e.getColumnNumber());
    }

    @Override
    public void setFeature(String name, boolean value) throws SAXNotRecognizedException {
        boolean kept = (name.equals("http://xml.org/sax/features/namespaces") && value)
                || (name.equals("http://xml.org/sax/features/namespace-prefixes") && !value);
        if (!kept) {
            throw new SAXNotRecognizedException("This reader keeps its features.");
        }
    }

    @Override
    public void setProperty(String name, @Nullable Object value) throws SAXNotRecognizedException {
        throw new SAXNotRecognizedException("This reader keeps its properties.");
    }
}
