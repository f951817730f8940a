// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankNumbersTest {

    @Test
    void anIbanIsReadWithAndWithoutBlanksAndPrintsMasked() {
        Iban iban = Iban.of("DE89 3704 0044 0532 0130 00");

        assertThat(iban).isEqualTo(Iban.of("DE89370400440532013000"));
        assertThat(iban.printed()).isEqualTo("DE89 3704 0044 0532 0130 00");
        assertThat(iban.toString()).isEqualTo("DE** **** 3000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DE00370400440532013000",
                "DE8937040044053201300",
                "de89370400440532013000",
                "XX89370400440532013000",
                "DE89370400440532013001"
            })
    void whatIsNoIbanIsRefusedWithoutBeingRepeated(String text) {
        assertThatThrownBy(() -> Iban.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContaining("3704");
    }

    @Test
    void aMegabyteIsNoIban() {
        assertThatThrownBy(() -> Iban.of("DE89".repeat(250_000))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyWrongDigitOfAnIbanIsFound() {
        String right = "DE89370400440532013000";
        for (int at = 2; at < right.length(); at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String wrong = right.substring(0, at) + digit + right.substring(at + 1);
                if (digit != right.charAt(at)) {
                    assertThatThrownBy(() -> Iban.of(wrong)).isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    @Test
    void aBicHasEightOrElevenCharacters() {
        assertThat(new Bic("COBADEFFXXX").value()).isEqualTo("COBADEFFXXX");
        assertThat(new Bic("COBADEFF").value()).isEqualTo("COBADEFF");
        assertThatThrownBy(() -> new Bic("COBADEFFXX")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"539007547034, RF18539007547034", "4200000000061, RF594200000000061", "abc1, ''"})
    void aCreditorReferenceHasItsCheckDigits(String own, String reference) {
        CreditorReference made = CreditorReference.of(own);

        assertThat(CreditorReference.parse(made.printed())).isEqualTo(made);
        assertThat(reference.isEmpty() || made.value().equals(reference)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "RF", "RF00", "RF18539007547035", "RF19539007547034", "XX18539007547034", "RF1853900754703Ä"
            })
    void aWrongReferenceIsRefused(String text) {
        assertThatThrownBy(() -> new CreditorReference(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReferenceOfOurOwnIsNotTooLong() {
        assertThat(CreditorReference.of("1".repeat(21)).value()).hasSize(25);
        assertThatThrownBy(() -> CreditorReference.of("1".repeat(22))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCreditorIdIgnoresItsBusinessCode() {
        assertThat(new CreditorId("DE98ZZZ09999999999").value()).endsWith("9");
        assertThat(new CreditorId("DE98ABC09999999999").value()).startsWith("DE98ABC");
        assertThatThrownBy(() -> new CreditorId("DE97ZZZ09999999999")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CreditorId("DE98ZZZ0999999999")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "a//b", "ä", "123456789012345678901234567890123456"})
    void aStrayEndToEndIdIsRefused(String text) {
        assertThatThrownBy(() -> new EndToEndId(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new EndToEndId("antrag-4711/1").value()).isEqualTo("antrag-4711/1");
    }

    @ParameterizedTest
    @CsvSource({"MOD_11_10, 100845456115, 8", "BUNDESBANK_00, 929070, 1"})
    void checkDigitsAreThoseOfTheSheet(CheckDigits method, String number, char digit) {
        assertThat(method.of(number)).isEqualTo(digit);
        assertThat(method.verify(number + digit)).isTrue();
        assertThat(method.verify(number + (char) (digit == '9' ? '0' : digit + 1)))
                .isFalse();
        assertThat(method.verify("x")).isFalse();
        assertThatThrownBy(() -> method.of("12a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void someNumbersHaveNoCheckDigitByMethod02() {
        assertThat(CheckDigits.BUNDESBANK_02.verify(CheckDigits.BUNDESBANK_02.append("123456")))
                .isTrue();
        assertThatThrownBy(() -> CheckDigits.BUNDESBANK_02.of("6")).isInstanceOf(IllegalArgumentException.class);
    }
}
