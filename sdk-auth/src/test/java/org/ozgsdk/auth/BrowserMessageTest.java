// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrowserMessageTest {

    private static final Map<String, String> FIELDS = Map.of("SAMLResponse", "\"><b>+/=");

    @Test
    void aFormHasNoAddressToRedirectTo() {
        assertThatThrownBy(() ->
                        message(LoginStart.Way.POST, "https://idp.example/slo").location())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("html()");
    }

    @Test
    void theFieldsOfARedirectStandBehindTheQueryOfTheAddress() {
        assertThat(message(LoginStart.Way.REDIRECT, "https://idp.example/slo").location())
                .hasToString("https://idp.example/slo?SAMLResponse=%22%3E%3Cb%3E%2B%2F%3D");
        assertThat(message(LoginStart.Way.REDIRECT, "https://idp.example/slo?a=1")
                        .location())
                .hasToString("https://idp.example/slo?a=1&SAMLResponse=%22%3E%3Cb%3E%2B%2F%3D");
    }

    @Test
    void aPageServesBothWaysAndNothingInAFieldBecomesMarkup() {
        assertThat(message(LoginStart.Way.POST, "https://idp.example/slo").html())
                .contains("Sie werden weitergeleitet.", "value=\"&quot;&gt;&lt;b&gt;+/=\"")
                .doesNotContain("<b>");
        assertThat(message(LoginStart.Way.REDIRECT, "https://idp.example/slo?a=1")
                        .html())
                .contains("content=\"0;url=https://idp.example/slo?a=1&amp;SAMLResponse=")
                .doesNotContain("<form", "<b>");
    }

    @Test
    void itsFieldsStayAsTheyWereAndAreNotPrinted() {
        Map<String, String> fields = new LinkedHashMap<>(FIELDS);
        BrowserMessage message = new BrowserMessage(LoginStart.Way.POST, URI.create("https://idp.example/slo"), fields);
        fields.clear();

        assertThat(message.fields()).isEqualTo(FIELDS);
        assertThat(message).hasToString("BrowserMessage[https://idp.example/slo]");
    }

    private static BrowserMessage message(LoginStart.Way way, String action) {
        return new BrowserMessage(way, URI.create(action), FIELDS);
    }
}
