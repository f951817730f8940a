// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.bundid.Person;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.NameIdPolicy;
import org.ozgsdk.auth.saml.GenericAccount;
import org.ozgsdk.auth.saml.SamlAccount;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.sandbox.AccountFace;

/** The client against the sandbox's identity provider without special habits. */
class GenericSandboxTest extends FaceSandboxTest {

    GenericSandboxTest() {
        super(AccountFace.GENERIC, GenericAccount.PROFILE, "");
    }

    @Override
    LoginRequest request() {
        return LoginRequest.builder(TrustLevel.SUBSTANTIAL)
                .require(AccountAttribute.FAMILY_NAME)
                .build();
    }

    @Test
    void whoAsksForNoLevelGetsWhateverThereIs() {
        LoginStart start = client.begin(LoginRequest.builder(TrustLevel.NONE).build());

        assertThat(client.finish(new Person(sandbox, "passwort").go(start, "Benutzername", "anmelden")))
                .isInstanceOfSatisfying(
                        LoginOutcome.LoggedIn.class,
                        in -> assertThat(in.login()
                                        .person()
                                        .orElseThrow()
                                        .familyName()
                                        .value())
                                .isEqualTo("Nurpasswort"));
    }

    @Test
    void aPersistentNameIdIsGivenToWhoAsksForIt() {
        AccountProfile persistent = GenericAccount.PROFILE.toBuilder("generic", "SAML 2.0")
                .nameIdPolicy(new NameIdPolicy(NameIdPolicy.PERSISTENT, true))
                .build();
        SamlAccount asking = client(persistent);
        LoginOutcome outcome = asking.finish(new Person(sandbox, "ziva").logIn(asking.begin(request())));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LoginOutcome.LoggedIn.class,
                        in -> assertThat(in.login().accountId()).isPresent());
        assertThat(login("ziva").accountId()).isEmpty();
    }

    @Test
    void aNameIdTheAccountDoesNotHaveIsAFailure() {
        AccountProfile odd = GenericAccount.PROFILE.toBuilder("generic", "SAML 2.0")
                .nameIdPolicy(new NameIdPolicy("urn:oasis:names:tc:SAML:2.0:nameid-format:kerberos", true))
                .build();
        SamlAccount asking = client(odd);
        LoginStart start = asking.begin(request());

        assertThat(asking.finish(new Person(sandbox, "ziva").answeredAtOnce(start)))
                .isInstanceOf(LoginOutcome.Refused.class);
    }
}
