// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A hand-made service at one of the account's faces that knows no extension. */
final class FaceService {

    static final String ACS = "https://gewerbe.ozgsdk.example/acs";
    static final String SLO = "https://gewerbe.ozgsdk.example/slo";
    static final String ENTITY = "urn:ozgsdk:musterdienst";

    final HandMadeService hands;
    final Account account;

    FaceService(HandMadeService hands, AccountFace face) {
        this.hands = hands;
        this.account = hands.sandbox.account(face);
    }

    FaceService register() {
        account.register(metadata().getBytes(StandardCharsets.UTF_8));
        return this;
    }

    String metadata() {
        return hands.metadata()
                .replace(HandMadeService.ENTITY, ENTITY)
                .replace(
                        "<md:AssertionConsumerService",
                        "<md:SingleLogoutService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\" Location=\""
                                + SLO + "\"/><md:AssertionConsumerService");
    }

    /** A request with something behind its issuer. */
    String request(String more) {
        hands.lastId = "_" + UUID.randomUUID();
        return """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
                AssertionConsumerServiceURL="%s" Destination="%s" ID="%s" IssueInstant="%s" Version="2.0">\
                <saml:Issuer>%s</saml:Issuer>%s</samlp:AuthnRequest>""".formatted(ACS, account.ssoPost(), hands.lastId, hands.clock.instant(), ENTITY, more);
    }

    static String nameId(String format) {
        return "<samlp:NameIDPolicy AllowCreate=\"true\" Format=\"urn:oasis:names:tc:SAML:" + format + "\"/>";
    }

    static String context(String word) {
        return "<samlp:RequestedAuthnContext Comparison=\"minimum\"><saml:AuthnContextClassRef>" + word
                + "</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>";
    }

    RawClient.Answer post(String xml) {
        return post(account.ssoPost().getPath(), "SAMLRequest", xml);
    }

    RawClient.Answer post(String path, String field, String xml) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put(field, Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8)));
        form.put("RelayState", "zurück");
        return hands.http.form(path, form);
    }

    RawClient.Answer press(RawClient.Answer page, String persona, String means, String... withheld) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("vorgang", HandMadeService.field(page.body(), "vorgang"));
        form.put("konto", persona);
        form.put("mittel", means);
        form.put("aktion", "anmelden");
        for (String name : withheld) {
            form.put("ohne." + name, "ja");
        }
        String action = page.body().split("<form method=\"post\" action=\"", -1)[1];
        return hands.http.form(action.substring(0, action.indexOf('"')), form);
    }

    HandMadeResponse login(String more, String persona, String means) {
        return new HandMadeResponse(hands, press(post(hands.signed(request(more))), persona, means));
    }

    boolean verifies(org.w3c.dom.Element root) {
        return HandMadeResponse.verifies(root, account.certificates().get(0).getPublicKey());
    }

    /** What the browser would bring to the service. */
    static String message(RawClient.Answer page, String field) {
        return new String(
                Base64.getDecoder().decode(HandMadeService.field(page.body(), field)), StandardCharsets.UTF_8);
    }

    /** A logout message of ours, not signed. */
    String logout(String name, String attributes, String content) {
        return """
                <samlp:%s xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
                Destination="%s" ID="_%s" IssueInstant="%s" Version="2.0"%s><saml:Issuer>%s</saml:Issuer>%s</samlp:%s>""".formatted(
                        name,
                        account.sloPost().orElseThrow(),
                        UUID.randomUUID(),
                        hands.clock.instant(),
                        attributes,
                        ENTITY,
                        content,
                        name);
    }
}
