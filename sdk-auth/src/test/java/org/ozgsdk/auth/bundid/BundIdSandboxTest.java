// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.bundid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.auth.saml.SamlAccount;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.sandbox.AccountFault;
import org.ozgsdk.sandbox.Sandbox;
import org.ozgsdk.sandbox.Tamper;

/** The client against an account written with other code: the JDK's XML signatures, encryption by hand. */
class BundIdSandboxTest {

    private static Sandbox sandbox;
    private static SamlAccount bundId;

    private final Person person = new Person(sandbox, "thi-an");

    @BeforeAll
    static void open() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start();
        bundId = bundId(false);
        sandbox.account().register(bundId.metadata());
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @AfterEach
    void noMoreFaults() {
        sandbox.faults().clear();
    }

    @Test
    void aPersonLogsInAtLevelSubstantialWithASourceForEachField() {
        Login login = login(person);

        assertThat(login.level()).isEqualTo(TrustLevel.SUBSTANTIAL);
        assertThat(login.means()).contains("Elster");
        assertThat(login.person().orElseThrow().givenNames()).hasValueSatisfying(given -> {
            assertThat(given.value()).isEqualTo("Thị Ặn Łucja");
            assertThat(given.source()).isEqualTo("bundid");
            assertThat(given.trustLevel()).isEqualTo(TrustLevel.SUBSTANTIAL);
        });
        assertThat(login.person().orElseThrow().familyName().value()).isEqualTo("Đặng-Øllegård");
        assertThat(login.mailbox()).isPresent();
        assertThat(login.accountId()).isPresent();
    }

    @Test
    void thePrincipalIsTheSameAtEachLogin() {
        assertThat(login(person).accountId()).isEqualTo(login(person).accountId());
        assertThat(login(new Person(sandbox, "ziva")).accountId())
                .isNotEqualTo(login(person).accountId());
    }

    @Test
    void aPersonMayHaveNoGivenName() {
        assertThat(login(new Person(sandbox, "einname")).person().orElseThrow().givenNames())
                .isEmpty();
    }

    @Test
    void aRequestSignedWithPssIsTakenToo() {
        SamlAccount pss = bundId(true);

        assertThat(pss.finish(person.logIn(pss.begin(request())))).isInstanceOf(LoginOutcome.LoggedIn.class);
    }

    @Test
    void aCancelledLoginIsAnOutcome() {
        LoginStart start = bundId.begin(request());

        assertThat(bundId.finish(person.go(start, "Elster", "abbrechen"))).isInstanceOf(LoginOutcome.Cancelled.class);
    }

    @Test
    void aRequiredAttributeThatIsMissingIsAnOutcomeThatNamesIt() {
        LoginStart start = bundId.begin(LoginRequest.builder(TrustLevel.SUBSTANTIAL, "Stadt Aachen", "BMI-A0001")
                .require(AccountAttribute.GIVEN_NAMES, AccountAttribute.FAMILY_NAME)
                .build());

        assertThat(bundId.finish(new Person(sandbox, "einname").logIn(start)))
                .isInstanceOfSatisfying(
                        LoginOutcome.MissingAttributes.class,
                        missing -> assertThat(missing.attributes()).contains(AccountAttribute.GIVEN_NAMES));
    }

