// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.bundid.BundId;
import org.ozgsdk.auth.bundid.Person;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.auth.saml.SamlAccount;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.sandbox.Sandbox;

class FirstProgramTest {

    @Test
    void theFirstProgramRuns() {
        try (Sandbox sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start()) {
            URI entityId = URI.create("https://gewerbe.ozgsdk.example/sp");
            URI acs = URI.create("https://gewerbe.ozgsdk.example/acs");
            KeyMaterial signing = KeyMaterial.pem(sandbox.testKeys().signing());
            KeyMaterial encryption = KeyMaterial.pem(sandbox.testKeys().encryption());
            List<X509Certificate> pinned = sandbox.account().certificates();
            Store store = new InMemoryStore(Clock.systemUTC());
            Person browser = new Person(sandbox, "thi-an");
            // tag::first[]
            SamlAccount bundId = BundId.builder(
                            IdentityProvider.of(
                                    Environment.SANDBOX,
                                    sandbox.account().entityId(),
                                    sandbox.account().ssoPost(),
                                    pinned),
                            new ServiceProvider(entityId, acs, signing, List.of(encryption)))
                    .store(store)
                    .build();
            sandbox.account().register(bundId.metadata());
            LoginStart start = bundId.begin(LoginRequest.builder(TrustLevel.SUBSTANTIAL, "Stadt Aachen", "BMI-A0001")
                    .ask(AccountAttribute.GIVEN_NAMES, AccountAttribute.FAMILY_NAME, AccountAttribute.MAILBOX)
                    .build());
            LoginAnswer answer = browser.logIn(start);
            LoginOutcome outcome = bundId.finish(answer);
            // end::first[]
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            LoginOutcome.LoggedIn.class,
                            loggedIn -> assertThat(loggedIn.login()
                                            .person()
                                            .orElseThrow()
                                            .familyName()
                                            .value())
                                    .isEqualTo("Đặng-Øllegård"));
        }
    }
}
