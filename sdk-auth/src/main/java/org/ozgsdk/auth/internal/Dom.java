// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Walks a tree by namespace and local name, never by prefix or position in a text. */
final class Dom {

    private Dom() {}

    static boolean is(Node node, String namespace, String name) {
        return namespace.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
    }

    static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    static List<Element> children(Element parent, String namespace, String name) {
        return children(parent).stream()
                .filter(child -> is(child, namespace, name))
                .toList();
    }

    /** The one child of this name; none or several break the rule. */
    static Element only(Element parent, String namespace, String name, Rule rule) {
        List<Element> found = children(parent, namespace, name);
        Breach.unless(found.size() == 1, rule);
        return found.get(0);
    }

    /** The child of this name if there is one; several break the rule. */
    static Optional<Element> optional(Element parent, String namespace, String name, Rule rule) {
        List<Element> found = children(parent, namespace, name);
        Breach.unless(found.size() <= 1, rule);
        return found.stream().findFirst();
    }

    /** The same tree once more, for one that changes it. */
    static Element copy(Element root) {
        return ((Document) root.getOwnerDocument().cloneNode(true)).getDocumentElement();
    }

    /** The element and all below it, in document order. */
    static List<Element> all(Element root) {
        List<Element> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(Element element, List<Element> found) {
        found.add(element);
        for (Element child : children(element)) {
            collect(child, found);
        }
    }

    static Optional<String> attribute(Element element, String name) {
        return element.hasAttributeNS(null, name) ? Optional.of(element.getAttributeNS(null, name)) : Optional.empty();
    }

    static String attribute(Element element, String name, Rule rule) {
        return attribute(element, name).orElseThrow(() -> new Breach(rule));
    }

    /** The whole text of an element without children; comments do not split it (rule G). */
    static String text(Element element, Rule rule) {
        Breach.unless(children(element).isEmpty(), rule);
        return element.getTextContent();
    }
}
