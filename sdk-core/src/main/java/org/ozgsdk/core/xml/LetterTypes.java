// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.ozgsdk.core.UntrustedException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The datatypes of letters in a set of schemas, and the schemas without their patterns, which the XML validator of the JDK would need quadratic time for.
 * What is cut out is what {@link LetterHandler} checks instead, by the same pattern. The changed copy lives in memory only. If the types are used in a way
 * that can not be checked from outside, nothing is cut.
 */
final class LetterTypes {

    // DIN 91379:2022-08, its predecessor, and the predecessor's predecessor (String.Latin).
    private static final Set<String> NAMESPACES = Set.of(
            "urn:xoev-de:kosit:xoev:datentyp:din-91379_2022-08",
            "urn:xoev-de:kosit:xoev:datentyp:din-spec-91379_2019-03",
            "http://xoev.de/latinchars/1_1/datatypes");
    private static final XmlLimits LIMITS = new XmlLimits(64 << 20, 100, 1_000_000, 100, 1 << 20);

    private final List<SchemaSource> sources;
    private final Map<QName, LetterPattern> types;

    private LetterTypes(List<SchemaSource> sources, Map<QName, LetterPattern> types) {
        this.sources = sources;
        this.types = types;
    }

    static LetterTypes of(List<SchemaSource> given) {
        Map<QName, LetterPattern> types = new LinkedHashMap<>();
        List<SchemaSource> cut = new ArrayList<>();
        boolean agree = true;
        for (SchemaSource source : given) {
            Map<QName, LetterPattern> own = new LinkedHashMap<>();
            cut.add(NAMESPACES.contains(source.namespace()) ? cut(source, own) : source);
            for (Map.Entry<QName, LetterPattern> type : own.entrySet()) {
                LetterPattern other = types.putIfAbsent(type.getKey(), type.getValue());
                agree &= other == null || other.equals(type.getValue());
            }
        }
        boolean safe = agree && !types.isEmpty() && SchemaFacts.derivedPlainly(given, types.keySet());
        return safe ? new LetterTypes(cut, types) : new LetterTypes(given, Map.of());
    }

    List<SchemaSource> sources() {
        return sources;
    }

    Map<QName, LetterPattern> types() {
        return types;
    }

    private static SchemaSource cut(SchemaSource source, Map<QName, LetterPattern> types) {
        Document schema;
        try {
            schema = Xml.document(source.bytes(), LIMITS);
        } catch (UntrustedException e) {
            // It has a DOCTYPE: none of the published ones.
            return source;
        }
        for (Element type : children(schema.getDocumentElement(), "simpleType")) {
            children(type, "restriction").stream()
                    .findFirst()
                    .ifPresent(restriction -> pattern(restriction).ifPresent(found -> {
                        types.put(new QName(source.namespace(), type.getAttribute("name")), found);
                        children(restriction, "pattern").forEach(restriction::removeChild);
                    }));
        }
        return types.isEmpty() ? source : SchemaSource.of(source.name(), new ByteArrayInputStream(bytes(schema)));
    }

    // A restriction of xs:string by one pattern and nothing else.
    private static Optional<LetterPattern> pattern(Element restriction) {
        String base = restriction.getAttribute("base");
        int colon = base.indexOf(':');
        String namespace = restriction.lookupNamespaceURI(colon < 0 ? null : base.substring(0, colon));
        List<Element> facets = children(restriction, "pattern");
        boolean plain = XMLConstants.W3C_XML_SCHEMA_NS_URI.equals(namespace)
                && base.substring(colon + 1).equals("string")
                && facets.size() == 1
                && children(restriction, "*").size()
                        == 1 + children(restriction, "annotation").size();
        return plain ? LetterPattern.of(facets.get(0).getAttribute("value")) : Optional.empty();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            boolean wanted = XMLConstants.W3C_XML_SCHEMA_NS_URI.equals(child.getNamespaceURI())
                    && (name.equals("*") || name.equals(child.getLocalName()));
            if (wanted && child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static byte[] bytes(Document schema) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.newTransformer().transform(new DOMSource(schema), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException("The JDK could not write a tree.", e);
        }
    }
}
