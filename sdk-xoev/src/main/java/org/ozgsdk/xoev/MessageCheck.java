// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.text.Din91379;
import org.ozgsdk.core.xml.SchemaSet;
import org.ozgsdk.core.xml.XmlLimits;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Sees a message go by once: keeps the path, normalises and checks letters (what we write only), lets the schema validate, and writes. One for one
 * message.
 */
final class MessageCheck extends DefaultHandler implements ErrorHandler {

    private final ElementPath path = new ElementPath();
    private final HeaderReader header = new HeaderReader();
    private final StringBuilder text = new StringBuilder();
    private final Findings findings;
    private final XmlLimits limits;
    private final Din91379.Datatype letters;
    private final ContentHandler schema;
    private final @Nullable XmlOutput output;

    private MessageCheck(SchemaSet schemas, XmlLimits limits, Din91379.Datatype letters, @Nullable OutputStream out) {
        this.limits = limits;
        this.letters = letters;
        this.findings = new Findings(letters);
        this.schema = schemas.validatorHandler(this);
        this.output = out == null ? null : new XmlOutput(out);
    }

    /** Checks letters and schema and writes; what is written is complete only if there are no findings. */
    static MessageCheck outgoing(SchemaSet schemas, XmlLimits limits, Din91379.Datatype letters, OutputStream out) {
        return new MessageCheck(schemas, limits, letters, out);
    }

    /** Checks the schema only; the datatype serves to explain why a pattern was not met. */
    static MessageCheck incoming(SchemaSet schemas, XmlLimits limits, Din91379.Datatype letters) {
        return new MessageCheck(schemas, limits, letters, null);
    }

    List<Finding> findings() {
        return findings.list();
    }

    /** Ends the check of a message that arrived. */
    ValidationReport report(Function<QName, Optional<String>> declaredCode) {
        header.check(declaredCode, findings);
        return new ValidationReport(findings.list(), header.header());
    }

    // The XSD validator reports while it is told an element's start or end: path and text are those of that element.
    @Override
    public void error(SAXParseException e) {
        findings.schema(String.valueOf(e.getMessage()), path, text.toString());
    }

    @Override
    public void fatalError(SAXParseException e) {
        error(e);
    }

    @Override
    public void warning(SAXParseException e) {
        // The validator warns about schema places it did not follow, which is what we want.
    }

    @Override
    public void startDocument() throws SAXException {
        schema.startDocument();
        if (output != null) {
            output.startDocument();
        }
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
        flush();
        text.setLength(0);
        schema.startPrefixMapping(prefix, uri);
        XmlOutput out = writing();
        if (out != null) {
            out.startPrefixMapping(prefix, uri);
        }
    }

    @Override
    public void endPrefixMapping(String prefix) throws SAXException {
        schema.endPrefixMapping(prefix);
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
        flush();
        text.setLength(0);
        path.enter(local);
        header.start(uri, local, attributes);
        if (String.valueOf(attributes.getValue("", "listVersionID")).isBlank()) {
            findings.noListVersion(path + "/@listVersionID");
        }
        Attributes checked = output == null ? attributes : checked(attributes);
        schema.startElement(uri, local, name, checked);
        XmlOutput out = writing();
        if (out != null) {
            out.startElement(uri, local, name, checked);
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        text.append(chars, start, length);
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
        flush();
        schema.endElement(uri, local, name);
        XmlOutput out = writing();
        if (out != null) {
            out.endElement(uri, local, name);
        }
        header.end(text);
        path.leave();
        text.setLength(0);
    }

    @Override
    public void endDocument() throws SAXException {
        schema.endDocument();
        XmlOutput out = writing();
        if (out != null) {
            out.endDocument();
        }
    }

    /** Nothing is written after the first finding: nobody will read it, and it may hold what XML cannot. */
    private @Nullable XmlOutput writing() {
        return findings.isEmpty() ? output : null;
    }

    private Attributes checked(Attributes attributes) {
        AttributesImpl checked = new AttributesImpl(attributes);
        for (int i = 0; i < checked.getLength(); i++) {
            String place = path + "/@" + checked.getLocalName(i);
            checked.setValue(i, checked(checked.getValue(i), place));
        }
        return checked;
    }

    private String checked(String value, String place) {
        if (value.length() > limits.textLength()) {
            findings.tooLong(place, limits.textLength());
            return value.substring(0, limits.textLength());
        }
        String normal = Din91379.normalize(value);
        Din91379.firstBad(normal, letters).ifPresent(bad -> findings.letter(bad, place));
        return normal;
    }

    // Parser and JAXB may give one text in pieces; a letter and its mark must be seen together. The text stays for the
    // explanation of findings.
    private void flush() throws SAXException {
        if (text.isEmpty()) {
            return;
        }
        if (output != null) {
            String checked = checked(text.toString(), path.toString());
            text.setLength(0);
            text.append(checked);
        }
        char[] chars = text.toString().toCharArray();
        schema.characters(chars, 0, chars.length);
        XmlOutput out = writing();
        if (out != null) {
            out.characters(chars, 0, chars.length);
        }
    }
}
