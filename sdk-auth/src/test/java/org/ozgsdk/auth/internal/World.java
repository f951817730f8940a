// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.bundid.BundId;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.TestClock;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;

/** One service and its account, with a clock to move; shows the rule behind a refusal, which the public form hides. */
final class World {

    static final LoginRequest REQUEST = LoginRequest.builder(
                    TrustLevel.SUBSTANTIAL, "Stadt Aachen – Gewerbe", "BMI-4711")
            .require(AccountAttribute.FAMILY_NAME)
            .ask(
                    AccountAttribute.GIVEN_NAMES,
                    AccountAttribute.BIRTH_DATE,
                    AccountAttribute.STREET,
                    AccountAttribute.POSTCODE,
                    AccountAttribute.CITY,
                    AccountAttribute.ACCOUNT_ID)
            .build();

    final TestClock clock = new TestClock(Keys.NOW);
    final Store store = new InMemoryStore(clock);
    final AccountProfile profile;
    final IdentityProvider account;
    final ServiceProvider service;
    final SamlLogin.Options options;
    final SamlLogin saml;
    private final LoginRequest request;

    World() {
        this(false, false, Keys.SERVICE_ENCRYPTION);
    }

    /** The same with another kind of account. */
    World(AccountProfile profile, LoginRequest request) {
        this(profile, request, Environment.TEST);
    }

    /** The same in another environment. */
    World(AccountProfile profile, LoginRequest request, Environment environment) {
        this(profile, request, environment, false, false, Keys.SERVICE_ENCRYPTION);
    }

    World(boolean signWithPss, boolean onlyPss, KeyMaterial... encryption) {
        this(BundId.PROFILE, REQUEST, Environment.TEST, signWithPss, onlyPss, encryption);
    }

    private World(
            AccountProfile profile,
            LoginRequest request,
            Environment environment,
            boolean signWithPss,
            boolean onlyPss,
            KeyMaterial... encryption) {
        this.profile = profile;
        this.request = request;
        account = IdentityProvider.of(
                        environment,
                        URI.create(Answer.IDP),
                        URI.create("https://idp.example/idp/profile/SAML2/POST/SSO"),
                        List.of(Keys.IDP.certificate(), Keys.NEXT_IDP.certificate()))
                .withSsoRedirect(URI.create("https://idp.example/idp/profile/SAML2/Redirect/SSO"));
        service = new ServiceProvider(
                URI.create(Answer.SP), URI.create(Answer.ACS), Keys.SERVICE_SIGNING, List.of(encryption));
        options = new SamlLogin.Options(signWithPss, onlyPss, false, Duration.ofMinutes(10));
        saml = saml(store);
    }

    /** Another node. */
    SamlLogin saml(Store its) {
        return new SamlLogin(profile, account, service, options, its, clock);
    }

    /** Reads as the door does, but shows the rule. */
    LoginOutcome read(Map<String, String> fields, Secret token, Store its) {
        return new ResponseReader(Sides.of(profile, account, service, options.requirePss()), clock)
                .read(fields, token, new Logins(its, clock));
    }

    LoginStart begin() {
        return saml.begin(request);
    }

    /** A right answer to a new request. */
    Answer answer() {
        return new Answer(begin(), clock.instant());
    }

    /** A changed answer to a new request. */
    Answer answer(Consumer<Answer> change) {
        Answer answer = answer();
        change.accept(answer);
        return answer;
    }

    LoginOutcome read(Answer answer) {
        return read(answer.fields(), answer.browserToken(), store);
    }

    LoginOutcome read(Consumer<Answer> change) {
        return read(answer(change));
    }

    /** The public way: a login. */
    Login login(Consumer<Answer> change) {
        LoginOutcome outcome = saml.finish(answer(change).answer());
        assertThat(outcome).isInstanceOf(LoginOutcome.LoggedIn.class);
        return ((LoginOutcome.LoggedIn) outcome).login();
    }

    /** The rule that a changed answer breaks; the public way must refuse such an answer as well, in the same words for all. */
    Rule broken(Consumer<Answer> change) {
        Breach breach = catchThrowableOfType(Breach.class, () -> read(change));
        assertThat(breach).as("the answer is refused").isNotNull();
        UntrustedException refused = catchThrowableOfType(
                UntrustedException.class, () -> saml.finish(answer(change).answer()));
        assertThat(refused).as("the answer is refused at the door").isNotNull();
        assertThat(refused)
                .hasMessage(UNIFORM.replace("account bundid", "account " + profile.id()))
                .hasNoCause();
        return breach.rule();
    }

    static final String UNIFORM =
            "The answer of the account bundid is not trusted: it is not its unchanged, current answer to this"
                    + " browser's login. Begin a new login. The log names the rule at level DEBUG.";
}
