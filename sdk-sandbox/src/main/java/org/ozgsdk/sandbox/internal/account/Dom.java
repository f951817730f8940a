// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads trees: children by full name, attributes that are there, whole texts. Comments never split a text. */
final class Dom {

    private Dom() {}

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static List<Element> children(Element parent, String namespace, String name) {
        return children(parent).stream()
                .filter(child -> is(child, namespace, name))
                .toList();
    }

    static Optional<Element> child(Element parent, String namespace, String name) {
        return children(parent, namespace, name).stream().findFirst();
    }

    static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    static Optional<String> attribute(Element element, String name) {
        return element.hasAttributeNS(null, name) ? Optional.of(element.getAttributeNS(null, name)) : Optional.empty();
    }

    static boolean isTrue(Element element, String attribute) {
        String value = attribute(element, attribute).orElse("false").strip();
        return value.equals("true") || value.equals("1");
    }

    /** All text below, without the spaces around it that indentation leaves. */
    static String text(Element element) {
        return String.valueOf(element.getTextContent()).strip();
    }

    static int count(Element root, String namespace, String name) {
        return root.getElementsByTagNameNS(namespace, name).getLength();
    }
}
