// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.Op;
import org.ozgsdk.auth.idp.TestClock;
import org.ozgsdk.auth.internal.Breach;
import org.ozgsdk.auth.internal.Rule;
import org.ozgsdk.auth.oidc.ClaimMapping;
import org.ozgsdk.auth.oidc.ClientAuthentication;
import org.ozgsdk.auth.oidc.Issuer;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.transport.Transport;

/** A provider, a service and a browser between them, at a time of the test's choice. */
final class OidcWorld implements AutoCloseable {

    static final String CLIENT = "gewerbe";
    static final URI BACK = URI.create("https://gewerbe.example/oidc");

    final TestClock clock = new TestClock(Keys.NOW);
    final Op op = new Op(clock);
    final Store store = new InMemoryStore(clock);

    ClientAuthentication authentication = new ClientAuthentication.SecretBasic(Secret.of("geheim & mehr"));
    ClaimMapping mapping = ClaimMapping.bundIdBehindKeycloak();
    Client.Asking asking = new Client.Asking(Optional.empty(), Optional.empty(), Optional.empty());
    boolean reauthenticate = true;
    boolean refusePkcs1;
    boolean userInfo;
    Optional<Issuer.Endpoints> endpoints = Optional.empty();
    LoginRequest request = LoginRequest.builder(TrustLevel.SUBSTANTIAL)
            .require(AccountAttribute.FAMILY_NAME)
            .ask(AccountAttribute.GIVEN_NAMES)
            .build();

    OidcLogin door() {
        Issuer issuer = new Issuer(Environment.SANDBOX, URI.create(op.issuer()), endpoints);
        Client client = new Client(
                issuer,
                CLIENT,
                authentication,
                BACK,
                mapping,
                List.of("openid"),
                asking,
                new Client.Choices(reauthenticate, refusePkcs1, userInfo, Duration.ofMinutes(10)));
        Transport transport =
                Transport.builder(Environment.SANDBOX).attempts(1).clock(clock).build();
        return new OidcLogin(client, transport, store, clock);
    }

    /** What an honest browser brings back. */
    LoginAnswer logIn(LoginStart start) {
        return answer(start, Map.of("code", op.logIn(start.fields())));
    }

    LoginAnswer answer(LoginStart start, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(Map.of("state", start.fields().get("state"), "iss", op.issuer()));
        all.putAll(fields);
        return new LoginAnswer(all, start.browserToken());
    }

    LoginOutcome outcome() {
        OidcLogin door = door();
        return door.finish(logIn(door.begin(request)));
    }

    Login login() {
        LoginOutcome outcome = outcome();
        assertThat(outcome).isInstanceOf(LoginOutcome.LoggedIn.class);
        return ((LoginOutcome.LoggedIn) outcome).login();
    }

    /** The rule an answer breaks; outward nothing of it shows. */
    Rule broken() {
        OidcLogin door = door();
        LoginStart start = door.begin(request);
        return broken(door, logIn(start));
    }

    static Rule broken(OidcLogin door, LoginAnswer answer) {
        Breach breach = catchThrowableOfType(Breach.class, () -> door.read(answer));
        assertThat(breach).as("a rule must be broken").isNotNull();
        return breach.rule();
    }

    static void refused(OidcLogin door, LoginAnswer answer) {
        UntrustedException refusal = catchThrowableOfType(UntrustedException.class, () -> door.finish(answer));
        assertThat(refusal).isNotNull();
        assertThat(refusal.getMessage()).startsWith("The answer of the account bundid is not trusted");
        assertThat(refusal.getCause()).isNull();
    }

    @Override
    public void close() {
        op.close();
    }
}
