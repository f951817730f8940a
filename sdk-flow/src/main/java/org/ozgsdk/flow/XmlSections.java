// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ozgsdk.core.xml.Xml;
import org.ozgsdk.core.xml.XmlLimits;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * A message in words, taken from its own bytes, so that nothing that is delivered can be missing from what is shown: a section per child of the root, a line per
 * element without children and per attribute.
 */
final class XmlSections {

    private static final Set<String> NOT_CONTENT =
            Set.of("http://www.w3.org/2000/xmlns/", "http://www.w3.org/2001/XMLSchema-instance");

    private final Declaration.Builder builder;

    private XmlSections(Declaration.Builder builder) {
        this.builder = builder;
    }

    static void add(Declaration.Builder builder, byte[] xml, Set<String> left) {
        XmlSections sections = new XmlSections(builder);
        for (Element child : children(Xml.document(xml, XmlLimits.DEFAULT).getDocumentElement())) {
            String name = name(child);
            if (!left.contains(name)) {
                builder.section(word(name));
                sections.lines(child, "");
            }
        }
    }

    private void lines(Element element, String path) {
        attributes(element, path);
        List<Element> children = children(element);
        if (children.isEmpty()) {
            builder.line(path.isEmpty() ? word(name(element)) : path, element.getTextContent());
        }
        for (Element child : children) {
            lines(child, path.isEmpty() ? word(name(child)) : path + ", " + word(name(child)));
        }
    }

    private void attributes(Element element, String path) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            if (!NOT_CONTENT.contains(String.valueOf(attribute.getNamespaceURI()))) {
                builder.line((path + " " + attribute.getLocalName()).strip(), attribute.getNodeValue());
            }
        }
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element found) {
                children.add(found);
            }
        }
        return children;
    }

    private static String name(Element element) {
        return String.valueOf(element.getLocalName());
    }

    private static String word(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
