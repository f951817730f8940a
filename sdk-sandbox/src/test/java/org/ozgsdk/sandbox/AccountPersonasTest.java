// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ozgsdk.sandbox.HandMadeService.wanted;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What BundID knows about whom, by the means used (login sheet 2.4 and 9.5). */
class AccountPersonasTest {

    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
    private static final String FAMILY = "2.5.4.4";
    private static final String GIVEN = "2.5.4.42";
    private static final String BORN = "1.2.40.0.10.2.1.1.55";
    private static final String STREET = "2.5.4.16";
    private static final String POSTCODE = "2.5.4.17";
    private static final String COUNTRY = "1.2.40.0.10.2.1.1.225599";
    private static final String NATIONALITY = "1.2.40.0.10.2.1.1.225577";
    private static final String DOCUMENT = "1.2.40.0.10.2.1.1.552255";
    private static final String BPK2 = "1.3.6.1.4.1.25484.494450.3";
    private static final String MAILBOX = "2.5.4.18";
    private static final String MEANS = "1.3.6.1.4.1.25484.494450.2";
    private static final String LEVEL = "1.2.40.0.10.2.1.1.261.94";

    private static Sandbox sandbox;
    private static HandMadeService service;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).clock(CLOCK).start();
        service = new HandMadeService(sandbox, CLOCK).register();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static HandMadeResponse login(String persona, String means, String... oids) {
        String request = service.request(
                        "STORK-QAA-Level-1",
                        Stream.of(oids).map(HandMadeService::wanted).toArray(String[]::new))
                .replace("<akdb:Benutzername/>", "<akdb:Benutzername/><akdb:Diia/>")
                .replace("<akdb:Elster/>", "<akdb:Elster/><akdb:FINK/>");
        return service.login(request, persona, means);
    }

    private static List<String> names(HandMadeResponse response) {
        return HandMadeResponse.all(response.assertion(), HandMadeResponse.SAML, "Attribute").stream()
                .map(one -> one.getAttribute("FriendlyName"))
                .toList();
    }

    @Test
    void somebodyOfAnotherAccountHasAPrefixedIdAndNoMailbox() {
        HandMadeResponse fink = login("fink", "FINK", BPK2, MAILBOX, MEANS, LEVEL);

        assertThat(fink.value(BPK2)).startsWith("musterland:").hasSizeGreaterThan(43);
        assertThat(fink.value(MEANS)).isEqualTo("FINK");
        assertThat(fink.value(LEVEL)).isEqualTo("STORK-QAA-Level-3");
        assertThat(names(fink)).containsExactly("bPK2", "AssertionProvedBy", "EID-CITIZEN-QAA-LEVEL");
    }

    @Test
    void anOldCardWritesInCapitalsAndSaysNoNationality() {
        HandMadeResponse card = login("karte", "eID", FAMILY, NATIONALITY, DOCUMENT);

        assertThat(card.value(FAMILY)).isEqualTo("MUÑOZ-GROẞ");
        assertThat(card.value(DOCUMENT)).isEqualTo("ID");
        assertThat(names(card)).containsExactly("surname", "documentType");
    }

    @ParameterizedTest
    @CsvSource({"aufenthalt,AR,VNM", "union,UB,FRA", "thi-an,ID,D"})
    void aCardNamesItsKindAndTheNationality(String persona, String document, String nationality) {
        HandMadeResponse card = login(persona, "eID", NATIONALITY, DOCUMENT);

        assertThat(card.value(DOCUMENT)).isEqualTo(document);
        assertThat(card.value(NATIONALITY)).isEqualTo(nationality);
    }

    @Test
    void aDateOfBirthMayBeAYear() {
        assertThat(login("teildatum", "eID", BORN).value(BORN)).isEqualTo("1958");
        assertThat(login("aufenthalt", "eID", BORN).value(BORN)).isEqualTo("1994-05-26");
    }

    @ParameterizedTest
    @CsvSource({"eIDAS-niedrig,2", "eIDAS,3", "eIDAS-hoch,4"})
    void aEuropeanIdHasOneOfThreeLevelsAndTheSmallestDataSet(String choice, String level) {
        HandMadeResponse eidas = login("eidas", choice, FAMILY, GIVEN, BORN, STREET, NATIONALITY, MEANS, LEVEL);

        assertThat(eidas.value(LEVEL)).isEqualTo("STORK-QAA-Level-" + level);
        assertThat(eidas.value(MEANS)).isEqualTo("eIDAS");
        assertThat(names(eidas)).doesNotContain("postalAddress", "nationality").contains("surname", "birthdate");
    }

    @Test
    void anAddressMayBeAbroadOrMissing() {
        HandMadeResponse abroad = login("ausland", "Elster", STREET, POSTCODE, COUNTRY);
        HandMadeResponse none = login("ohneadresse", "Elster", FAMILY, STREET, POSTCODE, COUNTRY);

        assertThat(abroad.value(POSTCODE)).isEqualTo("DK-1050");
        assertThat(abroad.value(COUNTRY)).isEqualTo("DK");
        assertThat(names(none)).containsExactly("surname");
    }

    @Test
    void diiaIsAMeansOfItsOwn() {
        HandMadeResponse diia = login("diia", "Diia", MEANS, LEVEL);

        assertThat(diia.value(MEANS)).isEqualTo("Diia");
        assertThat(diia.value(LEVEL)).isEqualTo("STORK-QAA-Level-1");
    }

    @Test
    void whoHasOnlyAPasswordIsNotOfferedAtAHigherLevel() {
        String page = service.post(service.signed(service.request("STORK-QAA-Level-3", wanted(FAMILY))))
                .body();

        assertThat(page).contains("value=\"elster\"").doesNotContain("value=\"passwort\"", "value=\"diia\"");
    }
}
