// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.LoginAttributes;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.AttributeCatalogue;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.Provided;
import org.ozgsdk.core.TrustLevel;
import org.w3c.dom.Element;

/**
 * Reads the attributes of a verified assertion (2.3, step 11): by name, in NFC, each once with one value unless the profile allows more, with the trust level
 * the account gave it. The parts of an XML value get the names of their elements behind the attribute's, joined by a slash (sheet 4.3).
 */
final class Attributes {

    private static final String OID = "urn:oid:";
    private static final int DEEPEST = 4;

    private final AccountProfile profile;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, List<Provided<String>>> values = new LinkedHashMap<>();

    private Attributes(AccountProfile profile) {
        this.profile = profile;
    }

    /**
     * Reads.
     *
     * @param assertion a verified assertion
     * @param profile how the account speaks
     * @return each value with the level the account gave it; {@link TrustLevel#NONE} where it gave none
     */
    static LoginAttributes read(Element assertion, AccountProfile profile) {
        Attributes attributes = new Attributes(profile);
        Dom.children(assertion, Words.SAML, "AttributeStatement").stream()
                .map(Dom::children)
                .flatMap(List::stream)
                .forEach(attributes::add);
        return new LoginAttributes(attributes.values, names(profile.catalogue()));
    }

    /** The same values; those the account vouches for by the level of the login have it now. */
    static LoginAttributes vouched(LoginAttributes attributes, AccountProfile profile, TrustLevel login) {
        Map<String, List<Provided<String>>> leveled = new LinkedHashMap<>();
        for (String name : attributes.names()) {
            boolean vouched = profile.catalogue()
                    .byName(name)
                    .map(AttributeCatalogue.Entry::vouched)
                    .orElse(false);
            leveled.put(
                    name,
                    attributes.all(name).stream()
                            .map(value -> vouched && value.trustLevel() == TrustLevel.NONE
                                    ? new Provided<>(value.value(), login, value.source())
                                    : value)
                            .toList());
        }
        return new LoginAttributes(leveled, names(profile.catalogue()));
    }

    private static Map<AccountAttribute, List<String>> names(AttributeCatalogue catalogue) {
        Map<AccountAttribute, List<String>> names = new EnumMap<>(AccountAttribute.class);
        catalogue.entries().forEach(entry -> names.put(entry.attribute(), entry.names()));
        return names;
    }

    private void add(Element attribute) {
        // An encrypted attribute is nothing we can read; no account sends one.
        Breach.unless(Dom.is(attribute, Words.SAML, "Attribute"), Rule.STRUCTURE);
        String name = normal(Dom.attribute(attribute, "Name", Rule.ATTRIBUTE));
        TrustLevel level = TrustWords.ofAttribute(attribute.getAttributeNS(Words.AKDB, "TrustLevel"));
        List<Element> found = Dom.children(attribute);
        Breach.unless(found.stream().allMatch(value -> Dom.is(value, Words.SAML, "AttributeValue")), Rule.ATTRIBUTE);
        Breach.unless(profile.repeatedAttributes() || (found.size() <= 1 && seen.add(name)), Rule.ATTRIBUTE);
        if (found.isEmpty()) {
            put(name, "", level);
        }
        found.forEach(value -> value(name, value, level, 0));
    }

    private void value(String name, Element sent, TrustLevel level, int depth) {
        Element value = depth == 0 ? content(name, sent) : sent;
        List<Element> parts = Dom.children(value);
        if (parts.isEmpty()) {
            put(name, value.getTextContent(), level);
        } else {
            Breach.unless(depth < DEEPEST, Rule.ATTRIBUTE);
            parts.forEach(part -> value(name + "/" + part.getLocalName(), part, level, depth + 1));
        }
    }

    /**
     * Where the parts of an XML value stand: in the value, in one element around them, or in a text that is XML itself. Only names of which the profile knows
     * parts are read so; a text that is no XML stays one.
     */
    @Assumption("muk.escaped-values")
    private Element content(String name, Element value) {
        if (!profile.catalogue().hasParts(name)) {
            return value;
        }
        Element content = Dom.children(value).isEmpty() ? escaped(value) : value;
        List<Element> parts = Dom.children(content);
        return parts.size() == 1 && !Dom.children(parts.get(0)).isEmpty() ? parts.get(0) : content;
    }

    private static Element escaped(Element value) {
        String text = value.getTextContent().strip();
        return text.startsWith("<") ? Caps.embedded(text).orElse(value) : value;
    }

    private void put(String name, String text, TrustLevel level) {
        values.computeIfAbsent(name, unused -> new ArrayList<>())
                .add(new Provided<>(Normalizer.normalize(text, Normalizer.Form.NFC), level, profile.id()));
    }

    /** The document and real answers have a blank behind {@code urn:oid:} here and there (sheet 2.4). */
    static String normal(String name) {
        String stripped = name.strip();
        return stripped.startsWith(OID) ? OID + stripped.substring(OID.length()).strip() : stripped;
    }

    /**
     * The lowest of what the class reference and the named attributes say; {@link TrustLevel#NONE} if nothing says anything. Where no class reference says it,
     * all of the attributes must: one alone is half of the truth.
     */
    @Assumption("muk.level-from-attributes")
    static TrustLevel level(AccountProfile profile, String classRef, LoginAttributes attributes) {
        boolean byAttributes = profile.contextLevels().understood().isEmpty();
        Stream<TrustLevel> context = byAttributes
                ? Stream.empty()
                : Stream.of(profile.contextLevels().read(classRef));
        Stream<TrustLevel> said = profile.attributeLevels().entrySet().stream()
                .flatMap(entry -> attributes
                        .get(entry.getKey())
                        .map(value -> entry.getValue().read(value.value()))
                        .or(() -> byAttributes ? Optional.of(TrustLevel.NONE) : Optional.empty())
                        .stream());
        return Stream.concat(context, said).min(Comparator.naturalOrder()).orElse(TrustLevel.NONE);
    }
}
