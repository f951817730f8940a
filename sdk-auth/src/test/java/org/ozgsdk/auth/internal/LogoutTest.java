// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.auth.BrowserMessage;
import org.ozgsdk.auth.LoginSession;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.bundid.BundId;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.Signing;
import org.ozgsdk.auth.idp.SloMessage;
import org.ozgsdk.auth.idp.Trees;
import org.ozgsdk.auth.saml.AccountLogout;
import org.ozgsdk.auth.saml.LogoutMessage;
import org.ozgsdk.auth.saml.LogoutOutcome;
import org.ozgsdk.auth.saml.LogoutStart;
import org.ozgsdk.auth.saml.SamlAccount;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The service ends a session at the account, and answers the account's own requests (fact sheet login-and-mailbox, 3). */
class LogoutTest {

    private final LogoutWorld world = new LogoutWorld();

    @Test
    void aLogoutIsASignedRequestForOneSession() {
        LogoutStart start = world.logout.begin(LogoutWorld.SESSION);
        Document document = LogoutWorld.message(start.message().fields());
        Element root = document.getDocumentElement();

        assertThat(start.message().way()).isEqualTo(LoginStart.Way.POST);
        assertThat(start.message().action()).hasToString("https://idp.example/slo-post");
        assertThat(root.getLocalName()).isEqualTo("LogoutRequest");
        assertThat(root.getAttribute("Destination")).isEqualTo("https://idp.example/slo-post");
        assertThat(root.getAttribute("ID")).matches("_[0-9a-f]{40}");
        assertThat(root.getAttribute("IssueInstant")).isEqualTo("2026-11-24T10:15:30.123Z");
        assertThat(root.getAttribute("NotOnOrAfter")).isEqualTo("2026-11-24T10:20:30.123Z");
        assertThat(Dom.children(root))
                .extracting(Element::getLocalName)
                .containsExactly("Issuer", "Signature", "NameID", "SessionIndex");
        assertThat(Trees.first(root, "Issuer").getTextContent()).isEqualTo(Answer.SP);
        assertThat(Trees.first(root, "NameID").getTextContent()).isEqualTo("ek-Łukasz&4711");
        assertThat(Trees.first(root, "NameID").getAttribute("Format"))
                .isEqualTo("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent");
        assertThat(Trees.first(root, "NameID").getAttributes().getLength()).isEqualTo(1);
        assertThat(Trees.first(root, "SessionIndex").getTextContent()).isEqualTo("_sitzung-1");
        assertThat(Signing.verifies(document, Keys.SERVICE_SIGNING.certificate().getPublicKey()))
                .isTrue();
    }

    @Test
    void qualifiersGoAlongAndWhatTheAccountDidNotGiveDoesNot() {
        LoginSession session = new LoginSession(
                "x", "", new LoginSession.Qualifiers("urn:idp", "urn:sp"), Optional.empty(), Optional.empty());
        Element root = LogoutWorld.message(world.logout.begin(session).message().fields())
                .getDocumentElement();

        assertThat(Trees.first(root, "NameID").getAttribute("NameQualifier")).isEqualTo("urn:idp");
        assertThat(Trees.first(root, "NameID").getAttribute("SPNameQualifier")).isEqualTo("urn:sp");
        assertThat(Trees.first(root, "NameID").hasAttribute("Format")).isFalse();
        assertThat(Trees.first(root, "SessionIndex")).isNull();
    }

