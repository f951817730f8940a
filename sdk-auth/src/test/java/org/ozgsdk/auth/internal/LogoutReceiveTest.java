// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.auth.LoginSession;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.Signing;
import org.ozgsdk.auth.idp.SloMessage;
import org.ozgsdk.auth.idp.Trees;
import org.ozgsdk.auth.saml.AccountLogout;
import org.ozgsdk.auth.saml.LogoutMessage;
import org.ozgsdk.core.UntrustedException;
import org.w3c.dom.Document;

/** The account ends sessions (fact sheet login-and-mailbox, 3); catalogue row 22, logout forging, and row 16 at the door. */
class LogoutReceiveTest {

    private static final LoginSession OURS = LogoutWorld.SESSION;

    private final LogoutWorld world = new LogoutWorld();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSignedRequestNamesTheSessionsToEnd(boolean redirect) {
        SloMessage message = world.request("_sitzung-0", "_sitzung-1");
        message.relayState = "zurück & weiter";

        AccountLogout logout = world.logout.receive(arrives(message, redirect));

        assertThat(logout.subject()).isEqualTo("ek-Łukasz&4711");
        assertThat(logout.indexes()).containsExactly("_sitzung-0", "_sitzung-1");
        assertThat(logout.requestId()).isEqualTo(message.id);
        assertThat(logout.relayState()).isEqualTo("zurück & weiter");
        assertThat(logout.way()).isEqualTo(redirect ? LoginStart.Way.REDIRECT : LoginStart.Way.POST);
        assertThat(logout.names(OURS)).isTrue();
        assertThat(logout.toString()).doesNotContain("ukasz");
    }

    @Test
    void row22OfAnotherSessionNothingEnds() {
        AccountLogout logout = world.logout.receive(LogoutWorld.posted(world.request("_sitzung-2")));

        assertThat(logout.names(OURS)).isFalse();
        assertThat(logout.names(with(OURS, "ek-Łukasz&4711", Optional.of("_sitzung-2"))))
                .isTrue();
        assertThat(logout.names(with(OURS, "ek-Łukasz&4711", Optional.empty()))).isFalse();
    }

