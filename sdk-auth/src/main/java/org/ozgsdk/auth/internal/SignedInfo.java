// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/**
 * The one form of a ds:SignedInfo that is allowed (rule C): exactly one reference, to the signed element itself, exactly the two transforms of SAML core 5.4.4,
 * algorithms from the lists. Read from the tree before any cryptography, and once more from the octets whose signature fitted.
 *
 * @param ownPrefixes PrefixList of the canonicalisation of this element itself
 * @param algorithm how it is signed
 * @param prefixes PrefixList of the canonicalisation of the signed element
 * @param digest how the signed element is digested
 * @param digestValue its digest
 */
record SignedInfo(
        String ownPrefixes, SignatureAlgorithm algorithm, String prefixes, DigestAlgorithm digest, byte[] digestValue) {

    private static final Pattern PREFIX = Pattern.compile("#default|[A-Za-z_][A-Za-z0-9_.-]{0,49}");

    static SignedInfo read(Element signedInfo, String signedId) {
        List<Element> parts = children(signedInfo, Words.DS, "CanonicalizationMethod", "SignatureMethod", "Reference");
        attributes(signedInfo, Set.of("Id"));
        List<Element> reference = children(parts.get(2), Words.DS, "Transforms", "DigestMethod", "DigestValue");
        attributes(parts.get(2), Set.of("Id", "Type", "URI"));
        equal(Dom.attribute(parts.get(2), "URI", Rule.SIGNATURE_FORM), "#" + signedId);
        List<Element> transforms = children(reference.get(0), Words.DS, "Transform", "Transform");
        equal(algorithm(transforms.get(0), 0), Words.ENVELOPED);
        return new SignedInfo(
                exclusive(parts.get(0)),
                SignatureAlgorithm.of(algorithm(parts.get(1), 0)).orElseThrow(() -> new Breach(Rule.SIGNATURE_FORM)),
                exclusive(transforms.get(1)),
                DigestAlgorithm.of(algorithm(reference.get(1), 0)).orElseThrow(() -> new Breach(Rule.SIGNATURE_FORM)),
                StrictBase64.decodeLines(Dom.text(reference.get(2), Rule.SIGNATURE_FORM), Rule.SIGNATURE_FORM));
    }

    /** The children must be exactly these, in this order. */
    static List<Element> children(Element parent, String namespace, String... names) {
        List<Element> found = Dom.children(parent);
        Breach.unless(found.size() == names.length, Rule.SIGNATURE_FORM);
        for (int i = 0; i < names.length; i++) {
            Breach.unless(Dom.is(found.get(i), namespace, names[i]), Rule.SIGNATURE_FORM);
        }
        return found;
    }

    /** The attribute Algorithm of an element that has no other attribute and at most so many children. */
    private static String algorithm(Element method, int mostChildren) {
        attributes(method, Set.of("Algorithm"));
        Breach.unless(Dom.children(method).size() <= mostChildren, Rule.SIGNATURE_FORM);
        return Dom.attribute(method, "Algorithm", Rule.SIGNATURE_FORM);
    }

    /** Exclusive canonicalisation, and the PrefixList it may carry. */
    private static String exclusive(Element method) {
        equal(algorithm(method, 1), Words.EXC_C14N);
        if (Dom.children(method).isEmpty()) {
            return "";
        }
        Element inclusive =
                children(method, Words.EXC_C14N, "InclusiveNamespaces").get(0);
        attributes(inclusive, Set.of("PrefixList"));
        Breach.unless(Dom.children(inclusive).isEmpty(), Rule.SIGNATURE_FORM);
        String prefixes =
                Dom.attribute(inclusive, "PrefixList", Rule.SIGNATURE_FORM).strip();
        Breach.unless(
                prefixes.isEmpty()
                        || Stream.of(prefixes.split(" ", 20))
                                .allMatch(prefix -> PREFIX.matcher(prefix).matches()),
                Rule.SIGNATURE_FORM);
        return prefixes;
    }

    private static void attributes(Element element, Collection<String> allowed) {
        NamedNodeMap found = element.getAttributes();
        for (int i = 0; i < found.getLength(); i++) {
            Attr attribute = (Attr) found.item(i);
            boolean declares = "http://www.w3.org/2000/xmlns/".equals(attribute.getNamespaceURI());
            boolean known = attribute.getNamespaceURI() == null && allowed.contains(attribute.getLocalName());
            Breach.unless(declares || known, Rule.SIGNATURE_FORM);
        }
    }

    private static void equal(String found, String expected) {
        Breach.unless(found.equals(expected), Rule.SIGNATURE_FORM);
    }
}
