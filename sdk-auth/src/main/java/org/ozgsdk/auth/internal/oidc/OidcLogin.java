// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.BrowserMessage;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginSession;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.internal.Breach;
import org.ozgsdk.auth.internal.Caps;
import org.ozgsdk.auth.internal.Expected;
import org.ozgsdk.auth.internal.Logins;
import org.ozgsdk.auth.internal.Pending;
import org.ozgsdk.auth.internal.Persons;
import org.ozgsdk.auth.internal.RandomText;
import org.ozgsdk.auth.internal.Rule;
import org.ozgsdk.auth.internal.UniformRefusal;
import org.ozgsdk.auth.oidc.Issuer.Endpoints;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.transport.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The second door: begins and ends logins by OpenID Connect, and makes one and the same error of everything that is wrong with an answer. */
public final class OidcLogin {

    private static final Logger LOG = LoggerFactory.getLogger(OidcLogin.class);

    private final Client client;
    private final Clock clock;
    private final Logins logins;
    private final Discovery discovery;
    private final SigningKeys keys;
    private final TokenEndpoint tokens;
    private final UserInfo userInfo;
    private final UniformRefusal refusal;

    public OidcLogin(Client client, Transport transport, Store store, Clock clock) {
        BackChannel channel = new BackChannel(transport);
        this.client = client;
        this.clock = clock;
        this.logins = new Logins(store, clock);
        this.discovery = new Discovery(client.issuer(), channel);
        this.keys = new SigningKeys(discovery, channel, clock);
        this.tokens = new TokenEndpoint(client, channel);
        this.userInfo = new UserInfo(channel);
        this.refusal = UniformRefusal.ofAnswers(LOG, client.mapping().id());
    }

    /**
     * Begins a login.
     *
     * @throws ConfigurationException if no login could answer the request, or the provider is not the one configured
     */
    public LoginStart begin(LoginRequest request) {
        AuthorizationRequest.check(client.mapping(), request);
        URI address = discovery.endpoints().authorization();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Proof proof = new Proof(RandomText.messageId(), Secret.of(RandomText.text(32)));
        logins.remember(Pending.begun(
                proof.state(),
                proof.browserToken().reveal(),
                proof.state(),
                request,
                now,
                client.choices().lifetime()));
        return new LoginStart(
                LoginStart.Way.REDIRECT,
                address,
                AuthorizationRequest.parameters(client, request, proof),
                proof.browserToken());
    }

    /**
     * Ends a login.
     *
     * @throws UntrustedException if anything about the answer is wrong; always with the same words
     */
    public LoginOutcome finish(LoginAnswer answer) {
        return refusal.guard(() -> read(answer));
    }

    LoginOutcome read(LoginAnswer arrived) {
        Endpoints endpoints = discovery.endpoints();
        String issuer = client.issuer().uri().toString();
        AuthorizationAnswer answer = AuthorizationAnswer.read(arrived.fields(), issuer, endpoints.namesItself());
        Pending pending = logins.consume(answer.state(), answer.state(), arrived.browserToken());
        if (answer.error().isPresent()) {
            return AuthorizationAnswer.failure(answer.error().get(), pending.level());
        }
        Instant now = clock.instant();
        String code = answer.code().orElseThrow();
        logins.useOnce(issuer, "code " + code, now.plus(client.choices().lifetime()));
        Proof proof = new Proof(answer.state(), arrived.browserToken());
        TokenEndpoint.Tokens received = tokens.change(endpoints.token(), code, proof, now);
        IdToken idToken =
                IdToken.verified(received.idToken(), keys, client.choices().refusePkcs1());
        TokenCheck check = new TokenCheck(client, proof.nonce(), pending.issuedAt(), clock.instant());
        String subject = check.check(idToken, received.accessToken());
        logins.useOnce(
                issuer,
                "token " + idToken.compact(),
                check.now().plus(client.choices().lifetime()).plus(Caps.SKEW));
        Map<String, Object> claims = UserInfo.object(idToken.payload());
        if (client.choices().userInfo()) {
            URI address = endpoints
                    .userInfo()
                    .orElseThrow(() -> new ConfigurationException(
                            "OidcAccount.Builder.userInfo: the provider names no user info endpoint."));
            claims = userInfo.added(claims, subject, address, received.accessToken());
        }
        return outcome(pending.expected(), client.mapping().login(claims), Secret.of(idToken.compact()));
    }

    private LoginOutcome outcome(Expected expected, Login login, Secret idToken) {
        boolean production = client.issuer().environment() == Environment.PROD;
        Breach.unless(!production || !Persons.isTestAccount(login.attributes()), Rule.TEST_ACCOUNT);
        if (!login.level().covers(expected.level())) {
            return new LoginOutcome.LevelTooLow(expected.level(), Optional.of(login.level()));
        }
        List<AccountAttribute> missing = expected.required().stream()
                .filter(attribute -> login.attributes().get(attribute).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            return new LoginOutcome.MissingAttributes(missing);
        }
        if (login.applicant().isEmpty() && !client.mapping().nameless()) {
            return new LoginOutcome.MissingAttributes(List.of(AccountAttribute.FAMILY_NAME));
        }
        return new LoginOutcome.LoggedIn(withToken(login, idToken));
    }

    private static Login withToken(Login login, Secret idToken) {
        Optional<LoginSession> session = login.session()
                .map(known -> new LoginSession(
                        known.subject(),
                        known.format(),
                        known.qualifiers(),
                        known.index(),
                        known.until(),
                        Optional.of(idToken)));
        return new Login(
                login.provider(),
                login.level(),
                login.applicant(),
                login.accountId(),
                login.mailbox(),
                login.means(),
                login.attributes(),
                login.at(),
                session);
    }

    /** Where a browser logs out at the provider (OpenID Connect RP-Initiated Logout 1.0, 2); empty if it has no such address. */
    public Optional<URI> logout(LoginSession session, URI backTo) {
        return discovery.endpoints().endSession().map(address -> {
            Map<String, String> fields = new LinkedHashMap<>();
            session.idToken().ifPresent(token -> fields.put("id_token_hint", token.reveal()));
            fields.put("client_id", client.id());
            fields.put("post_logout_redirect_uri", backTo.toString());
            return new BrowserMessage(LoginStart.Way.REDIRECT, address, fields).location();
        });
    }
}
