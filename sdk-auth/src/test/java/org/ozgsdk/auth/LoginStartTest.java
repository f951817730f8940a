// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Secret;

class LoginStartTest {

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final LoginStart start = start();

    @Test
    void thePagePostsItsFieldsToTheAccountWithAndWithoutScript() {
        assertThat(start.html())
                .contains("<form method=\"post\" action=\"https://idp.example/sso?a=1&amp;b=2\">")
                .contains("<input type=\"hidden\" name=\"SAMLRequest\" value=\"PHg+\">")
                .contains("<button type=\"submit\">")
                .contains("<script>document.forms[0].submit()</script>")
                .contains("<html lang=\"de\">");
    }

    @Test
    void nothingInAFieldBecomesMarkup() {
        assertThat(start.html())
                .contains("value=\"&quot;&gt;&lt;b&gt;&#39;&amp;\"")
                .doesNotContain("<b>");
    }

    @Test
    void theScriptCanCarryANonce() {
        assertThat(start.html("abc\"")).contains("<script nonce=\"abc&quot;\">document.forms[0].submit()</script>");
    }

    @Test
    void theCookieIsNotInThePage() {
        assertThat(start.html()).doesNotContain("geheim");
        assertThat(start.toString()).doesNotContain("geheim");
    }

    @Test
    void laterChangesOfTheFieldsAreNotSeen() {
        start.fields();
        fields.put("x", "y");

        assertThat(start.fields()).containsOnlyKeys("SAMLRequest", "RelayState");
    }

    private LoginStart start() {
        fields.put("SAMLRequest", "PHg+");
        fields.put("RelayState", "\"><b>'&");
        return new LoginStart(
                LoginStart.Way.POST, URI.create("https://idp.example/sso?a=1&b=2"), fields, Secret.of("geheim"));
    }
}
