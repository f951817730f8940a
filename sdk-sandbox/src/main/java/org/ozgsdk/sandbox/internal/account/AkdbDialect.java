// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ozgsdk.sandbox.Persona;
import org.w3c.dom.Element;

/** BundID and BayernID: levels of STORK, the extension of AKDB, attributes by OID with a word for the trust in each (interface description 5, 6, 9). */
record AkdbDialect(ServiceIds serviceIds) implements Dialect {

    /** Only "minimum" (5.1); the schema's default for a missing Comparison is "exact". */
    @Override
    public Context context(Element request) {
        Element context = Dom.child(request, Saml.PROTOCOL, "RequestedAuthnContext")
                .filter(element ->
                        Dom.attribute(element, "Comparison").orElse("").equals("minimum"))
                .orElseThrow(() -> IdpRefusal.ours(
                        "comparison-not-minimum",
                        "RequestedAuthnContext braucht Comparison=\"minimum\".",
                        "RequestedAuthnContext needs Comparison=\"minimum\"."));
        List<String> words = ContextWords.of(context);
        for (int level = 1; level <= 4; level++) {
            if (words.equals(List.of(Saml.LEVEL + level))) {
                return new Context(level, Saml.LEVEL + level);
            }
        }
        throw IdpRefusal.ours(
                "authn-context-unknown",
                "Erwartet genau eine AuthnContextClassRef von " + Saml.LEVEL + "1 bis " + Saml.LEVEL + "4.",
                "Expected exactly one AuthnContextClassRef from " + Saml.LEVEL + "1 to " + Saml.LEVEL + "4.");
    }

    @Override
    public Demand.Extension extension(Element request, ServiceProvider provider) {
        return ExtensionReader.read(request, serviceIds);
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
        List<Statement> statements = new ArrayList<>();
        for (String name : demand.extension().attributes().keySet()) {
            Attribute.of(name)
                    .ifPresent(attribute -> data.value(attribute)
                            .ifPresent(value -> statements.add(Statement.text(
                                    name, attribute.friendlyName(), value, attribute.trust(data.means())))));
        }
        return statements;
    }

    /** Nobody asks for it: the key of a user is bPK2. */
    @Override
    public String persistentId(AccountData data) {
        return data.pseudonym("_", data.persona().id());
    }

    @Override
    public String contextWord(Demand demand, int level) {
        return Saml.LEVEL + level;
    }

    @Override
    public Statement lowered(Statement statement) {
        return statement.name().equals(Attribute.LEVEL.wireName()) ? statement.saying(Saml.LEVEL + 1) : statement;
    }

    @Override
    public Set<String> identifying() {
        return Set.of(Attribute.SURNAME.wireName(), Attribute.BPK2.wireName());
    }

    @Override
    public String givenName() {
        return Attribute.GIVEN_NAME.wireName();
    }
}
