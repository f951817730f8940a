// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.Secret;

class LoginCookieTest {

    private static final String STATE = "Zq0-_Zq0-_Zq0-_Zq0-_Zq0-_Zq0-_12";

    @ParameterizedTest
    @ValueSource(strings = {"RelayState", "state"})
    void itIsNamedAfterTheTextThatComesBack(String field) {
        LoginCookie cookie = LoginCookie.of(start(Map.of(field, STATE, "SAMLRequest", "x")));

        assertThat(cookie.name()).isEqualTo("__Host-ozg-login-" + STATE);
        assertThat(LoginCookie.nameFor(Map.of(field, STATE, "SAMLResponse", "y")))
                .contains(cookie.name());
    }

    @Test
    void itTravelsWithAPostFromAnotherSiteButOnlyByHttpsAndWithoutScripts() {
        assertThat(LoginCookie.of(start(Map.of("RelayState", STATE))).set(Duration.ofMinutes(10)))
                .isEqualTo(
                        "__Host-ozg-login-" + STATE + "=geheim; Path=/; Secure; HttpOnly; SameSite=None; Max-Age=600");
        assertThat(LoginCookie.remove("__Host-ozg-login-" + STATE))
                .isEqualTo("__Host-ozg-login-" + STATE + "=; Path=/; Secure; HttpOnly; SameSite=None; Max-Age=0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kurz",
                "a; Domain=evil.example; x=1234567",
                "a=bbbbbbbbbbbbbbbbbbb",
                "äöüäöüäöüäöüäöüäöü",
                "aaaaaaaaaaaaaaaaaaaa\r\nSet-Cookie: x=y"
            })
    void aTextThatWeDidNotGiveNamesNoCookie(String state) {
        assertThat(LoginCookie.nameFor(Map.of("RelayState", state))).isEmpty();
        assertThat(LoginCookie.nameFor(Map.of("RelayState", "a".repeat(101)))).isEmpty();
        assertThat(LoginCookie.nameFor(Map.of())).isEmpty();
    }

    @Test
    void aLoginWithoutSuchATextHasNoCookie() {
        assertThatThrownBy(() -> LoginCookie.of(start(Map.of("SAMLRequest", "x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RelayState or state");
    }

    @Test
    void itsValueIsNotPrinted() {
        assertThat(LoginCookie.of(start(Map.of("state", STATE))).toString()).doesNotContain("geheim");
    }

    private static LoginStart start(Map<String, String> fields) {
        return new LoginStart(LoginStart.Way.POST, URI.create("https://idp.example/sso"), fields, Secret.of("geheim"));
    }
}
