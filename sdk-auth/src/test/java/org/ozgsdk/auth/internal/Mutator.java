// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Trees;
import org.ozgsdk.auth.idp.Wrapping;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Changes answers at random: bytes, texts and trees, one to three changes at a time, outside and inside the encryption. */
final class Mutator {

    private static final String[] ALGORITHMS = {
        "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
        "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
        "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
        "http://www.w3.org/2001/04/xmlenc#sha256",
        "http://www.w3.org/2001/04/xmlenc#sha512",
        "http://www.w3.org/2000/09/xmldsig#sha1",
        "http://www.w3.org/2001/10/xml-exc-c14n#",
        "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
        "http://www.w3.org/TR/1999/REC-xslt-19991116",
        "http://www.w3.org/2009/xmlenc11#aes128-gcm",
        "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
        "http://www.w3.org/2001/04/xmlenc#rsa-1_5",
        "http://www.w3.org/2009/xmlenc11#rsa-oaep",
        "none",
        ""
    };
    private static final String[] WORDS = {
        "Mallory",
        "",
        " ",
        "http://eidas.europa.eu/LoA/high",
        "STORK-QAA-Level-4",
        "hoch",
        "HOCH",
        "2026-11-24T10:16:00Z",
        "2036-01-01T00:00:00Z",
        Answer.SP,
        Answer.ACS,
        Answer.IDP,
        "#",
        "_assertion",
        "true"
    };
    private static final String[] NAMES = {
        "Assertion", "EncryptedAssertion", "Response", "Signature", "Issuer", "Subject", "NameID", "Attribute",
        "AttributeValue", "Extensions", "Object", "Advice", "EncryptedID", "Conditions", "StatusCode", "KeyInfo"
    };
    private static final String[] NAMESPACES = {
        "urn:oasis:names:tc:SAML:2.0:assertion",
        "urn:oasis:names:tc:SAML:2.0:protocol",
        "http://www.w3.org/2000/09/xmldsig#",
        "http://www.w3.org/2001/04/xmlenc#",
        "urn:x"
    };
    private static final String[] PIECES = {
        "<!-- x -->", "<![CDATA[]]>", "<?x y?>", " ", "\n", "\r\n", "\t", "&#13;", "&#xA;", "&amp;", "\u0301", "\u200b"
    };

    private final Random random;

    Mutator(Random random) {
        this.random = random;
    }

    byte[] mutant(Seed seed) {
        boolean inside = seed.face.encrypted && random.nextInt(3) > 0;
        byte[] from = inside ? seed.plaintext : seed.response;
        byte[] changed = switch (random.nextInt(10)) {
            case 0, 1 -> bytes(from);
            case 2, 3 -> text(from);
            case 4 -> inside ? tree(from) : wrapped(seed);
            default -> tree(from);
        };
        return inside ? seed.around(changed) : changed;
    }

