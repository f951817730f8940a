// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bürgeramt | Bürgeramt",
                "<p>Amt</p> <b>Eins</b> | Amt Eins",
                "B&#252;rgeramt&#xa0;Mitte | Bürgeramt Mitte",
                "B&uuml;ro &amp; Amt | Büro & Amt",
                "A & B | A & B",
                "A &unbekannt; B | A &unbekannt; B",
                "<script>alert('x')</script>Amt | Amt",
                "<STYLE>p{}</STYLE >Amt | Amt",
                "&lt;img src=x onerror=alert(1)&gt; | img src=x onerror=alert(1)",
                "&#60;script&#62; | script",
                "Amt <br | Amt",
                "<script>Amt | ''",
                "1 > 0 | 1 0",
                "&#0;&#xD800;&#1114112;A | &#xD800;&#1114112;A",
            })
    void textBecomesPlain(String raw, String plain) {
        assertThat(PlainText.of(raw, 100)).isEqualTo(plain);
    }

    @Test
    void blanksBecomeOneAndControlAndDirectionMarksGo() {
        assertThat(PlainText.of(" A\r\n\t\u00a0  B\u0000\u202e\u200bC\u2066 ", 100))
                .isEqualTo("A BC");
    }

    @Test
    void theLengthIsCountedInLettersNotInHalves() {
        assertThat(PlainText.of("𝔄𝔅ℭ", 2)).isEqualTo("𝔄𝔅");
        assertThat(PlainText.of("x".repeat(50_000), 300)).hasSize(300);
    }

    @Test
    void noInputLeavesAngleBracketsOrControlsAndNoneTakesLong() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String letters = "<>&;#x12script/style=\"' \n\u202eäß";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder raw = new StringBuilder();
            for (int n = random.nextInt(80); n > 0; n--) {
                raw.append(letters.charAt(random.nextInt(letters.length())));
            }
            String plain = PlainText.of(raw.toString(), 60);
            assertThat(plain).as("seed %d: %s", seed, raw).doesNotContain("<", ">", "\n", "\u202e", "  ");
            assertThat(plain.length()).as("seed %d", seed).isLessThanOrEqualTo(60);
        }
        assertThat(PlainText.of("<script".repeat(100_000), 10)).isEmpty();
        assertThat(PlainText.of("&".repeat(100_000), 10)).isEqualTo("&".repeat(10));
    }
}
