// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.idp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Parses and writes XML by the plain means of the JDK, so that the tests do not lean on what they test. */
public final class Trees {

    private Trees() {}

    public static Document parse(String xml) {
        return parse(xml.getBytes(StandardCharsets.UTF_8));
    }

    public static Document parse(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] bytes(Node node) {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            transformer.transform(new DOMSource(node), new StreamResult(out));
            return out.toByteArray();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static String text(Node node) {
        return new String(bytes(node), StandardCharsets.UTF_8);
    }

    /** The first element of this local name in document order. */
    public static Element first(Node within, String localName) {
        if (within instanceof Element element && localName.equals(element.getLocalName())) {
            return element;
        }
        for (Node child = within.getFirstChild(); child != null; child = child.getNextSibling()) {
            Element found = first(child, localName);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    public static long count(Node within, String localName) {
        long own = within instanceof Element element && localName.equals(element.getLocalName()) ? 1 : 0;
        for (Node child = within.getFirstChild(); child != null; child = child.getNextSibling()) {
            own += count(child, localName);
        }
        return own;
    }
}
