// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.SloMessage;

/** The redirect binding, reading (SAML bindings 3.4.4); queries signed with plain JCA. */
class RedirectQueryTest {

    private static final List<PublicKey> PINNED = List.of(
            Keys.IDP.certificate().getPublicKey(), Keys.NEXT_IDP.certificate().getPublicKey());

    private final SloMessage message = SloMessage.request(Keys.NOW, LogoutWorld.SUBJECT, "_s");

    @ParameterizedTest
    @CsvSource({
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256, SHA256withRSA",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384, SHA384withRSA",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512, SHA512withRSA"
    })
    void aSignedQueryHoldsItsMessage(String algorithm, String jca) {
        message.queryAlgorithm = algorithm;
        message.queryJca = jca;
        message.relayState = "a b&c=Ł/+";

        RedirectQuery query = RedirectQuery.read(message.query());

        assertThat(query.isRequest()).isTrue();
        assertThat(query.relayState()).isEqualTo("a b&c=Ł/+");
        assertThat(new String(query.verified(PINNED, false), StandardCharsets.UTF_8))
                .contains("LogoutRequest", message.id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lower", "everything", "spaces"})
    void theSignatureCoversTheOctetsAsTheyArrivedHoweverTheAccountEncodes(String habit) {
        message.relayState = "a b~c";
        message.onValue = value -> {
            String usual = URLEncoder.encode(value, StandardCharsets.UTF_8);
            return switch (habit) {
                case "lower" -> lowerHex(usual);
                case "everything" -> everything(value);
                default -> usual.replace("+", "%20").replace("%7E", "~");
            };
        };

        assertThat(RedirectQuery.read(message.query()).verified(PINNED, false)).isNotEmpty();
    }

    @Test
    void theOrderOfTheQueryDoesNotMatterAndForeignParametersAreNotRead() {
        message.relayState = "zustand";
        List<String> parts = new ArrayList<>(Arrays.asList(message.query().split("&")));
        Collections.reverse(parts);
        parts.add(0, "tenant=7");
        parts.add("SAMLEncoding=" + encoded("urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE"));

        RedirectQuery query = RedirectQuery.read(String.join("&", parts));

        assertThat(query.verified(PINNED, false)).isNotEmpty();
        assertThat(query.relayState()).isEqualTo("zustand");
    }

    @Test
    void everyPartIsUnderTheSignature() {
        message.relayState = "zustand";
        String right = message.query();
        SloMessage other = SloMessage.request(Keys.NOW, LogoutWorld.SUBJECT, "_other");
        String otherMessage = other.query().split("&")[0];

        assertThat(rule(right.replace("RelayState=zustand", "RelayState=zustanc")))
                .isEqualTo(Rule.SIGNATURE);
        assertThat(rule(right.replace("&RelayState=zustand", ""))).isEqualTo(Rule.SIGNATURE);
        assertThat(rule(right.replace(right.split("&")[0], otherMessage))).isEqualTo(Rule.SIGNATURE);
        assertThat(rule(right.replace("rsa-sha256", "rsa-sha512"))).isEqualTo(Rule.SIGNATURE);
        assertThat(rule(right.replace("SAMLRequest=", "SAMLResponse="))).isEqualTo(Rule.SIGNATURE);
        assertThat(rule(right)).as("the right one").isNull();
    }

    @Test
    void theSameTextInAnotherEncodingIsAnotherQuery() {
        String right = message.query();
        String again = right.replace("SigAlg=http%3A", "SigAlg=http:");

        assertThat(again).isNotEqualTo(right);
        assertThat(rule(again)).isEqualTo(Rule.SIGNATURE);
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.w3.org/2000/09/xmldsig#rsa-sha1, SHA1withRSA",
        "http://www.w3.org/2000/09/xmldsig#dsa-sha1, SHA256withRSA",
        "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256, SHA256withRSA",
        "none, SHA256withRSA"
    })
    void anotherAlgorithmIsRefused(String algorithm, String jca) {
        message.queryAlgorithm = algorithm;
        message.queryJca = jca;

        assertThat(rule(message.query())).isEqualTo(Rule.SIGNATURE_FORM);
    }

    @Test
    void aForeignKeyIsRefused() {
        message.queryKey = Keys.FOREIGN.privateKey();

        assertThat(rule(message.query())).isEqualTo(Rule.SIGNATURE);
    }

    @Test
    void whoAsksForPssGetsNoOther() {
        Breach breach = catchThrowableOfType(
                Breach.class, () -> RedirectQuery.read(message.query()).verified(PINNED, true));

        assertThat(breach.rule()).isEqualTo(Rule.SIGNATURE_FORM);
        assertThat(RedirectQuery.read(message.query()).verified(PINNED, false)).isNotEmpty();
    }

    @Test
    void anUnsignedOrHalfSignedQueryIsRefused() {
        String right = message.query();
        int signature = right.indexOf("&Signature=");
        int algorithm = right.indexOf("&SigAlg=");

        assertThat(rule(right.substring(0, algorithm))).isEqualTo(Rule.UNSIGNED);
        assertThat(rule(right.substring(0, signature))).isEqualTo(Rule.SIGNATURE_FORM);
        assertThat(rule(right.substring(0, algorithm) + right.substring(signature)))
                .isEqualTo(Rule.SIGNATURE_FORM);
        assertThat(rule(right.substring(0, signature) + "&Signature=")).isEqualTo(Rule.SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&SAMLRequest=x",
                "&SAMLResponse=x",
                "&SigAlg=x",
                "&Signature=x",
                "&RelayState=x&RelayState=x",
                "&RelayState",
                "&SAMLEncoding=urn:other",
                "&RelayState=%",
                "&RelayState=%4",
                "&RelayState=%+1",
                "&RelayState=%zz",
                "&RelayState=%FF",
                "&RelayState=%C0%80",
                "&RelayState=ä",
                "&RelayState=š",
                "&RelayState=a b"
            })
    void aQueryThatTwoReadersCouldReadDifferentlyIsRefused(String behind) {
        assertThat(rule(message.query() + behind)).isEqualTo(Rule.FIELD);
    }

    @Test
    void aMessageThatIsNoStrictBase64IsRefused() {
        assertThat(rule(message.query())).isNull();
        message.onValue = value -> value.startsWith("http") ? encoded(value) : encoded(value + "\n");

        assertThat(rule(message.query())).isEqualTo(Rule.SIGNATURE_FORM);
    }

    private static Rule rule(String query) {
        Breach breach = catchThrowableOfType(
                Breach.class, () -> RedirectQuery.read(query).verified(PINNED, false));
        return breach == null ? null : breach.rule();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String lowerHex(String encoded) {
        StringBuilder text = new StringBuilder(encoded);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                text.replace(i, i + 3, text.substring(i, i + 3).toLowerCase(java.util.Locale.ROOT));
            }
        }
        return text.toString();
    }

    private static String everything(String value) {
        StringBuilder text = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            text.append('%').append(java.util.HexFormat.of().withUpperCase().toHexDigits(octet));
        }
        return text.toString();
    }
}
