// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurposeTextTest {

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
        assertThat(PurposeText.of(text)).isEqualTo(purpose).matches("[\\w\\s-]{0,27}");
    }

    @Test
    void emojiAndControlCharactersAreLeftOut() {
        assertThat(PurposeText.of("a\u0000b\n😀c")).isEqualTo("abc");
    }
}
