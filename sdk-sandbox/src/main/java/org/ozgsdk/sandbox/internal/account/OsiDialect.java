// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.Persona;
import org.w3c.dom.Element;

/** Dataport's Servicekonto: class references of eIDAS, basic names, two attributes that are XML (login sheet 5). */
final class OsiDialect implements Dialect {

    private static final String PARTS = "urn:dataport:osi:servicekonto:attributes";
    private static final List<Means> MEANS = List.of(Means.PASSWORD, Means.ELSTER, Means.EID);
    private static final String LEVEL = "AssuranceLevel";

    @Override
    public Context context(Element request) {
        Optional<Element> context = Dom.child(request, Saml.PROTOCOL, "RequestedAuthnContext");
        if (context.isEmpty()) {
            return new Context(1, "");
        }
        List<String> words = ContextWords.of(context.get());
        int level = words.size() == 1 ? ContextWords.eidasLevel(words.get(0)) : 0;
        if (level == 0) {
            throw IdpRefusal.ours(
                    "authn-context-unknown",
                    "Erwartet genau eine AuthnContextClassRef " + Saml.EIDAS_LEVEL + "low, substantial oder high.",
                    "Expected exactly one AuthnContextClassRef " + Saml.EIDAS_LEVEL + "low, substantial or high.");
        }
        return new Context(level, words.get(0));
    }

    @Override
    public Demand.Extension extension(Element request, ServiceProvider provider) {
        return new Demand.Extension(false, MEANS, Map.of(), false, provider.entityId(), "de", Optional.empty());
    }

    @Override
    public List<Persona> personas() {
        return Personas.all();
    }

    @Override
    public int level(Means means) {
        return means.level();
    }

    @Override
    @Assumption("dataport.attribute-parts")
    public List<Statement> statements(Demand demand, AccountData data) {
        Persona persona = data.persona();
        Optional<Persona.Organisation> organisation = persona.organisation();
        List<Statement> all = new ArrayList<>();
        all.add(Statement.text("PrincipalType", organisation.isPresent() ? "LegalEntity" : "NaturalPerson"));
        all.add(Statement.text("CitizenProfileType", organisation.isPresent() ? "Organization" : "Citizen"));
        all.add(Statement.text(LEVEL, ContextWords.eidasWord(data.means().level())));
        all.add(Statement.text("FamilyNames", persona.familyName()));
        persona.givenNames().ifPresent(given -> all.add(Statement.text("GivenNames", given)));
        all.add(Statement.text("DateOfBirth", persona.birthDate().toString()));
        all.add(Statement.text("EmailAddress", data.mail()));
        all.add(Statement.text("Language", "de"));
        persona.mailbox().ifPresent(mailbox -> all.add(Statement.text("InboxReference", mailbox.toString())));
        persona.city().ifPresent(city -> {
            String street = persona.street().orElse("");
            int blank = street.lastIndexOf(' ');
            Map<String, Optional<String>> home = new LinkedHashMap<>();
            home.put("Street", Optional.of(street.substring(0, Math.max(0, blank))));
            home.put("HouseNumber", Optional.of(street.substring(blank + 1)));
            home.put("ZipCode", persona.postcode());
            home.put("City", Optional.of(city));
            home.put("Country", Optional.of(data.country()));
            all.add(Parts.statement("PlaceOfResidence", "osi", PARTS, "PlaceType", home));
        });
        organisation.ifPresent(one -> {
            Map<String, Optional<String>> legal = new LinkedHashMap<>();
            legal.put("OrganizationName", Optional.of(one.name()));
            if (one.register().size() == 3) {
                legal.put(
                        "CommercialRegistrationCourt",
                        Optional.of(one.register().get(1)));
                legal.put(
                        "CommercialRegistrationNumber",
                        Optional.of(one.register().get(2)));
            }
            all.add(Parts.statement("LegalEntity", "osi", PARTS, "LegalEntityType", legal));
        });
        return all;
    }

    @Override
    public String persistentId(AccountData data) {
        return data.pseudonym("", data.persona().id());
    }

    @Override
    public String contextWord(Demand demand, int level) {
        return ContextWords.eidasWord(level);
    }

    @Override
    public Statement lowered(Statement statement) {
        return statement.name().equals(LEVEL) ? statement.saying(ContextWords.eidasWord(1)) : statement;
    }

    @Override
    public Set<String> identifying() {
        return Set.of("FamilyNames", "LegalEntity");
    }

    @Override
    public String givenName() {
        return "GivenNames";
    }
}
