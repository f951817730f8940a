// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ozgsdk.sandbox.Persona;
import org.w3c.dom.Element;

/** Plain SAML 2.0: attributes of X.500 by OID with their usual friendly names, levels of eIDAS or STORK for whom they mean something. */
final class PlainDialect implements Dialect {

    private static final List<Attribute> SENT = List.of(
            Attribute.SURNAME,
            Attribute.GIVEN_NAME,
            Attribute.MAIL,
            Attribute.PHONE,
            Attribute.POSTAL_ADDRESS,
            Attribute.POSTAL_CODE,
            Attribute.LOCALITY);
    private static final List<Means> MEANS =
            List.of(Means.PASSWORD, Means.ELSTER, Means.EID, Means.EIDAS_LOW, Means.EIDAS, Means.EIDAS_HIGH);
    private static final Set<String> UNRATED = Set.of(
            Saml.CLASSES + "unspecified",
            Saml.CLASSES + "Password",
            Saml.CLASSES + "PasswordProtectedTransport",
            Saml.CLASSES + "X509",
            Saml.CLASSES + "SmartcardPKI");

    /** The first word that means something; -1 if words are asked for and none does. */
    @Override
    public Context context(Element request) {
        List<String> words = Dom.child(request, Saml.PROTOCOL, "RequestedAuthnContext")
                .map(ContextWords::of)
                .orElse(List.of(""));
        return words.stream()
                .map(word -> new Context(level(word), word))
                .filter(context -> context.level() >= 0)
                .findFirst()
                .orElse(new Context(-1, ""));
    }

    private static int level(String word) {
        if (word.isEmpty() || UNRATED.contains(word)) {
            return 0;
        }
        for (int level = 1; level <= 4; level++) {
            if (word.equals(Saml.LEVEL + level)) {
                return level;
            }
        }
        int level = ContextWords.eidasLevel(word);
        return level == 0 ? -1 : level;
    }

    @Override
    public Demand.Extension extension(Element request, ServiceProvider provider) {
        Map<String, Boolean> attributes = new LinkedHashMap<>();
        SENT.forEach(attribute -> attributes.put(attribute.wireName(), attribute == Attribute.SURNAME));
        return new Demand.Extension(false, MEANS, attributes, true, provider.entityId(), "de", Optional.empty());
    }

    @Override
    public List<Persona> personas() {
        return Personas.people();
    }

    @Override
    public int level(Means means) {
        return means.level();
    }

    @Override
    public List<Statement> statements(Demand demand, AccountData data) {
        List<Statement> all = new ArrayList<>();
        for (Attribute attribute : SENT) {
            data.value(attribute)
                    .ifPresent(value ->
                            all.add(Statement.text(attribute.wireName(), attribute.friendlyName(), value, "")));
        }
        return all;
    }

    @Override
    public String persistentId(AccountData data) {
        return data.pseudonym("", data.persona().id());
    }

    @Override
    public String contextWord(Demand demand, int level) {
        String asked = demand.context().word();
        if (UNRATED.contains(asked)) {
            return asked;
        }
        if (asked.startsWith(Saml.LEVEL)) {
            return Saml.LEVEL + level;
        }
        return level > 1 || asked.startsWith(Saml.EIDAS_LEVEL)
                ? ContextWords.eidasWord(level)
                : Saml.CLASSES + "PasswordProtectedTransport";
    }

    @Override
    public Statement lowered(Statement statement) {
        return statement;
    }

    @Override
    public Set<String> identifying() {
        return Set.of(Attribute.SURNAME.wireName());
    }

    @Override
    public String givenName() {
        return Attribute.GIVEN_NAME.wireName();
    }
}
