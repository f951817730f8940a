// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.muk.Muk;
import org.ozgsdk.core.Address;
import org.ozgsdk.core.Applicant;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Provided;
import org.ozgsdk.core.TrustLevel;

/** Mein Unternehmenskonto (fact sheet login-and-mailbox, 4). */
class MukTest {

    private static final String EKONA = " xmlns:ekona=\"http://www.elster.de/schema/ekona/saml/extensions\"";
    private static final String ACCOUNT = "ek-0123456789abcdef0123456789abcdef01234567";
    private static final LoginRequest REQUEST =
            LoginRequest.builder(TrustLevel.SUBSTANTIAL).build();

    private final World world = new World(Muk.PROFILE, REQUEST);

    @Test
    void anOrganisationHasNameSeatRegisterNumberAndWhoActsForIt() {
        Login login = world.login(organisation());

        Applicant.Organisation applicant =
                (Applicant.Organisation) login.applicant().orElseThrow();
        assertThat(login.provider()).isEqualTo("muk");
        assertThat(login.level()).isEqualTo(TrustLevel.SUBSTANTIAL);
        assertThat(login.accountId()).contains(ACCOUNT);
        assertThat(applicant.name()).isEqualTo(vouched("Łódź & Söhne GmbH"));
        assertThat(applicant.address()).contains(vouched(new Address("Am Büchel", "7 b", "52062", "Aachen")));
        assertThat(applicant.registerNumber()).contains(vouched("12345"));
        assertThat(login.person().orElseThrow().givenNames()).contains(vouched("Živa"));
        assertThat(login.person().orElseThrow().familyName()).isEqualTo(vouched("Nowák"));
        assertThat(login.person().orElseThrow().birthDate()).contains(vouched(LocalDate.of(1990, 2, 28)));
        assertThat(login.person().orElseThrow().address()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DATA_SET, StNr",
        "PERSON_KIND, NNatPers",
        "LEGAL_FORM, 310",
        "LEGAL_FORM_TEXT, Gesellschaft mit beschränkter Haftung",
        "REGISTER_KIND, HRB",
        "REGISTER_COURT, Aachen",
        "ORGANISATION_ID, du-1",
        "ORGANISATION_ADDRESS_KIND, Inland",
        "ORGANISATION_DISTRICT, Mitte",
        "ORGANISATION_ADDRESS_ADDITION, Hinterhaus",
        "ACADEMIC_TITLE, Dr.",
        "NAME_PREFIX, von",
        "NAME_SUFFIX, jun."
    })
    void whatTheApplicantHasNoWordForStaysReadable(AccountAttribute attribute, String value) {
        Login login =
                world.login(organisation().andThen(answer -> answer.named("DatenuebermittlerPseudonymID", "du-1")));

        assertThat(login.attributes().get(attribute)).contains(vouched(value));
    }

    @Test
    void bothSpellingsOfThePseudonymAreRead() {
        Login login =
                world.login(organisation().andThen(answer -> answer.named("DatenuebermittlerPseudonymId", "du-2")));

        assertThat(text(login, AccountAttribute.ORGANISATION_ID)).contains("du-2");
    }

    @Test
    void aPersonOfTheDataSetIdNrIsAPerson() {
        Login login = world.login(person());

        assertThat(login.applicant().orElseThrow())
                .isEqualTo(new Applicant.NaturalPerson(
                        Optional.of(vouched("Thị Ặn")),
                        vouched("Đặng-Øllegård"),
                        Optional.of(vouched(LocalDate.of(1985, 4, 17))),
                        Optional.of(vouched(new Address("Musterstraße", "12a", "52062", "Aachen")))));
        assertThat(text(login, AccountAttribute.TAX_ID)).contains("12345678901");
        assertThat(text(login, AccountAttribute.BIRTH_PLACE)).contains("Huế");
    }

