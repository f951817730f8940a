// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Reads a plaintext that leans on namespaces declared around its cipher text, as some identity providers send it (XML Encryption 4.4): parsed inside an
 * element that declares the same.
 */
final class Surroundings {

    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private Surroundings() {}

    /** The one element of the plaintext; anything beside it breaks the rule. */
    static Element parse(byte[] plaintext, Element encrypted) {
        StringBuilder start = new StringBuilder("<outside");
        declared(encrypted)
                .forEach((name, uri) -> start.append(' ')
                        .append(name)
                        .append("=\"")
                        .append(uri.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
                        .append('"'));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(start.append('>').toString().getBytes(StandardCharsets.UTF_8));
        whole.writeBytes(plaintext);
        whole.writeBytes("</outside>".getBytes(StandardCharsets.UTF_8));
        List<Element> inside = Dom.children(Caps.content(whole.toByteArray()).getDocumentElement());
        Breach.unless(inside.size() == 1, Rule.XML);
        return inside.get(0);
    }

    /** The declarations in scope; the nearest of each prefix counts. */
    private static Map<String, String> declared(Element element) {
        Map<String, String> found = new TreeMap<>();
        for (Node node = element; node instanceof Element; node = node.getParentNode()) {
            NamedNodeMap attributes = node.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Attr attribute = (Attr) attributes.item(i);
                if (XMLNS.equals(attribute.getNamespaceURI())) {
                    found.putIfAbsent(attribute.getName(), attribute.getValue());
                }
            }
        }
        return found;
    }
}
