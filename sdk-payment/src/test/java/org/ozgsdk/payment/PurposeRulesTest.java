// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurposeRulesTest {

    @ParameterizedTest
    @CsvSource({
        "Gewerbeanmeldung, Gewerbeanmeldung",
        "Gebühr für Straße, Gebuehr fuer Strasse",
        "ÄÖÜ äöü ß ẞ, AeOeUe aeoeue ss SS",
        "Živa Ełżbieta Ğü, Ziva Ezbieta Gue",
        "A/B.C:D, ABCD",
        "Gewerbeanmeldung Stadt Aachen 2026, Gewerbeanmeldung Stadt Aach",
        "'  ', ''"
    })
    void aPurposeHasOnlyTheLettersOfTheStandard(String text, String purpose) {
        assertThat(PurposeRules.XBEZAHLDIENSTE.fit(text)).isEqualTo(purpose).matches("[\\w\\s-]{0,27}");
    }

    @Test
    void emojiAndControlCharactersAreLeftOut() {
        assertThat(PurposeRules.XBEZAHLDIENSTE.fit("a\u0000b\n😀c")).isEqualTo("abc");
    }

    @Test
    void capitalsAreMadeWhereOnlyTheyAreTaken() {
        assertThat(PurposeRules.EPAYBL.fit("Gebühr für Straße")).isEqualTo("GEBUEHR FUER");
    }

    @Test
    void whatDoesNotFitIsNamedByItsPlace() {
        assertThat(PurposeRules.XBEZAHLDIENSTE.misfit("Gebühr")).contains(new PurposeRules.Misfit(3, false));
        assertThat(PurposeRules.XBEZAHLDIENSTE.misfit("a".repeat(28))).contains(new PurposeRules.Misfit(27, true));
        assertThat(PurposeRules.XBEZAHLDIENSTE.misfit("a".repeat(27))).isEmpty();
        assertThat(PurposeRules.SEPA.misfit("A/B.C:D")).isEmpty();
    }
}