    @Test
    void anOrganisationOfTheDataSetBzStNrMayHaveNobodyWhoActs() {
        Login login = world.login(organisation().andThen(answer -> {
            answer.named("DatenkranzTyp", "BZStNr");
            answer.attributes.remove("HandelndePerson");
            answer.attributes.remove("Registernummer");
        }));

        Applicant.Organisation applicant =
                (Applicant.Organisation) login.applicant().orElseThrow();
        assertThat(applicant.actingPerson()).isEmpty();
        assertThat(applicant.registerNumber()).isEmpty();
        assertThat(login.person()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<ekona:Land>NL</ekona:Land>", ""})
    void aSeatAbroadIsNoAddressButReadable(String country) {
        Login login = world.login(organisation()
                .andThen(answer -> answer.named(
                        "Unternehmensanschrift",
                        part("Typ", "Ausland")
                                + part("Strasse", "Dam")
                                + part("PLZ", "1012 JS")
                                + part("Ort", "Amsterdam")
                                + country.replace("Land>NL", "Land" + EKONA + ">NL"))));

        assertThat(((Applicant.Organisation) login.applicant().orElseThrow()).address())
                .isEmpty();
        assertThat(text(login, AccountAttribute.ORGANISATION_POSTCODE)).contains("1012 JS");
        assertThat(text(login, AccountAttribute.ORGANISATION_CITY)).contains("Amsterdam");
    }

    @Test
    void anAddressMayHaveNoPostcode() {
        Login login = world.login(organisation()
                .andThen(answer -> answer.named("Unternehmensanschrift", part("Ort", "Aachen") + part("Land", "DE"))));

        assertThat(((Applicant.Organisation) login.applicant().orElseThrow()).address())
                .isEmpty();
        assertThat(text(login, AccountAttribute.ORGANISATION_POSTCODE)).isEmpty();
        assertThat(text(login, AccountAttribute.ORGANISATION_CITY)).contains("Aachen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ekona:HandelndePerson%1$s><ekona:Vorname>Živa</ekona:Vorname><ekona:Nachname>Nowák</ekona:Nachname></ekona:HandelndePerson>",
                "<Vorname>Živa</Vorname><Name>Nowák</Name>",
                "&lt;ekona:HandelndePersonType%1$s&gt;&lt;ekona:Vorname&gt;Živa&lt;/ekona:Vorname&gt;&lt;ekona:Nachname&gt;Nowák"
                        + "&lt;/ekona:Nachname&gt;&lt;/ekona:HandelndePersonType&gt;",
                "<![CDATA[<?xml version=\"1.0\"?><a><b><Vorname>Živa</Vorname><Nachname>Nowák</Nachname></b></a>]]>"
            })
    void anXmlValueIsReadByLocalNameWhateverStandsAroundIt(String value) {
        Login login =
                world.login(organisation().andThen(answer -> answer.named("HandelndePerson", value.formatted(EKONA))));

        assertThat(login.person().orElseThrow().givenNames()).contains(vouched("Živa"));
        assertThat(login.person().orElseThrow().familyName()).isEqualTo(vouched("Nowák"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&lt;Vorname&gt;Živa",
                "&lt;!DOCTYPE a [&lt;!ENTITY b \"c\"&gt;]&gt;&lt;a&gt;&lt;Vorname&gt;Z&lt;/Vorname&gt;&lt;/a&gt;",
                "kein XML"
            })
    void aTextThatIsNoXmlStaysAText(String value) {
        Login login = world.login(organisation().andThen(answer -> answer.named("HandelndePerson", value)));

        assertThat(login.person()).isEmpty();
        assertThat(login.attributes().get("HandelndePerson")).isPresent();
        assertThat(login.attributes().names()).noneMatch(name -> name.startsWith("HandelndePerson/"));
    }

    @Test
    void anXmlTextInAnOrdinaryAttributeIsNeverParsed() {
        Login login =
                world.login(organisation().andThen(answer -> answer.named("Firmenname", "&lt;a&gt;GmbH&lt;/a&gt;")));

        assertThat(text(login, AccountAttribute.ORGANISATION_NAME)).contains("<a>GmbH</a>");
    }

    @ParameterizedTest
    @CsvSource({
        "hoch, substanziell, SUBSTANTIAL",
        "substantiell, hoch, SUBSTANTIAL",
        "hoch, hoch, HIGH",
        "normal, substanziell, LOW",
        "seltsam, hoch, NONE"
    })
    void theLevelIsTheLowerOfIdentificationAndAuthentication(String who, String how, TrustLevel level) {
        LoginOutcome outcome = world.read(organisation().andThen(answer -> {
            answer.named("ElsterVertrauensniveauIdentifizierung", who);
            answer.named("ElsterVertrauensniveauAuthentifizierung", how);
        }));

        if (level.covers(TrustLevel.SUBSTANTIAL)) {
            assertThat(((LoginOutcome.LoggedIn) outcome).login().level()).isEqualTo(level);
        } else {
            assertThat(outcome).isEqualTo(new LoginOutcome.LevelTooLow(TrustLevel.SUBSTANTIAL, Optional.of(level)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ElsterVertrauensniveauIdentifizierung", "ElsterVertrauensniveauAuthentifizierung"})
    void oneOfBothLevelsAloneIsNone(String missing) {
        assertThat(world.read(organisation().andThen(answer -> answer.attributes.remove(missing))))
                .isEqualTo(new LoginOutcome.LevelTooLow(TrustLevel.SUBSTANTIAL, Optional.of(TrustLevel.NONE)));
    }

    @Test
    void anAccountForTestsIsNobodyInProductionAndSomebodyElsewhere() {
        World production = new World(Muk.PROFILE, REQUEST, Environment.PROD);
        Consumer<Answer> test = organisation().andThen(answer -> answer.named("IstTestkonto", "true"));

        assertThat(production.broken(test)).isEqualTo(Rule.TEST_ACCOUNT);
        assertThat(production.broken(test.andThen(answer -> answer.named("IstTestkonto", "ja"))))
                .isEqualTo(Rule.TEST_ACCOUNT);
        assertThat(production.login(organisation()).accountId()).isPresent();
        assertThat(world.login(test).accountId()).isPresent();
    }

    @Test
    void aTransientNameIdIsNoKeyOfAUser() {
        Login login = world.login(
                organisation().andThen(answer -> answer.nameId = answer.nameId.replace("persistent", "transient")));

        assertThat(login.isGuest()).isTrue();
    }

    @Test
    void aNameIdThatIsTooLongIsRefused() {
        assertThat(world.login(organisation().andThen(answer -> answer.persistent("x".repeat(255))))
                        .accountId())
                .contains("x".repeat(255));
        assertThat(world.broken(organisation().andThen(answer -> answer.persistent("x".repeat(256)))))
                .isEqualTo(Rule.ATTRIBUTE);
    }

    @Test
    void withoutAnySignatureItIsRefused() {
        assertThat(world.broken(organisation().andThen(answer -> answer.responseSigned = false)))
                .isEqualTo(Rule.UNSIGNED);
    }

    private static Consumer<Answer> organisation() {
        return answer -> {
            bare(answer);
            answer.named("DatenkranzTyp", "StNr")
                    .named("PersTyp", "NNatPers")
                    .named("Firmenname", "Łódź &amp; Söhne GmbH")
                    .named("Rechtsform", "310")
                    .named("RechtsformText", "Gesellschaft mit beschränkter Haftung")
                    .named("Registernummer", "12345")
                    .named("Registerart", "HRB")
                    .named("Registergericht", "Aachen")
                    .named(
                            "Unternehmensanschrift",
                            part("Typ", "Inland")
                                    + part("Strasse", "Am Büchel")
                                    + part("Hausnummer", "7 b")
                                    + part("PLZ", "52062")
                                    + part("Ort", "Aachen")
                                    + part("Ortsteil", "Mitte")
                                    + part("Adressergaenzung", "Hinterhaus")
                                    + part("Land", "DE"))
                    .named(
                            "HandelndePerson",
                            part("AkademischerGrad", "Dr.")
                                    + part("Namensvorsatz", "von")
                                    + part("Vorname", "Živa")
                                    + part("Nachname", "Nowák")
                                    + part("Namenszusatz", "jun.")
                                    + part("Geburtsdatum", "28.02.1990"));
        };
    }

    private static Consumer<Answer> person() {
        return answer -> {
            bare(answer);
            answer.named("DatenkranzTyp", "IdNr")
                    .named("PersTyp", "NatPers")
                    .named("IdNr", "12345678901")
                    .named("Vorname", "Thị Ặn")
                    .named("Name", "Đặng-Øllegård")
                    .named("Geburtsdatum", "17.04.1985")
                    .named("Geburtsort", "Huế")
                    .named(
                            "Anschrift",
                            part("Strasse", "Musterstraße")
                                    + part("Hausnummer", "12a")
                                    + part("PLZ", "52062")
                                    + part("Ort", "Aachen"));
        };
    }

    /** The response is signed around an encrypted assertion that is not. */
    private static void bare(Answer answer) {
        answer.attributes.clear();
        answer.signed = false;
        answer.responseSigned = true;
        answer.classRef = "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified";
        answer.persistent(ACCOUNT)
                .named("IstTestkonto", "false")
                .named("ElsterVertrauensniveauIdentifizierung", "substanziell")
                .named("ElsterVertrauensniveauAuthentifizierung", "substanziell");
    }

    private static String part(String name, String value) {
        return "<ekona:" + name + EKONA + ">" + value + "</ekona:" + name + ">";
    }

    private static Optional<String> text(Login login, AccountAttribute attribute) {
        return login.attributes().get(attribute).map(Provided::value);
    }

    private static <T> Provided<T> vouched(T value) {
        return new Provided<>(value, TrustLevel.SUBSTANTIAL, "muk");
    }
}
