// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.validation.TypeInfoProvider;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.TypeInfo;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Stands behind the XML validator, which says of which type each text is, and checks the letters of those types whose pattern was taken out of the schema.
 * Words what it finds as the validator would have. One for one document.
 */
final class LetterHandler extends DefaultHandler {

    // The type that is derived by restriction or extension; 0 would also say yes to what has nothing to do with it.
    private static final int DERIVED = TypeInfo.DERIVATION_RESTRICTION | TypeInfo.DERIVATION_EXTENSION;

    private final Map<QName, LetterPattern> types;
    private final TypeInfoProvider provider;
    private final ErrorHandler errors;
    private final IdentityHashMap<TypeInfo, Optional<QName>> known = new IdentityHashMap<>();
    private final Deque<Optional<QName>> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();

    LetterHandler(Map<QName, LetterPattern> types, TypeInfoProvider provider, ErrorHandler errors) {
        this.types = types;
        this.provider = provider;
        this.errors = errors;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
        for (int i = 0; i < attributes.getLength(); i++) {
            Optional<QName> type = letters(provider.getAttributeTypeInfo(i));
            String value = attributes.getValue(i);
            if (type.isPresent() && breaks(type.get(), value)) {
                // In two steps, as the validator does: what is wrong, then in which attribute.
                report(type.get(), value);
                error("cvc-attribute.3: Wert '" + value + "' des Attributs '" + attributes.getQName(i)
                        + "' bei Element '" + name + "' hat keinen gültigen Typ '"
                        + type.get().getLocalPart() + "'.");
            }
        }
        open.push(letters(provider.getElementTypeInfo()));
        text.setLength(0);
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (open.element().isPresent()) {
            text.append(chars, start, length);
        }
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
        Optional<QName> type = open.pop();
        if (type.isPresent() && breaks(type.get(), text)) {
            report(type.get(), text);
        }
    }

    private Optional<QName> letters(@Nullable TypeInfo type) {
        return type == null ? Optional.empty() : known.computeIfAbsent(type, this::derivedFrom);
    }

    private Optional<QName> derivedFrom(TypeInfo type) {
        return types.keySet().stream()
                .filter(letters -> type.isDerivedFrom(letters.getNamespaceURI(), letters.getLocalPart(), DERIVED))
                .findFirst();
    }

    private boolean breaks(QName type, CharSequence value) {
        LetterPattern pattern = types.get(type);
        return pattern != null && !pattern.matches(value);
    }

    private void report(QName type, CharSequence value) throws SAXException {
        error("cvc-pattern-valid: Wert '" + value
                + "' ist nicht Facet-gültig in Bezug auf Muster '(letters)*' für Typ '" + type.getLocalPart() + "'.");
    }

    private void error(String message) throws SAXException {
        errors.error(new SAXParseException(message, null));
    }
}
