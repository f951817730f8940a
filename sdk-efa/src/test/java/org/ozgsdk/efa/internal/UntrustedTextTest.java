// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Environment;

class UntrustedTextTest {

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
