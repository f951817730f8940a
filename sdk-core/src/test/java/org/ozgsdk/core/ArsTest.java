// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArsTest {

    @Test
    void aachenLiesInNordrheinWestfalenAndHasItsAgs() {
        Ars aachen = Ars.of("053340002002");

        assertThat(aachen.land()).isEqualTo(Land.NORDRHEIN_WESTFALEN);
        assertThat(aachen.ags()).isEqualTo(Ags.of("05334002"));
        assertThat(aachen).hasToString("053340002002");
    }

    @Test
    void aVillageRollsUpOverItsVerbandToTheBund() {
        assertThat(Ars.of("071315001004").rollUp())
                .extracting(Ars::digits)
                .containsExactly(
                        "071315001004", "071315001000", "071310000000", "071000000000", "070000000000", "000000000000");
    }

    @Test
    void aKreisfreieStadtAppearsOnceInItsRollUp() {
        assertThat(Ars.of("034030000000").rollUp())
                .extracting(Ars::digits)
                .containsExactly("034030000000", "034000000000", "030000000000", "000000000000");
    }

    @Test
    void aVerbandContainsItsVillageAndNotTheOtherWayRound() {
        Ars verband = Ars.of("071315001000");
        Ars village = Ars.of("071315001004");

        assertThat(verband.contains(village)).isTrue();
        assertThat(village.contains(verband)).isFalse();
        assertThat(Ars.BUND.contains(village)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "05334000200", "0533400020021", "05334000200x", "053340002 02", "٠٥٣٣٤٠٠٠٢٠٠٢"})
    void anythingButTwelveDigitsIsRefusedInGermanFirst(String digits) {
        assertThatThrownBy(() -> Ars.of(digits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Ein Regionalschlüssel (ARS) hat 12 Ziffern")
                .hasMessageContaining("has 12 digits");
    }

    @Test
    void whatIsNoRowOfDigitsIsNotRepeatedInTheMessage() {
        assertThatThrownBy(() -> Ars.of("Erika Mustermann")).hasMessageNotContaining("Erika");
    }

    @ParameterizedTest
    @ValueSource(strings = {"170000000000", "990000000000", "001000000000"})
    void anUnknownLandIsRefused(String digits) {
        assertThatThrownBy(() -> Ars.of(digits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("01 bis 16");
    }

    @Test
    void theBundLiesInNoLand() {
        assertThatThrownBy(Ars.BUND::land).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(Ars.BUND::ags).isInstanceOf(IllegalStateException.class);
    }
}
