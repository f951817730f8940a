// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.ozgsdk.core.UntrustedException;

/** A pull reader that counts. Every way forward goes through {@link #next}, so that nothing passes uncounted. */
final class LimitedStreamReader extends StreamReaderDelegate {

    private final LimitGuard guard;

    LimitedStreamReader(XMLStreamReader reader, XmlLimits limits) {
        super(reader);
        this.guard = new LimitGuard(limits);
    }

    @Override
    public int next() {
        int event = read();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                guard.start(getAttributeCount());
                for (int i = 0; i < getAttributeCount(); i++) {
                    guard.attributeValue(getAttributeValue(i).length());
                }
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                guard.text(getTextLength());
            case XMLStreamConstants.END_ELEMENT -> guard.end();
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw LimitGuard.doctype();
            default -> {
                // Comments and processing instructions hold nothing anybody reads.
            }
        }
        return event;
    }

    private int read() {
        try {
            return super.next();
        } catch (XMLStreamException e) {
            throw refused(e);
        }
    }

    @Override
    public int nextTag() throws XMLStreamException {
        int event = next();
        while (event == XMLStreamConstants.COMMENT
                || event == XMLStreamConstants.PROCESSING_INSTRUCTION
                || event == XMLStreamConstants.SPACE
                || (event == XMLStreamConstants.CHARACTERS && isWhiteSpace())) {
            event = next();
        }
        if (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            throw new XMLStreamException("expected a tag", getLocation());
        }
        return event;
    }

    @Override
    public String getElementText() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                throw new XMLStreamException("expected text only", getLocation());
            }
            if (event != XMLStreamConstants.COMMENT && event != XMLStreamConstants.PROCESSING_INSTRUCTION) {
                text.append(getText());
            }
        }
        return text.toString();
    }

    static UntrustedException refused(XMLStreamException e) {
        Location at = e.getLocation();
        return LimitGuard.refused(
                String.valueOf(e.getMessage()),
                at == null ? 0 : at.getLineNumber(),
                at == null ? 0 : at.getColumnNumber());
    }
}
