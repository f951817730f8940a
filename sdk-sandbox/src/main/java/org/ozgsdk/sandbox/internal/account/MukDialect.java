// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.Persona;
import org.w3c.dom.Element;

/** Mein Unternehmenskonto: no extension, no class references, German names, the data set StNr of an organisation or IdNr of a person (login sheet 4). */
final class MukDialect implements Dialect {

    private static final String EKONA = "http://www.elster.de/schema/ekona/saml/extensions";
    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);
    private static final List<Means> MEANS = List.of(Means.ELSTER, Means.EID);
    private static final String IDENTIFICATION = "ElsterVertrauensniveauIdentifizierung";
    private static final String AUTHENTICATION = "ElsterVertrauensniveauAuthentifizierung";

    /** Nobody can ask for a level; it stands in the attributes. */
    @Override
    public Context context(Element request) {
        return new Context(0, "");
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
    @Assumption("muk.ekona-values")
    @Assumption("muk.level-from-attributes")
    public List<Statement> statements(Demand demand, AccountData data) {
        Optional<Persona.Organisation> organisation = data.persona().organisation();
        List<Statement> all = new ArrayList<>();
        all.add(Statement.text("DatenkranzTyp", organisation.isPresent() ? "StNr" : "IdNr"));
        all.add(Statement.text("PersTyp", organisation.isPresent() ? "NNatPers" : "NatPers"));
        all.add(Statement.text("IstTestkonto", "false"));
        all.add(Statement.text(IDENTIFICATION, data.means() == Means.EID ? "hoch" : "substanziell"));
        all.add(Statement.text(AUTHENTICATION, "substanziell"));
        all.add(Statement.text(
                "DatenuebermittlerPseudonymId",
                data.pseudonym("du-", "organisation " + data.persona().id())));
        if (organisation.isPresent()) {
            organisation(all, organisation.get(), data.persona());
        } else {
            person(all, data);
        }
        return all;
    }

    private static void organisation(List<Statement> all, Persona.Organisation organisation, Persona acting) {
        all.add(Statement.text("Firmenname", organisation.name()));
        boolean club = organisation.register().contains("VR");
        all.add(Statement.text("Rechtsform", club ? "420" : "350"));
        all.add(Statement.text(
                "RechtsformText", club ? "Eingetragener Verein" : "Gesellschaft mit beschränkter Haftung"));
        if (organisation.register().size() == 3) {
            all.add(Statement.text("Registerart", organisation.register().get(0)));
            all.add(Statement.text("Registergericht", organisation.register().get(1)));
            all.add(Statement.text("Registernummer", organisation.register().get(2)));
        }
        Map<String, Optional<String>> seat = new LinkedHashMap<>();
        seat.put("Typ", Optional.of(organisation.country().equals("DE") ? "Inland" : "Ausland"));
        seat.put("Strasse", Optional.of(organisation.street()));
        seat.put("Hausnummer", Optional.of(organisation.houseNumber()));
        seat.put("PLZ", organisation.postcode());
        seat.put("Ort", Optional.of(organisation.city()));
        seat.put("Land", Optional.of(organisation.country()));
        all.add(ekona("Unternehmensanschrift", "AdresseType", seat));
        Map<String, Optional<String>> person = new LinkedHashMap<>();
        person.put("Vorname", acting.givenNames());
        person.put("Nachname", Optional.of(acting.familyName()));
        person.put("Geburtsdatum", Optional.of(GERMAN.format(acting.birthDate())));
        all.add(ekona("HandelndePerson", "HandelndePersonType", person));
    }

    private static void person(List<Statement> all, AccountData data) {
        Persona persona = data.persona();
        all.add(Statement.text("IdNr", data.taxId()));
        persona.givenNames().ifPresent(given -> all.add(Statement.text("Vorname", given)));
        all.add(Statement.text("Name", persona.familyName()));
        all.add(Statement.text("Geburtsdatum", GERMAN.format(persona.birthDate())));
        persona.city().ifPresent(city -> {
            // The last word of what the account holds in one text is the house number.
            String street = persona.street().orElse("");
            int blank = street.lastIndexOf(' ');
            Map<String, Optional<String>> home = new LinkedHashMap<>();
            home.put("Typ", Optional.of(data.country().equals("DE") ? "Inland" : "Ausland"));
            home.put("Strasse", Optional.of(street.substring(0, Math.max(0, blank))));
            home.put("Hausnummer", Optional.of(street.substring(blank + 1)));
            home.put("PLZ", persona.postcode());
            home.put("Ort", Optional.of(city));
            home.put("Land", Optional.of(data.country()));
            all.add(ekona("Anschrift", "AdresseType", home));
        });
    }

    private static Statement ekona(String name, String type, Map<String, Optional<String>> parts) {
        return Parts.statement(name, "ekona", EKONA, type, parts);
    }

    @Override
    public String persistentId(AccountData data) {
        return data.pseudonym("ek-", data.persona().id());
    }

    @Override
    public String contextWord(Demand demand, int level) {
        return Saml.CLASSES + "unspecified";
    }

    @Override
    public Statement lowered(Statement statement) {
        boolean level =
                statement.name().equals(IDENTIFICATION) || statement.name().equals(AUTHENTICATION);
        return level ? statement.saying("niedrig") : statement;
    }

    @Override
    public Set<String> identifying() {
        return Set.of("Name", "Firmenname", "HandelndePerson", "DatenuebermittlerPseudonymId");
    }

    @Override
    public String givenName() {
        return "Vorname";
    }
}
