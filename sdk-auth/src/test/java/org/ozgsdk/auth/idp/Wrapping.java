// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.idp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The eight classic forms of signature wrapping (Somorovsky et al., "On Breaking SAML: Be Whoever You Want to Be", USENIX Security 2012), numbered as the tools
 * number them. Each works on a whole response whose assertion stands there plain or encrypted: the signed original stays complete somewhere, a forgery stands
 * where a reader looks.
 */
public enum Wrapping {
    /** The signed response lies inside the signature of the forged one. */
    XSW1 {
        @Override
        void wrap(Parts parts) {
            Element copy = parts.forgeRoot();
            own(parts.root, "Signature").appendChild(copy);
        }
    },
    /** The signed response lies before the signature of the forged one. */
    XSW2 {
        @Override
        void wrap(Parts parts) {
            Element copy = parts.forgeRoot();
            parts.root.insertBefore(copy, own(parts.root, "Signature"));
        }
    },
    /** The forged assertion stands before the signed one. */
    XSW3 {
        @Override
        void wrap(Parts parts) {
            parts.root.insertBefore(parts.forged(false), parts.assertion);
        }
    },
    /** The signed assertion is a child of the forged one. */
    XSW4 {
        @Override
        void wrap(Parts parts) {
            Element forged = parts.forged(false);
            parts.root.replaceChild(forged, parts.assertion);
            forged.appendChild(parts.assertion);
        }
    },
    /** The signature stays with the forged assertion, the signed one lies at the end. */
    XSW5 {
        @Override
        void wrap(Parts parts) {
            parts.root.replaceChild(parts.forged(true), parts.assertion);
            parts.root.appendChild(unsigned(parts.assertion));
        }
    },
    /** The signed assertion lies inside the signature of the forged one. */
    XSW6 {
        @Override
        void wrap(Parts parts) {
            parts.root.replaceChild(parts.forged(true), parts.assertion);
            Trees.first(parts.root, "Signature").appendChild(unsigned(parts.assertion));
        }
    },
    /** The forged assertion lies in extensions, and is found first. */
    XSW7 {
        @Override
        void wrap(Parts parts) {
            parts.extensions().appendChild(parts.forged(false));
        }
    },
    /** The other way round: the signed assertion lies in extensions. */
    XSW7B {
        @Override
        void wrap(Parts parts) {
            parts.root.replaceChild(parts.forged(false), parts.assertion);
            parts.extensions().appendChild(parts.assertion);
        }
    },
    /** The signed assertion lies in an Object of the signature of the forged one. */
    XSW8 {
        @Override
        void wrap(Parts parts) {
            parts.root.replaceChild(parts.forged(true), parts.assertion);
            Element signature = Trees.first(parts.root, "Signature");
            Element object =
                    signature.getOwnerDocument().createElementNS("http://www.w3.org/2000/09/xmldsig#", "ds:Object");
            object.appendChild(unsigned(parts.assertion));
            signature.appendChild(object);
        }
    };

    /**
     * Wraps.
     *
     * @param response has at least one signature that is not encrypted; for XSW1 and XSW2 it is signed itself
     * @param forge changes a copy of the assertion, plain or encrypted
     * @param sameIds whether the forgery keeps the IDs of the original
     */
    public void wrap(Document response, Consumer<Element> forge, boolean sameIds) {
        Element root = response.getDocumentElement();
        Element plain = own(root, "Assertion");
        wrap(new Parts(root, plain == null ? own(root, "EncryptedAssertion") : plain, forge, sameIds));
    }

    abstract void wrap(Parts parts);

    record Parts(Element root, Element assertion, Consumer<Element> forge, boolean sameIds) {

        /** Forges the response itself and hands back the original without its signature. */
        Element forgeRoot() {
            Element original = unsigned((Element) root.cloneNode(true));
            root.replaceChild(forged(true), assertion);
            if (!sameIds) {
                root.setAttribute("ID", "_forged_response");
            }
            return original;
        }

        Element forged(boolean withSignature) {
            Element copy = (Element) assertion.cloneNode(true);
            forge.accept(withSignature ? copy : unsigned(copy));
            if (!sameIds) {
                all(copy).forEach(Parts::rename);
            }
            return copy;
        }

        Element extensions() {
            Element extensions =
                    root.getOwnerDocument().createElementNS("urn:oasis:names:tc:SAML:2.0:protocol", "samlp:Extensions");
            root.insertBefore(extensions, own(root, "Status"));
            return extensions;
        }

        private static void rename(Element element) {
            for (String name : List.of("ID", "Id")) {
                if (element.hasAttribute(name)) {
                    element.setAttribute(name, element.getAttribute(name) + "_forged");
                }
            }
        }
    }

    /** {@return the child of this local name, or null} */
    public static Element own(Element parent, String name) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && name.equals(element.getLocalName())) {
                return element;
            }
        }
        return null;
    }

    /** {@return the element and all below it} */
    public static List<Element> all(Element root) {
        List<Element> found = new ArrayList<>(List.of(root));
        for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.addAll(all(element));
            }
        }
        return found;
    }

    private static Element unsigned(Element element) {
        Element signature = own(element, "Signature");
        if (signature != null) {
            element.removeChild(signature);
        }
        return element;
    }
}
