// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/**
 * The outer form of an answer and of an assertion (rules A, B and E), checked on the whole tree before anything in it is believed. What the list of places does
 * not name is refused, so an element moved to a cleverer place has no place.
 */
final class Shape {

    private static final Set<String> SAML_ROOTS = Set.of("Assertion", "EncryptedAssertion", "Advice", "EncryptedID");
    private static final Set<String> MESSAGES = Set.of("Response", "LogoutRequest", "LogoutResponse");
    private static final Set<String> SIGNATURE_TRICKS = Set.of("Object", "Manifest");
    private static final Set<String> ID_NAMES = Set.of("id");

    private static final List<Place> STATEMENTS =
            List.of(new Place(Words.SAML, "AuthnStatement", true), new Place(Words.SAML, "AttributeStatement", false));

    private Shape() {}

    /**
     * A samlp:Response whose only assertion, if any, is one child, encrypted or not. Only in any form may the issuer be missing, and only where neither a
     * signature nor an encryption needs it (web browser SSO profile, 4.1.4.2).
     */
    static void response(Element root, boolean anyForm) {
        Breach.unless(Dom.is(root, Words.SAMLP, "Response"), Rule.STRUCTURE);
        version(root);
        boolean plain =
                Dom.optional(root, Words.SAML, "Assertion", Rule.STRUCTURE).isPresent();
        order(
                root,
                List.of(
                        new Place(Words.SAML, "Issuer", !(anyForm && plain && !SignedXml.isSigned(root))),
                        new Place(Words.DS, "Signature", false),
                        new Place(Words.SAMLP, "Extensions", false),
                        new Place(Words.SAMLP, "Status", true),
                        plain
                                ? new Place(Words.SAML, "Assertion", true)
                                : new Place(Words.SAML, "EncryptedAssertion", false)));
        scan(root);
    }

    /**
     * A saml:Assertion with issuer, subject, conditions and its statements, and nothing else. In any form the statements have no order and attributes may
     * stand in several (SAML core 2.3.3); who logged in says always exactly one.
     */
    static void assertion(Element root, boolean anyForm) {
        Breach.unless(Dom.is(root, Words.SAML, "Assertion"), Rule.STRUCTURE);
        version(root);
        List<Place> places = new ArrayList<>(List.of(
                new Place(Words.SAML, "Issuer", true),
                new Place(Words.DS, "Signature", false),
                new Place(Words.SAML, "Subject", true),
                new Place(Words.SAML, "Conditions", true)));
        places.addAll(anyForm ? statements(root) : STATEMENTS);
        order(root, places);
        scan(root);
    }

    /** The statements as they stand. */
    private static List<Place> statements(Element root) {
        Dom.only(root, Words.SAML, "AuthnStatement", Rule.STRUCTURE);
        return Dom.children(root).stream()
                .filter(child -> STATEMENTS.stream().anyMatch(place -> Dom.is(child, place.namespace(), place.name())))
                .map(child -> new Place(Words.SAML, child.getLocalName(), true))
                .toList();
    }

    /** A samlp:LogoutRequest that names its subject by one NameID, and sessions (SAML core 3.7.1). */
    static void logoutRequest(Element root) {
        Breach.unless(Dom.is(root, Words.SAMLP, "LogoutRequest"), Rule.STRUCTURE);
        version(root);
        Breach.unless(Dom.children(root, Words.SAML, "NameID").size() == 1, Rule.SUBJECT);
        List<Place> places = new ArrayList<>(List.of(
                new Place(Words.SAML, "Issuer", true),
                new Place(Words.DS, "Signature", false),
                new Place(Words.SAMLP, "Extensions", false),
                new Place(Words.SAML, "NameID", true)));
        Dom.children(root, Words.SAMLP, "SessionIndex")
                .forEach(index -> places.add(new Place(Words.SAMLP, "SessionIndex", true)));
        order(root, places);
        scan(root);
    }

    /** A samlp:LogoutResponse (SAML core 3.7.2). */
    static void logoutResponse(Element root) {
        Breach.unless(Dom.is(root, Words.SAMLP, "LogoutResponse"), Rule.STRUCTURE);
        version(root);
        order(
                root,
                List.of(
                        new Place(Words.SAML, "Issuer", true),
                        new Place(Words.DS, "Signature", false),
                        new Place(Words.SAMLP, "Extensions", false),
                        new Place(Words.SAMLP, "Status", true)));
        scan(root);
    }

    private static void version(Element root) {
        Breach.unless("2.0".equals(root.getAttributeNS(null, "Version")), Rule.VERSION);
        Breach.unless(!Dom.attribute(root, "ID", Rule.STRUCTURE).isEmpty(), Rule.STRUCTURE);
    }

    private record Place(String namespace, String name, boolean required) {}

    /** Each place at most once and in this order; no other child. */
    private static void order(Element parent, List<Place> places) {
        List<Element> children = Dom.children(parent);
        int next = 0;
        for (Place place : places) {
            if (next < children.size() && Dom.is(children.get(next), place.namespace(), place.name())) {
                next++;
            } else {
                Breach.unless(!place.required(), Rule.STRUCTURE);
            }
        }
        Breach.unless(next == children.size(), Rule.STRUCTURE);
    }

    private static void scan(Element root) {
        Set<String> ids = new HashSet<>();
        for (Element element : Dom.all(root)) {
            if (element != root) {
                place(root, element);
            }
            ids(element, ids);
        }
    }

    private static void place(Element root, Element element) {
        boolean child = element.getParentNode() == root;
        String name = element.getLocalName();
        String namespace = String.valueOf(element.getNamespaceURI());
        boolean misplaced = switch (namespace) {
            case Words.SAML -> SAML_ROOTS.contains(name) && !(child && isInside(root, name));
            case Words.SAMLP -> MESSAGES.contains(name);
            case Words.DS ->
                SIGNATURE_TRICKS.contains(name) || (name.equals("Signature") && !child && !signsInside(root, element));
            case Words.XENC -> name.equals("CipherReference");
            default -> false;
        };
        Breach.unless(!misplaced, Rule.STRUCTURE);
    }

    private static boolean isInside(Element root, String name) {
        return Dom.is(root, Words.SAMLP, "Response") && (name.equals("EncryptedAssertion") || name.equals("Assertion"));
    }

    /** The signature of the one assertion that stands unencrypted in a response. */
    private static boolean signsInside(Element root, Element signature) {
        return signature.getParentNode() instanceof Element parent
                && Dom.is(parent, Words.SAML, "Assertion")
                && parent.getParentNode() == root
                && Dom.is(root, Words.SAMLP, "Response");
    }

    /** ID, Id, id and xml:id: whoever resolves a reference, by whatever attribute, finds one element. */
    private static void ids(Element element, Set<String> seen) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (ID_NAMES.contains(String.valueOf(attribute.getLocalName()).toLowerCase(java.util.Locale.ROOT))) {
                Breach.unless(seen.add(attribute.getValue()), Rule.DUPLICATE_ID);
            }
        }
    }
}