    @Test
    void withoutASessionIndexAllSessionsOfTheSubjectEndAndNoOthers() {
        AccountLogout logout = world.logout.receive(LogoutWorld.posted(world.request()));

        assertThat(logout.names(OURS)).isTrue();
        assertThat(logout.names(with(OURS, "ek-Łukasz&4711", Optional.empty()))).isTrue();
        assertThat(logout.names(with(OURS, "ek-Łukasz&471", Optional.of("_sitzung-1"))))
                .isFalse();
        assertThat(logout.names(with(OURS, "EK-ŁUKASZ&4711", Optional.of("_sitzung-1"))))
                .isFalse();
        assertThat(logout.names(new LoginSession(
                        OURS.subject(), "urn:other", OURS.qualifiers(), OURS.index(), Optional.empty())))
                .isFalse();
        assertThat(logout.names(new LoginSession(
                        OURS.subject(),
                        OURS.format(),
                        new LoginSession.Qualifiers("urn:by", ""),
                        OURS.index(),
                        Optional.empty())))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theNextKeyOfTheAccountSignsToo(boolean redirect) {
        SloMessage message = world.request("_sitzung-1");
        message.signing = new Signing(Keys.NEXT_IDP);
        message.queryKey = Keys.NEXT_IDP.privateKey();

        assertThat(world.logout.receive(arrives(message, redirect)).names(OURS)).isTrue();
    }

    static Stream<Arguments> forgeries() {
        Map<String, Map.Entry<Consumer<SloMessage>, Rule>> all = new LinkedHashMap<>();
        all.put("unsigned", Map.entry(m -> m.signed = false, Rule.UNSIGNED));
        all.put("another account", Map.entry(m -> m.issuer = "https://other.example/idp", Rule.ISSUER));
        all.put("another service's address", Map.entry(m -> m.destination = "https://x.example/slo", Rule.DESTINATION));
        all.put("our other address", Map.entry(m -> m.destination = SloMessage.SLO + "/", Rule.DESTINATION));
        all.put("no address", Map.entry(m -> m.destination = "", Rule.DESTINATION));
        all.put("a local time", Map.entry(m -> m.issueInstant = "2026-11-24T10:15:30+01:00", Rule.TIME_FORM));
        all.put("SAML 1.1", Map.entry(m -> m.onMessage = root("Version", "1.1"), Rule.VERSION));
        all.put("an answer instead", Map.entry(m -> m.element = "LogoutResponse", Rule.FIELD));
        all.put("no subject", Map.entry(m -> m.inside = "<samlp:Extensions/>", Rule.SUBJECT));
        all.put("two subjects", Map.entry(m -> m.inside = LogoutWorld.SUBJECT + LogoutWorld.SUBJECT, Rule.SUBJECT));
        all.put("an empty subject", Map.entry(m -> m.inside = SloMessage.nameId(" "), Rule.STRUCTURE));
        all.put(
                "an encrypted subject",
                Map.entry(
                        m -> m.inside = "<saml:EncryptedID xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>",
                        Rule.SUBJECT));
        all.put(
                "an encrypted subject beside the plain one",
                Map.entry(
                        m -> m.inside = LogoutWorld.SUBJECT
                                + "<saml:EncryptedID xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>",
                        Rule.STRUCTURE));
        all.put("an empty session", Map.entry(m -> m.inside += "<samlp:SessionIndex/>", Rule.STRUCTURE));
        all.put(
                "a session before the subject",
                Map.entry(
                        m -> m.inside = "<samlp:SessionIndex>_s</samlp:SessionIndex>" + LogoutWorld.SUBJECT,
                        Rule.STRUCTURE));
        all.put(
                "a request inside an extension",
                Map.entry(
                        m -> m.inside = "<samlp:Extensions><samlp:LogoutRequest/></samlp:Extensions>" + m.inside,
                        Rule.STRUCTURE));
        all.put(
                "an assertion inside an extension",
                Map.entry(
                        m -> m.inside =
                                "<samlp:Extensions><saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>"
                                        + "</samlp:Extensions>" + m.inside,
                        Rule.STRUCTURE));
        all.put(
                "an id twice",
                Map.entry(
                        m -> m.inside = "<samlp:Extensions><x Id=\"" + m.id + "\"/></samlp:Extensions>" + m.inside,
                        Rule.DUPLICATE_ID));
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
    void row22AForgedRequestEndsNothing(String name, boolean redirect, Consumer<SloMessage> change, Rule rule) {
        SloMessage message = world.request("_sitzung-1");
        change.accept(message);

        assertThat(broken(arrives(message, redirect))).isEqualTo(rule);
        assertThat(world.store.list("auth.used", "", "", 10))
                .as("noted as used")
                .isEmpty();
    }

    @Test
    void aPostSignedByAnotherOrChangedAfterwardsEndsNothing() {
        SloMessage foreign = world.request("_sitzung-1");
        foreign.signing = new Signing(Keys.FOREIGN);
        SloMessage changed = world.request("_sitzung-2");
        changed.onSigned = document -> Trees.first(document, "SessionIndex").setTextContent("_sitzung-1");
        SloMessage weak = world.request("_sitzung-1");
        weak.signing.method = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";

        assertThat(broken(LogoutWorld.posted(foreign))).isEqualTo(Rule.SIGNATURE);
        assertThat(broken(LogoutWorld.posted(changed))).isEqualTo(Rule.SIGNATURE);
        assertThat(broken(LogoutWorld.posted(weak))).isEqualTo(Rule.SIGNATURE_FORM);
    }

    @Test
    void aSignedRequestWrappedIntoAForgedOneEndsNothing() {
        SloMessage message = world.request("_sitzung-2");
        message.onSigned = document -> {
            var root = document.getDocumentElement();
            var copy = root.cloneNode(true);
            var extensions = document.createElementNS("urn:oasis:names:tc:SAML:2.0:protocol", "samlp:Extensions");
            extensions.appendChild(copy);
            root.setAttribute("ID", "_forged");
            Trees.first(root, "SessionIndex").setTextContent("_sitzung-1");
            root.insertBefore(extensions, Trees.first(root, "NameID"));
        };

        assertThat(broken(LogoutWorld.posted(message))).isEqualTo(Rule.STRUCTURE);
    }

    @Test
    void aCommentDoesNotCutASubject() {
        SloMessage message = world.request("_sitzung-1");
        message.inside = SloMessage.nameId("ek-Łukasz<!--x-->&amp;4711");

        assertThat(world.logout.receive(LogoutWorld.posted(message)).subject()).isEqualTo(OURS.subject());
        message.id = "_another";
        assertThat(world.logout.receive(LogoutWorld.redirected(message)).subject())
                .isEqualTo(OURS.subject());
    }

    @Test
    void aRequestCountsOnceHoweverItArrives() {
        SloMessage message = world.request("_sitzung-1");
        world.logout.receive(LogoutWorld.redirected(message));

        assertThat(broken(LogoutWorld.redirected(message))).isEqualTo(Rule.REPLAY);
        assertThat(broken(LogoutWorld.posted(message))).isEqualTo(Rule.REPLAY);
        assertThat(world.account(false, true, true).logout())
                .satisfies(other -> assertThat(LogoutWorld.broken(() -> other.receive(LogoutWorld.posted(message))))
                        .isEqualTo(Rule.REPLAY));
    }

    @Test
    void aRequestIsRememberedUntilNobodyCouldUseIt() {
        SloMessage message = world.request("_sitzung-1");
        message.notOnOrAfter = "";
        world.logout.receive(LogoutWorld.posted(message));

        world.clock.forward(Duration.ofSeconds(659));
        assertThat(broken(LogoutWorld.posted(message))).isEqualTo(Rule.REPLAY);
        world.clock.forward(Duration.ofSeconds(1));
        assertThat(broken(LogoutWorld.posted(message))).isEqualTo(Rule.TIME);
    }

    @Test
    void ofManyWhoBringItAtOnceOneIsHeard() throws Exception {
        LogoutMessage message = LogoutWorld.posted(world.request("_sitzung-1"));
        CyclicBarrier start = new CyclicBarrier(4);
        Callable<Boolean> attempt = () -> {
            start.await();
            try {
                world.logout.receive(message);
                return true;
            } catch (UntrustedException e) {
                return false;
            }
        };
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Boolean> heard = new ArrayList<>();
            for (var each : threads.invokeAll(java.util.Collections.nCopies(4, attempt))) {
                heard.add(each.get());
            }
            assertThat(heard).containsOnlyOnce(true);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource({"60000, true", "60001, false", "-659999, true", "-660000, false"})
    void clocksMayDifferBySixtySecondsAndNoMore(long issuedMillisFromNow, boolean heard) {
        SloMessage message = world.request("_sitzung-1");
        message.issueInstant =
                world.clock.instant().plusMillis(issuedMillisFromNow).toString();

        assertHeard(message, heard);
    }

    @ParameterizedTest
    @CsvSource({"-59999, true", "-60000, false"})
    void aRequestEndsSixtySecondsAfterItsOwnEnd(long endMillisFromNow, boolean heard) {
        SloMessage message = world.request("_sitzung-1");
        message.notOnOrAfter = " NotOnOrAfter=\"" + world.clock.instant().plusMillis(endMillisFromNow) + "\"";

        assertHeard(message, heard);
    }

    private void assertHeard(SloMessage message, boolean heard) {
        if (heard) {
            assertThat(world.logout.receive(LogoutWorld.posted(message)).names(OURS))
                    .isTrue();
        } else {
            assertThat(broken(LogoutWorld.posted(message))).isEqualTo(Rule.TIME);
            assertThat(broken(LogoutWorld.redirected(message))).isEqualTo(Rule.TIME);
        }
    }

    @Test
    void row16ASignedDecompressionBombIsRefusedToo() {
        SloMessage message = world.request("_sitzung-1");
        message.onPacked = packed -> SloMessage.packed(new byte[20 * 1024 * 1024]);

        assertThat(broken(LogoutWorld.redirected(message))).isEqualTo(Rule.PACKING);
    }

    @Test
    void row16AnUnsignedDecompressionBombIsNotEvenUnpacked() {
        SloMessage message = world.request("_sitzung-1");
        message.signed = false;
        message.onPacked = packed -> SloMessage.packed(new byte[20 * 1024 * 1024]);

        assertThat(broken(LogoutWorld.redirected(message))).isEqualTo(Rule.UNSIGNED);
    }

    @Test
    void anEmptyOrHugeMessageIsRefused() {
        assertThat(broken(new LogoutMessage.Posted(Map.of()))).isEqualTo(Rule.FIELD);
        assertThat(broken(new LogoutMessage.Posted(Map.of("SAMLRequest", "A".repeat(Caps.FIELD + 4)))))
                .isEqualTo(Rule.FIELD);
        assertThat(broken(new LogoutMessage.Redirected(""))).isEqualTo(Rule.FIELD);
        assertThat(broken(new LogoutMessage.Redirected("SAMLRequest=" + "A".repeat(RedirectQuery.MOST))))
                .isEqualTo(Rule.FIELD);
    }

    @Test
    void nothingOfAMessageComesIntoTheLog() {
        SloMessage message = world.request("_geheime-sitzung");
        message.destination = "https://falsch.example";
        int before = Recorder.LINES.size();

        broken(LogoutWorld.posted(message));
        broken(LogoutWorld.redirected(message));
        assertThat(Recorder.LINES.subList(before, Recorder.LINES.size()))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).doesNotContain("ukasz", "sitzung", "falsch", message.id));
        assertThat(new String(
                        world.store.list("auth.used", "", "", 10).toString().getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8))
                .doesNotContain("ukasz");
    }

    private Rule broken(LogoutMessage message) {
        return LogoutWorld.broken(() -> world.logout.receive(message));
    }

    private static LogoutMessage arrives(SloMessage message, boolean redirect) {
        LogoutMessage arrived = redirect ? LogoutWorld.redirected(message) : LogoutWorld.posted(message);
        assertThat(arrived.isRequest()).isEqualTo(message.element.equals("LogoutRequest"));
        return arrived;
    }

    private static LoginSession with(LoginSession session, String subject, Optional<String> index) {
        return new LoginSession(subject, session.format(), session.qualifiers(), index, Optional.empty());
    }

    private static Consumer<Document> root(String attribute, String value) {
        return document -> document.getDocumentElement().setAttribute(attribute, value);
    }
}
