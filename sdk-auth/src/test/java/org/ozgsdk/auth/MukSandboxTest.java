// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.auth.bundid.Person;
import org.ozgsdk.auth.muk.Muk;
import org.ozgsdk.core.Applicant;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.sandbox.AccountFace;
import org.ozgsdk.sandbox.AccountFault;

/** The client against the sandbox's Mein Unternehmenskonto: signed response, encrypted assertion, organisations. */
class MukSandboxTest extends FaceSandboxTest {

    MukSandboxTest() {
        super(AccountFace.MUK, Muk.PROFILE, "");
    }

    @Override
    LoginRequest request() {
        return LoginRequest.builder(TrustLevel.SUBSTANTIAL)
                .require(AccountAttribute.FAMILY_NAME)
                .build();
    }

    @Test
    void anOrganisationComesWithItsSeatAndWhoActsForIt() {
        Login login = login("gmbh");

        assertThat(login.applicant())
                .hasValueSatisfying(applicant -> assertThat(applicant)
                        .isInstanceOfSatisfying(Applicant.Organisation.class, organisation -> {
                            assertThat(organisation.name().value()).isEqualTo("Łódź & Söhne Muster GmbH");
                            assertThat(organisation
                                            .address()
                                            .orElseThrow()
                                            .value()
                                            .street())
                                    .isEqualTo("Musterhafen");
                            assertThat(organisation
                                            .address()
                                            .orElseThrow()
                                            .value()
                                            .postcode())
                                    .isEqualTo("26122");
                            assertThat(organisation
                                            .actingPerson()
                                            .orElseThrow()
                                            .familyName()
                                            .value())
                                    .isEqualTo("Prokūra");
                        }));
        assertThat(login.attributes()
                        .get(AccountAttribute.REGISTER_KIND)
                        .orElseThrow()
                        .value())
                .isEqualTo("HRB");
        assertThat(login.attributes()
                        .get(AccountAttribute.DATA_SET)
                        .orElseThrow()
                        .value())
                .isEqualTo("StNr");
    }

    @Test
    void anOrganisationAbroadHasNoPostcode() {
        Login login = login("firma-ausland");

        assertThat(login.attributes().get(AccountAttribute.ORGANISATION_POSTCODE))
                .isEmpty();
        assertThat(login.attributes()
                        .get(AccountAttribute.ORGANISATION_COUNTRY)
                        .orElseThrow()
                        .value())
                .isEqualTo("CZ");
        assertThat(login.attributes()
                        .get(AccountAttribute.ORGANISATION_ADDRESS_KIND)
                        .orElseThrow()
                        .value())
                .isEqualTo("Ausland");
    }

    @ParameterizedTest
    @CsvSource({"thi-an,IdNr", "gmbh,StNr"})
    void theKeyOfAnAccountIsItsPersistentNameId(String persona, String dataSet) {
        Login login = login(persona);

        assertThat(login.accountId().orElseThrow()).matches("ek-[0-9a-f]{40}");
        assertThat(login(persona).accountId()).isEqualTo(login.accountId());
        assertThat(login.attributes()
                        .get(AccountAttribute.DATA_SET)
                        .orElseThrow()
                        .value())
                .isEqualTo(dataSet);
        assertThat(login.attributes()
                        .get(AccountAttribute.ORGANISATION_ID)
                        .orElseThrow()
                        .value())
                .matches("du-[0-9a-f]{40}");
    }

    @Test
    void withACardOnlyTheIdentificationIsHigherThanSubstantial() {
        LoginStart start = client.begin(request());
        LoginOutcome outcome = client.finish(new Person(sandbox, "thi-an").go(start, "eID", "anmelden"));

        assertThat(outcome).isInstanceOfSatisfying(LoginOutcome.LoggedIn.class, in -> {
            assertThat(in.login().level()).isEqualTo(TrustLevel.SUBSTANTIAL);
            assertThat(in.login()
                            .attributes()
                            .get(AccountAttribute.IDENTIFICATION_LEVEL)
                            .orElseThrow()
                            .value())
                    .isEqualTo("hoch");
        });
    }

    @Test
    void anAccountForTestsSaysSo() {
        assertThat(login("gmbh")
                        .attributes()
                        .get(AccountAttribute.TEST_ACCOUNT)
                        .orElseThrow()
                        .value())
                .isEqualTo("false");
        sandbox.faults().account(AccountFault.TEST_ACCOUNT);
        assertThat(login("gmbh")
                        .attributes()
                        .get(AccountAttribute.TEST_ACCOUNT)
                        .orElseThrow()
                        .value())
                .isEqualTo("true");
    }
}
