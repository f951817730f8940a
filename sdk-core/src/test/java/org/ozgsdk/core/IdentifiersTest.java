// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ags, LeikaKey and Land; the Ars has a class of its own. */
class IdentifiersTest {

    @Test
    void anAgsKnowsItsLandAndPrintsItsDigits() {
        assertThat(Ags.of("05334002").land()).isEqualTo(Land.NORDRHEIN_WESTFALEN);
        assertThat(Ags.of("05334002")).hasToString("05334002").isEqualTo(new Ags("05334002"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0533400", "053340020", "0533400x", "00334002", "17334002", "٠٥٣٣٤٠٠٢"})
    void anythingButEightDigitsOfALandIsNoAgs(String digits) {
        assertThatThrownBy(() -> Ags.of(digits)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRefusedAgsSaysHowManyDigitsAndRepeatsNoName() {
        assertThatThrownBy(() -> Ags.of("Erika Mustermann"))
                .hasMessageStartingWith("Ein Gemeindeschlüssel (AGS) hat 8 Ziffern")
                .hasMessageNotContaining("Erika");
    }

    @Test
    void aLeikaKeyIsWrittenAsUrnAndReadBack() {
        LeikaKey key = LeikaKey.of("99050012104000");

        assertThat(key.urn()).isEqualTo("urn:de:fim:leika:leistung:99050012104000");
        assertThat(LeikaKey.ofUrn(key.urn())).isEqualTo(key);
        assertThat(key).hasToString("99050012104000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "9905001210400", "990500121040000", "98050012104000", "99 050012104000", "9905001210400O"})
    void anythingButFourteenDigitsFromNinetyNineIsNoLeikaKey(String digits) {
        assertThatThrownBy(() -> LeikaKey.of(digits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Ein LeiKa-Schlüssel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99050012104000",
                "urn:de:fim:leika:leistung:",
                "urn:de:fim:leika:leistung:9905001210400",
                "URN:DE:FIM:LEIKA:LEISTUNG:99050012104000"
            })
    void anotherUrnIsNoLeikaKey(String urn) {
        assertThatThrownBy(() -> LeikaKey.ofUrn(urn)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Land.class)
    void everyLandIsFoundByItsKey(Land land) {
        assertThat(Land.ofKey(land.key())).isSameAs(land);
        assertThat(land.isoCode()).matches("DE-[A-Z]{2}");
        assertThat(land.germanName()).isNotBlank();
    }

    @Test
    void thereAreSixteenLaenderWithDistinctKeysAndCodes() {
        assertThat(Land.values()).hasSize(16);
        assertThat(Arrays.stream(Land.values()).map(Land::key))
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(Arrays.stream(Land.values()).map(Land::isoCode)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"01, DE-SH", "05, DE-NW", "09, DE-BY", "11, DE-BE", "16, DE-TH"})
    void theKeyLeadsToTheIsoCode(String key, String iso) {
        assertThat(Land.ofKey(key).isoCode()).isEqualTo(iso);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "17", "5", "", "005"})
    void aKeyThatNoLandHasIsRefused(String key) {
        assertThatThrownBy(() -> Land.ofKey(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("01 bis 16");
    }
}
