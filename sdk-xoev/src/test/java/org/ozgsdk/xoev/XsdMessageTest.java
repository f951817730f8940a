// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XsdMessageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            cvc-enumeration-valid: Value 'x' is not facet-valid with respect to enumeration '[a, b]'. It must be a value from the enumeration. | „x“ ist kein erlaubter Wert; erlaubt sind: a, b.
            cvc-complex-type.2.4.a: Invalid content was found starting with element 'c'. One of '{"urn:x":a, b}' is expected. | Das Element „c“ ist an dieser Stelle nicht erlaubt; erwartet wird: a, b.
            cvc-complex-type.4: Attribute 'produkt' must appear on element 'r'. | Im Element „r“ fehlt das Attribut „produkt“.
            cvc-datatype-valid.1.2.1: '' is not a valid value for 'date'. | Die Angabe fehlt. „“ ist kein gültiger Wert; verlangt ist ein Datum (JJJJ-MM-TT).
            cvc-fractionDigits-valid: Value '1.234' has 3 fraction digits, but the number of fraction digits has been limited to 2. | „1.234“ hat zu viele Nachkommastellen; erlaubt sind höchstens 2.
            cvc-new.9: Something 'secret' nobody knew. | Die Nachricht verletzt hier eine Regel des Schemas (cvc-new.9).
            cvc-id.2: Worded in another way. | Die Nachricht verletzt hier eine Regel des Schemas (cvc-id.2).
            """)
    void theValidatorsEnglishIsSaidInGerman(String english, String german) {
        assertThat(XsdMessage.of(english).german()).isEqualTo(german);
    }

    @Test
    void aValueThatLooksLikeTheRestOfTheSentenceIsReadWhole() {
        String value = "a' is not facet-valid with respect to pattern 'b' for type 'c'.";
        XsdMessage message = XsdMessage.of("cvc-pattern-valid: Value '" + value
                + "' is not facet-valid with respect to pattern '[']*' for type 'T'.");

        assertThat(message.rule()).isEqualTo("cvc-pattern-valid");
        assertThat(message.argument(0)).isEqualTo(value);
        assertThat(message.argument(1)).isEqualTo("[']*");
        assertThat(message.argument(2)).isEqualTo("T");
    }

    @Test
    void aLongValueIsShownByItsBeginning() {
        assertThat(XsdMessage.of("cvc-id.2: There are multiple occurrences of ID value '" + "x".repeat(500) + "'.")
                        .german())
                .hasSizeLessThan(150);
    }
}
