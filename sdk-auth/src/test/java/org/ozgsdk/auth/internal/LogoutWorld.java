// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ozgsdk.auth.LoginSession;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.SloMessage;
import org.ozgsdk.auth.idp.TestClock;
import org.ozgsdk.auth.idp.Trees;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.profile.NameIdPolicy;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.auth.saml.GenericAccount;
import org.ozgsdk.auth.saml.LogoutMessage;
import org.ozgsdk.auth.saml.LogoutStart;
import org.ozgsdk.auth.saml.SamlAccount;
import org.ozgsdk.auth.saml.SamlLogout;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.w3c.dom.Document;

/** A service and an account with single logout. */
final class LogoutWorld {

    static final LoginSession SESSION = new LoginSession(
            "ek-Łukasz&4711",
            NameIdPolicy.PERSISTENT,
            new LoginSession.Qualifiers("", ""),
            Optional.of("_sitzung-1"),
            Optional.empty());
    static final String SUBJECT = SloMessage.nameId("ek-Łukasz&amp;4711");
    static final String UNIFORM =
            "The logout message of the account generic is not trusted: it is not its unchanged, signed, current message to us."
                    + " End no session because of it. The log names the rule at level DEBUG.";

    final TestClock clock = new TestClock(Keys.NOW);
    final Store store = new InMemoryStore(clock);
    final SamlLogout logout;

    LogoutWorld() {
        this(false, true, true);
    }

    LogoutWorld(boolean byRedirect, boolean sloPost, boolean sloRedirect) {
        logout = account(byRedirect, sloPost, sloRedirect).logout();
    }

    SamlAccount account(boolean byRedirect, boolean sloPost, boolean sloRedirect) {
        IdentityProvider account = IdentityProvider.of(
                        Environment.TEST,
                        URI.create(Answer.IDP),
                        URI.create("https://idp.example/sso"),
                        List.of(Keys.IDP.certificate(), Keys.NEXT_IDP.certificate()))
                .withSsoRedirect(URI.create("https://idp.example/sso-redirect"));
        account = sloPost ? account.withSloPost(URI.create("https://idp.example/slo-post")) : account;
        account = sloRedirect ? account.withSloRedirect(URI.create("https://idp.example/slo-redirect?a=1")) : account;
        return SamlAccount.builder(
                        GenericAccount.PROFILE,
                        account,
                        new ServiceProvider(
                                        URI.create(Answer.SP),
                                        URI.create(Answer.ACS),
                                        Keys.SERVICE_SIGNING,
                                        List.of(Keys.SERVICE_ENCRYPTION))
                                .withLogoutService(URI.create(SloMessage.SLO)))
                .clock(clock)
                .store(store)
                .byRedirect(byRedirect)
                .build();
    }

    SloMessage request(String... indexes) {
        return SloMessage.request(clock.instant(), SUBJECT, indexes);
    }

    SloMessage response(LogoutStart start) {
        return SloMessage.response(
                clock.instant(),
                message(start.message().fields()).getDocumentElement().getAttribute("ID"),
                start.message().fields().get("RelayState"));
    }

    static LogoutMessage posted(SloMessage message) {
        return new LogoutMessage.Posted(message.fields());
    }

    static LogoutMessage redirected(SloMessage message) {
        return new LogoutMessage.Redirected(message.query());
    }

    static Document message(Map<String, String> fields) {
        String field = fields.getOrDefault("SAMLRequest", fields.getOrDefault("SAMLResponse", ""));
        return Trees.parse(java.util.Base64.getDecoder().decode(field));
    }

    /** The rule that a message breaks, out of the log; outwards every refusal has the same words. */
    static Rule broken(ThrowingCallable call) {
        int before = Recorder.LINES.size();
        UntrustedException refused = catchThrowableOfType(UntrustedException.class, call);
        assertThat(refused).as("the message is refused").isNotNull();
        assertThat(refused).hasMessage(UNIFORM).hasNoCause();
        String line = Recorder.LINES.get(Recorder.LINES.size() - 1);
        assertThat(Recorder.LINES.size()).isGreaterThan(before);
        assertThat(line).contains("a logout message was refused, rule ");
        return Rule.valueOf(line.replaceAll(".* rule ([A-Z_]+)\\.", "$1"));
    }
}
