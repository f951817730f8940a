// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Environment;

class UntrustedTextTest {

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

    @ParameterizedTest
    @ValueSource(strings = {"https://amt.example", "https://amt.example/a?b=c#d", " https://xn--amt-0ra.example/ "})
    void httpsAddressesPass(String uri) {
        assertThat(SafeUri.of(uri, Environment.PROD)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://amt.example",
                "https:///pfad",
                "https:amt.example",
                "//amt.example",
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "https://user@amt.example",
                "https://amt.example/ leer",
                "http://127.0.0.1.example/",
                ""
            })
    void otherAddressesDoNotPassInAnyWorld(String uri) {
        for (Environment environment : Environment.values()) {
            assertThat(SafeUri.of(uri, environment)).as("%s", environment).isEmpty();
        }
    }

    @Test
    void loopbackOverHttpPassesInTheSandboxOnly() {
        assertThat(SafeUri.of("http://127.0.0.1:8080/x", Environment.SANDBOX)).isPresent();
        assertThat(SafeUri.of("http://127.0.0.1:8080/x", Environment.TEST)).isEmpty();
        assertThat(SafeUri.of("https://amt.example/" + "x".repeat(2_000), Environment.PROD))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0241 432-0", "+49 (0)241 / 432-0", "115"})
    void telephoneNumbersPass(String phone) {
        assertThat(Contact.phone(phone)).contains(phone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "javascript:1234", "0241;ext=1", "1111111111 2222222222 3333333333 4444444444"})
    void otherTextsAreNoTelephoneNumbers(String phone) {
        assertThat(Contact.phone(phone)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amt@stadt.example", "vorname.name+x@amt-1.stadt.example", "bürgeramt@köln.example"})
    void mailAddressesPass(String email) {
        assertThat(Contact.email(email)).contains(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "amt",
                "@stadt.example",
                "a@b",
                "a@.de",
                "a@b@c.de",
                "a b@c.de",
                "a@c.de?cc=x@y.de",
                "a@c.de\nBcc: x"
            })
    void otherTextsAreNoMailAddresses(String email) {
        assertThat(Contact.email(email)).isEmpty();
    }
}
