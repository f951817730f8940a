// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.AccountProvider;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.sandbox.OidcClient;
import org.ozgsdk.sandbox.OidcFault;
import org.ozgsdk.sandbox.Sandbox;

/** The second door from end to end, against a provider written with other code: JWS by hand. */
class OidcSandboxTest {

    private static final URI BACK = URI.create("https://gewerbe.ozgsdk.example/oidc");
    private static final URI END = URI.create("https://gewerbe.ozgsdk.example/ende");
    private static final Secret SECRET = Secret.of("geheim & mehr: ü?");

    private static Sandbox sandbox;

    private final Browser browser = new Browser("thi-an");

    @BeforeAll
    static void open() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
        sandbox.oidc().register(OidcClient.withSecret("gewerbe", SECRET, BACK).withAfterLogout(END));
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @AfterEach
    void noMoreFaults() {
        sandbox.oidc().clearFaults();
    }

    private static OidcAccount account(
            String client, ClientAuthentication proof, UnaryOperator<OidcAccount.Builder> change) {
        return change.apply(OidcAccount.builder(
                        Issuer.of(Environment.SANDBOX, sandbox.oidc().issuer()),
                        client,
                        proof,
                        BACK,
                        ClaimMapping.bundIdBehindKeycloak()))
                .build();
    }

    private static OidcAccount account() {
        return account("gewerbe", new ClientAuthentication.SecretBasic(SECRET), settings -> settings);
    }

    private static LoginRequest request(TrustLevel level) {
        return LoginRequest.builder(level)
                .require(AccountAttribute.FAMILY_NAME)
                .ask(AccountAttribute.GIVEN_NAMES, AccountAttribute.MAILBOX)
                .build();
    }

    private static Login loggedIn(LoginOutcome outcome) {
        assertThat(outcome).isInstanceOf(LoginOutcome.LoggedIn.class);
        return ((LoginOutcome.LoggedIn) outcome).login();
    }

    @Test
    void aPersonLogsInAtTheHousesProviderAndLogsOut() {
        OidcAccount bundId = account();
        LoginStart start = bundId.begin(request(TrustLevel.SUBSTANTIAL));
        Login login = loggedIn(bundId.finish(browser.logIn(start)));

        assertThat(login.level()).isEqualTo(TrustLevel.SUBSTANTIAL);
        assertThat(login.means()).contains("Elster");
        assertThat(login.mailbox()).isPresent();
        assertThat(login.accountId()).isPresent();
        assertThat(login.person().orElseThrow().familyName()).satisfies(name -> {
            assertThat(name.value()).isEqualTo("Đặng-Øllegård");
            assertThat(name.trustLevel()).isEqualTo(TrustLevel.SUBSTANTIAL);
        });
        assertThat(login.person().orElseThrow().address()).hasValueSatisfying(address -> {
            assertThat(address.value().city()).isEqualTo("Aachen");
            assertThat(address.trustLevel()).isEqualTo(TrustLevel.SUBSTANTIAL);
        });

        Response bye =
                browser.get(bundId.logout(login.session().orElseThrow(), END).orElseThrow());
        assertThat(bye.status()).isEqualTo(303);
        assertThat(bye.header("Location")).contains(END.toString());
    }

    @Test
    void theUserInfoEndpointTellsTheSame() {
        OidcAccount asking =
                account("gewerbe", new ClientAuthentication.SecretBasic(SECRET), settings -> settings.userInfo(true));

        assertThat(loggedIn(asking.finish(browser.logIn(asking.begin(request(TrustLevel.LOW)))))
                        .person())
                .isPresent();

        sandbox.oidc().fault(OidcFault.OTHER_USER_INFO);
        LoginStart start = asking.begin(request(TrustLevel.LOW));
        assertThatThrownBy(() -> asking.finish(browser.logIn(start))).isInstanceOf(UntrustedException.class);
    }

    @Test
    void eachWayToProveWhoWeAreIsTaken() {
        KeyMaterial ec = Keys.ec("client");
        KeyMaterial rsa = Keys.SERVICE_SIGNING;
        sandbox.oidc().register(OidcClient.withKey("ec", ec.certificate().getPublicKey(), BACK));
        sandbox.oidc().register(OidcClient.withKey("rsa", rsa.certificate().getPublicKey(), BACK));
        for (OidcAccount one : new OidcAccount[] {
            account("gewerbe", new ClientAuthentication.SecretPost(SECRET), settings -> settings),
            account("ec", new ClientAuthentication.PrivateKeyJwt(ec), settings -> settings),
            account("rsa", new ClientAuthentication.PrivateKeyJwt(rsa), settings -> settings)
        }) {
            loggedIn(one.finish(browser.logIn(one.begin(request(TrustLevel.LOW)))));
        }
    }

    @Test
    void aWrongSecretIsAMatterOfConfiguration() {
        OidcAccount wrong =
                account("gewerbe", new ClientAuthentication.SecretBasic(Secret.of("falsch")), settings -> settings);
        LoginStart start = wrong.begin(request(TrustLevel.LOW));

        assertThatThrownBy(() -> wrong.finish(browser.logIn(start))).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aCancelledLoginIsAnOutcome() {
        OidcAccount bundId = account();

        assertThat(bundId.finish(browser.go(bundId.begin(request(TrustLevel.LOW)), "Elster", "abbrechen")))
                .isEqualTo(new LoginOutcome.Cancelled());
    }

    @Test
    void aLevelThatWasNotReachedIsAnOutcome() {
        OidcAccount bundId = account();

        assertThat(bundId.finish(browser.go(bundId.begin(request(TrustLevel.SUBSTANTIAL)), "Benutzername", "anmelden")))
                .isEqualTo(new LoginOutcome.LevelTooLow(TrustLevel.SUBSTANTIAL));
    }

    @Test
    void aGuestHasNoAccount() {
        OidcAccount bundId = account();
        Browser guest = new Browser("gast");

        assertThat(loggedIn(bundId.finish(guest.go(bundId.begin(request(TrustLevel.HIGH)), "eID", "anmelden")))
                        .isGuest())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(OidcFault.class)
    void whatMustBeRefusedLogsNobodyInAndWhatMayBeIsUnderstood(OidcFault fault) {
        AccountProvider bundId = account();
        loggedIn(bundId.finish(browser.logIn(bundId.begin(request(TrustLevel.SUBSTANTIAL)))));
        sandbox.oidc().fault(fault);
        LoginStart start = bundId.begin(request(TrustLevel.SUBSTANTIAL));
        if (fault == OidcFault.LOWER_LEVEL) {
            assertThat(bundId.finish(browser.logIn(start)))
                    .isInstanceOfSatisfying(
                            LoginOutcome.LevelTooLow.class,
                            low -> assertThat(low.reached())
                                    .hasValueSatisfying(level -> assertThat(level.covers(low.required()))
                                            .isFalse()));
        } else if (fault.mustBeRefused()) {
            assertThatThrownBy(() -> bundId.finish(browser.logIn(start)))
                    .isInstanceOf(UntrustedException.class)
                    .hasMessageNotContaining("Đặng");
        } else {
            loggedIn(bundId.finish(browser.logIn(start)));
        }
    }
}