    @ParameterizedTest
    @EnumSource(AccountFault.class)
    void whatMustBeRefusedLogsNobodyInAndWhatMayBeIsUnderstood(AccountFault fault) {
        if (fault == AccountFault.REPLAYED) {
            login(person);
        }
        sandbox.faults().account(fault);
        LoginStart start = bundId.begin(request());
        if (fault == AccountFault.LOWER_LEVEL) {
            assertThat(bundId.finish(person.logIn(start)))
                    .isEqualTo(new LoginOutcome.LevelTooLow(TrustLevel.SUBSTANTIAL, Optional.of(TrustLevel.BASIC)));
        } else if (fault.mustBeRefused()) {
            assertThatThrownBy(() -> bundId.finish(person.logIn(start)))
                    .isInstanceOf(UntrustedException.class)
                    .hasMessageNotContaining("Đặng");
        } else {
            assertThat(bundId.finish(person.logIn(start))).isInstanceOfSatisfying(LoginOutcome.LoggedIn.class, in -> {
                assertThat(in.login().person().orElseThrow().familyName().value())
                        .isEqualTo("Đặng-Øllegård");
                assertThat(in.login()
                                .person()
                                .orElseThrow()
                                .givenNames()
                                .orElseThrow()
                                .value())
                        .isEqualTo("Thị Ặn Łucja");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.99, 1})
    void aTaggedByteChangedOnItsWayIsNotTrusted(double position) {
        sandbox.faults().tamper(Tamper.ASSERTION, position);
        LoginStart start = bundId.begin(request());

        assertThatThrownBy(() -> bundId.finish(person.logIn(start))).isInstanceOf(UntrustedException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1})
    void aSignedByteChangedBeforeTheEncryptionIsNotTrusted(double position) {
        sandbox.faults().tamper(Tamper.SIGNED_ASSERTION, position);
        LoginStart start = bundId.begin(request());

        assertThatThrownBy(() -> bundId.finish(person.logIn(start))).isInstanceOf(UntrustedException.class);
    }

    @Test
    void theAccountRefusesOurRequestWithoutItsSignature() {
        LoginStart start = bundId.begin(request());
        Response answer = person.post(start.action(), changed(start, "(?s)<ds:Signature .*</ds:Signature>", ""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("X-Sandbox-Idp-Code")).contains("saml-request-not-signed");
    }

    @Test
    void theAccountRefusesOurRequestIfSomebodyChangedIt() {
        LoginStart start = bundId.begin(request());
        Response answer = person.post(start.action(), changed(start, "Stadt Aachen", "Stadt Bonn"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("X-Sandbox-Idp-Code")).isPresent();
    }

    private static Map<String, String> changed(LoginStart start, String pattern, String replacement) {
        Map<String, String> fields = new LinkedHashMap<>(start.fields());
        String xml = new String(Base64.getDecoder().decode(fields.get("SAMLRequest")), StandardCharsets.UTF_8);
        String changed = xml.replaceFirst(pattern, replacement);
        assertThat(changed).isNotEqualTo(xml);
        fields.put("SAMLRequest", Base64.getEncoder().encodeToString(changed.getBytes(StandardCharsets.UTF_8)));
        return fields;
    }

    @Test
    void aRequestIsTakenOnce() {
        LoginStart start = bundId.begin(request());

        assertThat(person.post(start.action(), start.fields()).status()).isEqualTo(200);
        assertThat(person.post(start.action(), start.fields()).status()).isEqualTo(400);
    }

    private Login login(Person somebody) {
        LoginOutcome outcome = bundId.finish(somebody.logIn(bundId.begin(request())));
        assertThat(outcome).isInstanceOf(LoginOutcome.LoggedIn.class);
        return ((LoginOutcome.LoggedIn) outcome).login();
    }

    private static LoginRequest request() {
        return LoginRequest.builder(TrustLevel.SUBSTANTIAL, "Stadt Aachen (Muster)", "BMI-A0001")
                .require(AccountAttribute.FAMILY_NAME)
                .ask(AccountAttribute.GIVEN_NAMES, AccountAttribute.BIRTH_DATE, AccountAttribute.CITY)
                .ask(AccountAttribute.ACCOUNT_ID, AccountAttribute.MAILBOX, AccountAttribute.MEANS)
                .build();
    }

    private static SamlAccount bundId(boolean pss) {
        return BundId.builder(
                        IdentityProvider.of(
                                Environment.SANDBOX,
                                sandbox.account().entityId(),
                                sandbox.account().ssoPost(),
                                sandbox.account().certificates()),
                        new ServiceProvider(
                                URI.create("https://gewerbe.ozgsdk.example/sp"),
                                URI.create("https://gewerbe.ozgsdk.example/acs"),
                                KeyMaterial.pem(sandbox.testKeys().signing()),
                                List.of(KeyMaterial.pem(sandbox.testKeys().encryption()))))
                .store(new InMemoryStore(Clock.systemUTC()))
                .signWithPss(pss)
                .build();
    }
}
