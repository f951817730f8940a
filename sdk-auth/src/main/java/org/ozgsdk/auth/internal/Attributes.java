// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.core.Provided;
import org.w3c.dom.Element;

/**
 * The attributes of a verified assertion (2.3, step 11): by name, each once, each with one value, in NFC, with the trust level the account gave it.
 *
 * @param values by name; unknown ones are kept
 */
record Attributes(Map<String, Provided<String>> values) {

    static Attributes read(Element assertion, String source) {
        Map<String, Provided<String>> values = new LinkedHashMap<>();
        Dom.optional(assertion, Words.SAML, "AttributeStatement", Rule.STRUCTURE)
                .map(Dom::children)
                .orElse(List.of())
                .forEach(attribute -> add(attribute, source, values));
        return new Attributes(values);
    }

    private static void add(Element attribute, String source, Map<String, Provided<String>> values) {
        Breach.unless(Dom.is(attribute, Words.SAML, "Attribute"), Rule.STRUCTURE);
        String name = Oids.normal(Dom.attribute(attribute, "Name", Rule.ATTRIBUTE));
        List<Element> found = Dom.children(attribute);
        Breach.unless(found.size() <= 1, Rule.ATTRIBUTE);
        Breach.unless(found.stream().allMatch(value -> Dom.is(value, Words.SAML, "AttributeValue")), Rule.ATTRIBUTE);
        String text = found.isEmpty() ? "" : Normalizer.normalize(found.get(0).getTextContent(), Normalizer.Form.NFC);
        String level = attribute.getAttributeNS(Words.AKDB, "TrustLevel");
        Provided<String> before = values.put(name, new Provided<>(text, Stork.ofAttribute(level), source));
        Breach.unless(before == null, Rule.ATTRIBUTE);
    }

    /** The value of an attribute; a blank one is none. */
    Optional<Provided<String>> get(AccountAttribute attribute) {
        return get(Oids.name(attribute));
    }

    Optional<Provided<String>> get(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(value -> !value.value().isBlank());
    }

    /** Keeps names and values out of any message. */
    @Override
    public String toString() {
        return "Attributes[" + values.size() + "]";
    }
}
