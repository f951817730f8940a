// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterPatternTest {

    /** Ambiguous on purpose: c is a letter alone, follows a, ends "abc" and begins "ca". */
    private static final String LETTERS = "(a|b\\.|[x-z]|c|a(b|c|bc|b\\-)|c(a))*";

    @Test
    void itAcceptsWhatTheRegularExpressionAccepts() {
        LetterPattern pattern = LetterPattern.of(LETTERS).orElseThrow();
        Pattern reference = Pattern.compile(LETTERS);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int good = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                text.append("abcb.-xz".charAt(random.nextInt(8)));
            }
            boolean expected = reference.matcher(text).matches();
            good += expected ? 1 : 0;
            assertThat(pattern.matches(text)).as("seed %d, text %s", seed, text).isEqualTo(expected);
        }
        assertThat(good).as("seed %d", seed).isBetween(1_000, 19_000);
    }

    @Test
    void theEmptyTextIsAccepted() {
        assertThat(LetterPattern.of("(a)*").orElseThrow().matches("")).isTrue();
    }

    @Test
    void escapesClassesAndCharactersThatOnlyJavaFindsSpecialAreRead() {
        LetterPattern pattern =
                LetterPattern.of("([,-\\.]|\\[|[\\[-\\]]|$|^|-)*").orElseThrow();

        assertThat(pattern.matches(",-.[\\]$^")).isTrue();
        assertThat(pattern.matches("a")).isFalse();
        assertThat(pattern.matches("/")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "[0-9]{5}",
                "(a",
                "(a)",
                "(a)+",
                "(a)*b",
                "(a)*(b)*",
                "(a?)*",
                "(.)*",
                "(\\d)*",
                "([^a])*",
                "([a-z-[b]])*",
                "(a|)*",
                "(abcd)*",
                "([b-a])*",
                "(a{2})*",
                "([])*",
                "([a)*",
                "(a\\",
                "(\uD83D\uDE00)*",
                "(a*)*",
                "([\u0001-\uD000][\u0001-\uD000])*"
            })
    void anyOtherShapeIsLeftToTheValidator(String pattern) {
        assertThat(LetterPattern.of(pattern)).isEmpty();
    }

    @Test
    void thePatternsOfTwoFilesAreEqualIfTheyAllowTheSame() {
        assertThat(LetterPattern.of("(a|b|c)*"))
                .isEqualTo(LetterPattern.of("([a-c])*"))
                .isNotEqualTo(LetterPattern.of("(a)*"));
        assertThat(LetterPattern.of("(a|b)*").orElseThrow())
                .hasSameHashCodeAs(LetterPattern.of("(b|a)*").orElseThrow());
    }
}