    private byte[] bytes(byte[] from) {
        byte[] changed = from.clone();
        int at = random.nextInt(changed.length);
        int to = Math.min(changed.length, at + 1 + random.nextInt(200));
        switch (random.nextInt(5)) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed[at] = (byte) random.nextInt(256);
            case 2 -> changed = spliced(from, at, to, new byte[0]);
            case 3 -> changed = spliced(from, at, at, Arrays.copyOfRange(from, at, to));
            default -> {
                int other = random.nextInt(changed.length);
                byte kept = changed[at];
                changed[at] = changed[other];
                changed[other] = kept;
            }
        }
        return changed;
    }

    /** Puts something between two letters of the markup or of a text, or writes a letter another way. */
    private byte[] text(byte[] from) {
        String text = new String(from, StandardCharsets.UTF_8);
        int at = random.nextInt(text.length());
        if (random.nextInt(3) == 0) {
            int letter = text.indexOf('>', at) + 1;
            boolean plain = letter > 0 && letter < text.length() && Character.isLetterOrDigit(text.charAt(letter));
            return plain
                    ? Face.utf8(text.substring(0, letter) + "&#" + (int) text.charAt(letter) + ";"
                            + text.substring(letter + 1))
                    : bytes(from);
        }
        if (random.nextBoolean()) {
            at = Math.max(at, text.indexOf('>', at) + 1);
            at = Math.min(text.length(), at + random.nextInt(4));
        }
        return Face.utf8(text.substring(0, at) + any(PIECES) + text.substring(at));
    }

    private byte[] wrapped(Seed seed) {
        Document response = Trees.parse(seed.response);
        boolean outer = Wrapping.own(response.getDocumentElement(), "Signature") != null;
        Wrapping form = any(Wrapping.values());
        boolean needsOuter = form == Wrapping.XSW1 || form == Wrapping.XSW2;
        boolean needsAny = form == Wrapping.XSW6 || form == Wrapping.XSW8;
        if (!outer && (needsOuter || (needsAny && seed.face.encrypted))) {
            form = Wrapping.XSW4;
        }
        form.wrap(response, copy -> seed.face.forge(seed.answer(), copy), random.nextBoolean());
        if (random.nextInt(3) == 0) {
            change(response);
        }
        return Trees.bytes(response);
    }

    private byte[] tree(byte[] from) {
        Document document = Trees.parse(from);
        for (int i = random.nextInt(3); i >= 0; i--) {
            change(document);
        }
        return Trees.bytes(document);
    }

    private void change(Document document) {
        List<Element> all = Wrapping.all(document.getDocumentElement());
        Element element = all.get(random.nextInt(all.size()));
        Element other = all.get(random.nextInt(all.size()));
        Node parent = element.getParentNode();
        boolean root = element == document.getDocumentElement();
        switch (random.nextInt(14)) {
            case 0 -> {
                if (!root) {
                    parent.removeChild(element);
                }
            }
            case 1 -> insert(other, element.cloneNode(true));
            case 2 -> {
                if (!root && !contains(element, other)) {
                    insert(other, element);
                }
            }
            case 3 -> {
                if (!root) {
                    parent.insertBefore(element, parent.getFirstChild());
                }
            }
            case 4 -> renamed(document, element, any(NAMES), "x");
            case 5 -> document.renameNode(element, any(NAMESPACES), "y:" + element.getLocalName());
            case 6 -> attribute(element, other);
            case 7 -> duplicateId(all, element);
            case 8 -> words(all);
            case 9 -> words(all);
            case 10 -> algorithm(all);
            case 11 -> prefix(document, element);
            case 12 -> blanks(document, element);
            default -> no(document);
        }
    }

    private static void renamed(Document document, Element element, String name, String prefix) {
        String namespace = element.getNamespaceURI();
        document.renameNode(element, namespace, namespace == null ? name : prefix + ":" + name);
    }

    private void insert(Element where, Node what) {
        Node before = where.getFirstChild();
        for (int i = random.nextInt(4); i > 0 && before != null; i--) {
            before = before.getNextSibling();
        }
        where.insertBefore(what, before == what ? null : before);
    }

    private static boolean contains(Node outer, Node inner) {
        for (Node node = inner; node != null; node = node.getParentNode()) {
            if (node == outer) {
                return true;
            }
        }
        return false;
    }

    private void attribute(Element element, Element other) {
        List<Attr> own = attributes(element);
        List<Attr> others = attributes(other);
        if (own.isEmpty() || random.nextInt(4) == 0) {
            element.setAttribute(random.nextBoolean() ? "NotBefore" : "Extra", any(WORDS));
        } else {
            Attr attribute = own.get(random.nextInt(own.size()));
            switch (random.nextInt(3)) {
                case 0 -> element.removeAttributeNode(attribute);
                case 1 -> attribute.setValue(any(WORDS));
                default ->
                    attribute.setValue(
                            others.isEmpty()
                                    ? ""
                                    : others.get(random.nextInt(others.size())).getValue());
            }
        }
    }

    private void duplicateId(List<Element> all, Element element) {
        String id = all.stream()
                .filter(each -> each.hasAttribute("ID"))
                .map(each -> each.getAttribute("ID"))
                .skip(random.nextInt(2))
                .findFirst()
                .orElse("_x");
        element.setAttribute(any(new String[] {"ID", "Id", "id", "xml:id"}), id);
    }

    /** Another text where one is read: names, levels, times, addresses. */
    private void words(List<Element> all) {
        List<Element> leaves = all.stream()
                .filter(element -> Wrapping.all(element).size() == 1 && element.hasChildNodes())
                .toList();
        if (!leaves.isEmpty()) {
            Element leaf = leaves.get(random.nextInt(leaves.size()));
            leaf.setTextContent(
                    random.nextBoolean()
                            ? any(WORDS)
                            : leaves.get(random.nextInt(leaves.size())).getTextContent());
        }
    }

    private void algorithm(List<Element> all) {
        List<Element> methods = all.stream()
                .filter(element -> element.hasAttribute("Algorithm"))
                .toList();
        if (!methods.isEmpty()) {
            methods.get(random.nextInt(methods.size())).setAttribute("Algorithm", any(ALGORITHMS));
        }
    }

    private void prefix(Document document, Element element) {
        if (random.nextBoolean()) {
            renamed(document, element, element.getLocalName(), "z");
        } else {
            element.setAttributeNS(
                    "http://www.w3.org/2000/xmlns/",
                    "xmlns:" + any(new String[] {"saml", "n", "xsd"}),
                    any(NAMESPACES));
        }
    }

    private void blanks(Document document, Element element) {
        Node piece = switch (random.nextInt(4)) {
            case 0 -> document.createComment("x");
            case 1 -> document.createCDATASection(random.nextBoolean() ? "" : "x");
            case 2 -> document.createProcessingInstruction("x", "y");
            default -> document.createTextNode("\n  ");
        };
        insert(element, piece);
    }

    /** Turns a yes into a no, which anybody can where the response is not signed. */
    private void no(Document document) {
        Element root = document.getDocumentElement();
        Element code = Trees.first(root, "StatusCode");
        if (code != null) {
            code.setAttribute("Value", Answer.STATUS + any(new String[] {"Responder", "Success", "Requester", "x"}));
            if (random.nextBoolean()) {
                for (String name : List.of("Assertion", "EncryptedAssertion")) {
                    Element inside = Wrapping.own(root, name);
                    if (inside != null) {
                        root.removeChild(inside);
                    }
                }
            }
        }
    }

    private static List<Attr> attributes(Element element) {
        List<Attr> found = new ArrayList<>();
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            found.add((Attr) all.item(i));
        }
        return found;
    }

    private static byte[] spliced(byte[] from, int at, int to, byte[] instead) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(from, 0, at);
        out.writeBytes(instead);
        out.write(from, to, from.length - to);
        return out.toByteArray();
    }

    private <T> T any(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
