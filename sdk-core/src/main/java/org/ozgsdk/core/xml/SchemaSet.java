// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.ozgsdk.core.ConfigurationException;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A compiled set of schemas that knows its given sources and nothing else: neither the network nor the disk. Compiling takes up to seconds, so keep
 * it; immutable, safe for use by many threads.
 */
public final class SchemaSet {

    private final Schema schema;
    private final Map<QName, LetterPattern> letters;

    private SchemaSet(Schema schema, Map<QName, LetterPattern> letters) {
        this.schema = schema;
        this.letters = letters;
    }

    /**
     * Compiles schemas. An include or import, also one by absolute URL, is answered by the source with the same namespace and the same last part of the
     * path; of several such sources the first wins, so put a standard's own files before shared ones.
     *
     * @param main name of the source that includes the others
     * @param sources all sources, in any folder structure
     * @return the compiled set
     * @throws ConfigurationException if the main one or one that is asked for is missing, or a schema is wrong
     */
    public static SchemaSet of(String main, List<SchemaSource> sources) {
        LetterTypes letters = LetterTypes.of(sources);
        SchemaResolver resolver = new SchemaResolver(letters.sources());
        SchemaSource start = letters.sources().stream()
                .filter(source -> source.name().equals(main))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        "The schema " + main + " is not among the given sources: " + sources));
        try {
            return new SchemaSet(
                    factory(resolver).newSchema(new StreamSource(start.open(), SchemaResolver.systemId(start))),
                    letters.types());
        } catch (SAXParseException e) {
            throw new ConfigurationException(
                    "The schema " + e.getSystemId() + " is wrong in line " + e.getLineNumber() + ": " + e.getMessage(),
                    e);
        } catch (SAXException e) {
            throw new ConfigurationException("The schema " + main + " could not be compiled: " + e.getMessage(), e);
        }
    }

    private static SchemaFactory factory(SchemaResolver resolver) throws SAXException {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        // Nothing answers this scheme but the resolver: what it does not know cannot be fetched, even if it had a hole.
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, SchemaResolver.SCHEME);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, SchemaResolver.SCHEME);
        factory.setResourceResolver(resolver);
        factory.setErrorHandler(new Strict());
        return factory;
    }

    /**
     * A handler that validates what it is told, in one pass, without following {@code xsi:schemaLocation}. Its messages begin with the rule of
     * XML Schema ({@code cvc-...}), in the JDK's German whatever the language of the server; they quote values, so do not log them.
     *
     * <p>The datatypes of letters (DIN 91379:2022-08, its predecessors of 2019 and String.Latin) take linear time here; by their official patterns, which
     * the JDK would try in quadratic time, a message of 1 MB could keep a server busy for minutes. The verdict is the same. Only where a standard puts
     * them into a union or list, changes their white space or redefines them the patterns stay, and {@link XmlLimits#textLength} bounds the time.
     *
     * @param errors is told each breach
     * @return the handler, for one document and one thread
     */
    public ContentHandler validatorHandler(ErrorHandler errors) {
        ValidatorHandler handler = schema.newValidatorHandler();
        try {
            // Not English: the JDK keeps it in the root bundle only, and so falls back to the language of the server.
            handler.setProperty("http://apache.org/xml/properties/locale", Locale.GERMAN);
        } catch (SAXException e) {
            throw new IllegalStateException("The XML validator of the JDK has no language.", e);
        }
        handler.setResourceResolver(new SchemaResolver(List.of()));
        handler.setErrorHandler(errors);
        if (!letters.isEmpty()) {
            handler.setContentHandler(new LetterHandler(letters, handler.getTypeInfoProvider(), errors));
        }
        return handler;
    }

    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