    @Test
    void byRedirectTheSignatureStandsBesideTheMessage() throws Exception {
        BrowserMessage message = new LogoutWorld(true, true, true)
                .logout
                .begin(LogoutWorld.SESSION)
                .message();

        assertThat(message.way()).isEqualTo(LoginStart.Way.REDIRECT);
        assertThat(message.location().toString()).startsWith("https://idp.example/slo-redirect?a=1&SAMLRequest=");
        String query = message.location().getRawQuery().substring("a=1&".length());
        assertThat(verifies(query)).isTrue();
        assertThat(verifies(query.replace("RelayState=", "RelayState=x"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "false, true, true, POST",
        "true, true, true, REDIRECT",
        "true, true, false, POST",
        "false, false, true, REDIRECT"
    })
    void aWayThatTheAccountDoesNotHaveIsNotTaken(boolean wish, boolean post, boolean redirect, LoginStart.Way way) {
        assertThat(new LogoutWorld(wish, post, redirect)
                        .logout
                        .begin(LogoutWorld.SESSION)
                        .message()
                        .way())
                .isEqualTo(way);
    }

    static Stream<Arguments> outcomes() {
        return Stream.of(
                Arguments.of(SloMessage.status("Success", ""), new LogoutOutcome.LoggedOut()),
                Arguments.of(SloMessage.status("Success", "PartialLogout"), new LogoutOutcome.Partial()),
                Arguments.of(SloMessage.status("Responder", "PartialLogout"), new LogoutOutcome.Partial()),
                Arguments.of(SloMessage.status("PartialLogout", ""), new LogoutOutcome.Partial()),
                Arguments.of(
                        SloMessage.status("Requester", "UnknownPrincipal"),
                        new LogoutOutcome.Refused(Answer.STATUS + "UnknownPrincipal")),
                Arguments.of(
                        SloMessage.status("Responder", ""), new LogoutOutcome.Refused(Answer.STATUS + "Responder")),
                Arguments.of(
                        SloMessage.status("Responder", "&lt;b&gt;"),
                        new LogoutOutcome.Refused(Answer.STATUS + "Responder")));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void theAccountSaysHowItEnded(String status, LogoutOutcome outcome) {
        for (boolean redirect : List.of(true, false)) {
            LogoutStart start = world.logout.begin(LogoutWorld.SESSION);
            SloMessage answer = world.response(start);
            answer.inside = status;

            assertThat(world.logout.finish(arrives(answer, redirect), start.browserToken()))
                    .isEqualTo(outcome);
        }
    }

    @Test
    void anAnswerCountsOnce() {
        LogoutStart start = world.logout.begin(LogoutWorld.SESSION);
        LogoutMessage answer = LogoutWorld.posted(world.response(start));
        world.logout.finish(answer, start.browserToken());

        assertThat(broken(answer, start.browserToken())).isEqualTo(Rule.IN_RESPONSE_TO);
    }

    static Stream<Arguments> forgeries() {
        Map<String, Map.Entry<Consumer<SloMessage>, Rule>> all = new LinkedHashMap<>();
        all.put("unsigned", Map.entry(m -> m.signed = false, Rule.UNSIGNED));
        all.put("another account", Map.entry(m -> m.issuer = "https://other.example/idp", Rule.ISSUER));
        all.put("another address", Map.entry(m -> m.destination = Answer.ACS, Rule.DESTINATION));
        all.put("too old", Map.entry(m -> m.issueInstant = "2026-11-24T10:04:30.123Z", Rule.TIME));
        all.put("from tomorrow", Map.entry(m -> m.issueInstant = "2026-11-25T10:15:30.123Z", Rule.TIME));
        all.put("unsolicited", Map.entry(m -> m.extra = "", Rule.IN_RESPONSE_TO));
        all.put("to another request", Map.entry(m -> m.extra = " InResponseTo=\"_x\"", Rule.IN_RESPONSE_TO));
        all.put("another RelayState", Map.entry(m -> m.relayState = "x".repeat(32), Rule.RELAY_STATE));
        all.put("no RelayState", Map.entry(m -> m.relayState = "", Rule.RELAY_STATE));
        all.put("no status", Map.entry(m -> m.inside = "<samlp:Extensions/>", Rule.STRUCTURE));
        all.put("a request instead", Map.entry(m -> m.element = "LogoutRequest", Rule.FIELD));
        return all.entrySet().stream()
                .flatMap(each -> Stream.of(true, false)
                        .map(redirect -> Arguments.of(
                                each.getKey(),
                                redirect,
                                each.getValue().getKey(),
                                each.getValue().getValue())));
    }

    @ParameterizedTest(name = "{0}, by redirect: {1}")
    @MethodSource("forgeries")
    void row22AForgedAnswerLeavesTheLogoutPending(
            String name, boolean redirect, Consumer<SloMessage> change, Rule rule) {
        LogoutStart start = world.logout.begin(LogoutWorld.SESSION);
        SloMessage forged = world.response(start);
        change.accept(forged);

        assertThat(broken(arrives(forged, redirect), start.browserToken())).isEqualTo(rule);
        assertThat(world.logout.finish(LogoutWorld.posted(world.response(start)), start.browserToken()))
                .isEqualTo(new LogoutOutcome.LoggedOut());
    }

    @Test
    void anAnswerSignedByAnotherIsRefused() {
        LogoutStart start = world.logout.begin(LogoutWorld.SESSION);
        SloMessage forged = world.response(start);
        forged.signing = new Signing(Keys.FOREIGN);
        forged.queryKey = Keys.FOREIGN.privateKey();

        assertThat(broken(LogoutWorld.posted(forged), start.browserToken())).isEqualTo(Rule.SIGNATURE);
        assertThat(broken(LogoutWorld.redirected(forged), start.browserToken())).isEqualTo(Rule.SIGNATURE);
    }

    @Test
    void aSignatureInsideARedirectIsRefused() {
        LogoutStart start = world.logout.begin(LogoutWorld.SESSION);
        SloMessage twice = world.response(start);
        twice.onMessage = document -> {
            Signing inside = new Signing(Keys.IDP);
            inside.prefixes = List.of();
            inside.sign(document);
        };

        assertThat(broken(LogoutWorld.redirected(twice), start.browserToken())).isEqualTo(Rule.SIGNATURE_FORM);
    }

    @Test
    void anotherBrowserEndsNothingAndALogoutExpires() {
        LogoutStart start = world.logout.begin(LogoutWorld.SESSION);
        LogoutMessage answer = LogoutWorld.posted(world.response(start));

        assertThat(broken(answer, Secret.of("another"))).isEqualTo(Rule.BROWSER);
        world.clock.forward(Duration.ofMinutes(10));
        assertThat(broken(LogoutWorld.posted(world.response(start)), start.browserToken()))
                .isEqualTo(Rule.IN_RESPONSE_TO);
    }

    @Test
    void theStoreHoldsNoSubjectAndNoToken() {
        LogoutStart start = world.logout.begin(LogoutWorld.SESSION);
        var entries = world.store.list("auth.logout", "", "", 10);

        assertThat(entries).hasSize(1);
        assertThat(new String(entries.get(0).value(), StandardCharsets.UTF_8))
                .doesNotContain("ukasz", "sitzung", start.browserToken().reveal());
        assertThat(start.toString()).doesNotContain(start.browserToken().reveal());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theAccountsRequestIsAnsweredByTheWayItCame(boolean redirect) throws Exception {
        SloMessage request = world.request("_sitzung-1");
        request.relayState = "zurück";
        AccountLogout logout = world.logout.receive(arrives(request, redirect));
        BrowserMessage answer = world.logout.confirm(logout);

        assertThat(answer.fields().get("RelayState")).isEqualTo("zurück");
        Document document;
        if (redirect) {
            String query = answer.location().getRawQuery().substring("a=1&".length());
            assertThat(verifies(query)).isTrue();
            document = Trees.parse(
                    Inflation.of(Base64.getDecoder().decode(answer.fields().get("SAMLResponse"))));
        } else {
            document = LogoutWorld.message(answer.fields());
            assertThat(Signing.verifies(
                            document, Keys.SERVICE_SIGNING.certificate().getPublicKey()))
                    .isTrue();
        }
        Element root = document.getDocumentElement();
        assertThat(root.getLocalName()).isEqualTo("LogoutResponse");
        assertThat(root.getAttribute("InResponseTo")).isEqualTo(request.id);
        assertThat(root.getAttribute("Destination")).isEqualTo(answer.action().toString());
        assertThat(Trees.first(root, "Issuer").getTextContent()).isEqualTo(Answer.SP);
        assertThat(Trees.first(root, "StatusCode").getAttribute("Value")).isEqualTo(Answer.STATUS + "Success");
    }

    @Test
    void sessionsThatCouldNotBeEndedAreSaidSo() {
        AccountLogout logout = world.logout.receive(LogoutWorld.posted(world.request()));
        BrowserMessage answer = world.logout.decline(logout);

        assertThat(answer.fields()).containsOnlyKeys("SAMLResponse");
        assertThat(Trees.first(LogoutWorld.message(answer.fields()), "StatusCode")
                        .getAttribute("Value"))
                .isEqualTo(Answer.STATUS + "Responder");
        assertThat(answer.html()).contains("action=\"https://idp.example/slo-post\"", "Sie werden weitergeleitet.");
        assertThat(answer.html("n1")).contains("<script nonce=\"n1\">");
    }

    @Test
    void whereLogoutIsLocalNobodyCanBeginOne() {
        SamlAccount bundId = BundId.builder(
                        BundId.test(List.of(Keys.IDP.certificate())),
                        new org.ozgsdk.auth.profile.ServiceProvider(
                                java.net.URI.create(Answer.SP),
                                java.net.URI.create(Answer.ACS),
                                Keys.SERVICE_SIGNING,
                                List.of(Keys.SERVICE_ENCRYPTION)))
                .clock(world.clock)
                .build();

        assertThatThrownBy(bundId::logout)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Logout is local at BundID");
    }

    @Test
    void withoutAddressesThereIsNoLogout() {
        assertThatThrownBy(() -> new LogoutWorld(false, false, false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("IdentityProvider.sloPost or sloRedirect");
    }

    private Rule broken(LogoutMessage message, Secret token) {
        return LogoutWorld.broken(() -> world.logout.finish(message, token));
    }

    private static LogoutMessage arrives(SloMessage message, boolean redirect) {
        return redirect ? LogoutWorld.redirected(message) : LogoutWorld.posted(message);
    }

    /** By plain JCA over the query as it stands (bindings 3.4.4.1). */
    static boolean verifies(String query) throws Exception {
        int end = query.indexOf("&Signature=");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(Keys.SERVICE_SIGNING.certificate().getPublicKey());
        signature.update(query.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        String value =
                java.net.URLDecoder.decode(query.substring(end + "&Signature=".length()), StandardCharsets.UTF_8);
        return signature.verify(Base64.getDecoder().decode(value));
    }
}
