// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ozgsdk.auth.bundid.Person;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.auth.saml.SamlAccount;
import org.ozgsdk.core.Applicant;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.sandbox.Account;
import org.ozgsdk.sandbox.AccountFace;
import org.ozgsdk.sandbox.AccountFault;
import org.ozgsdk.sandbox.Sandbox;

/** What holds at each face of the sandbox's account: who may not log in does not, whoever may is who he is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaceSandboxTest {

    private final AccountFace face;
    private final AccountProfile profile;
    final String serviceId;

    Sandbox sandbox;
    SamlAccount client;

    FaceSandboxTest(AccountFace face, AccountProfile profile, String serviceId) {
        this.face = face;
        this.profile = profile;
        this.serviceId = serviceId;
    }

    @BeforeAll
    void open() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
        client = client(profile);
        account().register(client.metadata());
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    @AfterEach
    void noMoreFaults() {
        sandbox.faults().clear();
    }

    Account account() {
        return sandbox.account(face);
    }

    SamlAccount client(AccountProfile spoken) {
        IdentityProvider idp = IdentityProvider.of(
                Environment.SANDBOX,
                account().entityId(),
                account().ssoPost(),
                account().certificates());
        ServiceProvider service = new ServiceProvider(
                        URI.create("https://gewerbe.ozgsdk.example/sp"),
                        URI.create("https://gewerbe.ozgsdk.example/acs"),
                        KeyMaterial.pem(sandbox.testKeys().signing()),
                        List.of(KeyMaterial.pem(sandbox.testKeys().encryption())))
                .withDescription(Descriptions.AACHEN);
        return SamlAccount.builder(spoken, idp, service)
                .store(new InMemoryStore(Clock.systemUTC()))
                .build();
    }

    LoginRequest request() {
        return LoginRequest.builder(TrustLevel.SUBSTANTIAL, "Stadt Aachen (Muster)", serviceId)
                .require(AccountAttribute.FAMILY_NAME)
                .ask(AccountAttribute.GIVEN_NAMES)
                .build();
    }

    LoginOutcome outcome(String persona) {
        return client.finish(new Person(sandbox, persona).logIn(client.begin(request())));
    }

    Login login(String persona) {
        LoginOutcome outcome = outcome(persona);
        assertThat(outcome).isInstanceOf(LoginOutcome.LoggedIn.class);
        return ((LoginOutcome.LoggedIn) outcome).login();
    }

    static void isThiAn(Login login) {
        Applicant.NaturalPerson person = login.person().orElseThrow();
        assertThat(person.familyName().value()).isEqualTo("Đặng-Øllegård");
        assertThat(person.givenNames().orElseThrow().value()).isEqualTo("Thị Ặn Łucja");
    }

    @Test
    void aPersonLogsInAtTheLevelAskedFor() {
        Login login = login("thi-an");

        isThiAn(login);
        assertThat(login.level()).isEqualTo(TrustLevel.SUBSTANTIAL);
        assertThat(login.provider()).isEqualTo(profile.id());
    }

    @Test
    void whoCancelsIsNotLoggedIn() {
        LoginStart start = client.begin(request());

        assertThat(client.finish(new Person(sandbox, "thi-an").go(start, "Elster", "abbrechen")))
                .isInstanceOf(LoginOutcome.Cancelled.class);
    }

    Stream<AccountFault> faults() {
        return Stream.of(AccountFault.values()).filter(fault -> fault.appliesTo(face));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatMustBeRefusedLogsNobodyInAndWhatMayBeIsUnderstood(AccountFault fault) {
        if (fault == AccountFault.REPLAYED) {
            login("thi-an");
        }
        sandbox.faults().account(fault);
        LoginStart start = client.begin(request());
        LoginAnswer answer = new Person(sandbox, "thi-an").logIn(start);
        if (fault == AccountFault.LOWER_LEVEL) {
            assertThat(client.finish(answer)).isInstanceOfSatisfying(LoginOutcome.LevelTooLow.class, low -> {
                assertThat(low.required()).isEqualTo(TrustLevel.SUBSTANTIAL);
                assertThat(low.reached())
                        .hasValueSatisfying(level ->
                                assertThat(level.covers(TrustLevel.SUBSTANTIAL)).isFalse());
            });
        } else if (fault.mustBeRefused(face)) {
            assertThatThrownBy(() -> client.finish(answer))
                    .isInstanceOf(UntrustedException.class)
                    .hasMessageNotContaining("Đặng")
                    .hasMessageNotContaining("Unterschoben");
        } else {
            assertThat(client.finish(answer))
                    .isInstanceOfSatisfying(LoginOutcome.LoggedIn.class, in -> isThiAn(in.login()));
        }
    }

    @Test
    void aNewKeyCountsForWhoPinsIt() {
        sandbox.faults().account(AccountFault.KEY_CHANGED);
        assertThat(account().certificates()).hasSize(2);
        SamlAccount knowing = client(profile);
        LoginAnswer answer = new Person(sandbox, "thi-an").logIn(knowing.begin(request()));

        assertThat(knowing.finish(answer))
                .isInstanceOfSatisfying(LoginOutcome.LoggedIn.class, in -> isThiAn(in.login()));
    }
}
