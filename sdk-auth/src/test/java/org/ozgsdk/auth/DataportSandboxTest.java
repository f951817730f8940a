// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.bundid.Person;
import org.ozgsdk.auth.dataport.DataportOsi;
import org.ozgsdk.core.Applicant;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.sandbox.AccountFace;

/** The client against the sandbox's Servicekonto: a signed assertion in the clear, levels of eIDAS. */
class DataportSandboxTest extends FaceSandboxTest {

    DataportSandboxTest() {
        super(AccountFace.DATAPORT, DataportOsi.PROFILE, "");
    }

    @Override
    LoginRequest request() {
        return LoginRequest.builder(TrustLevel.SUBSTANTIAL)
                .require(AccountAttribute.FAMILY_NAME)
                .build();
    }

    @Test
    void theAddressComesOutOfAnXmlValue() {
        Login login = login("thi-an");

        assertThat(login.person().orElseThrow().address().orElseThrow().value().street())
                .isEqualTo("Musterstraße");
        assertThat(login.person().orElseThrow().address().orElseThrow().value().houseNumber())
                .isEqualTo("12a");
        assertThat(login.person().orElseThrow().birthDate().orElseThrow().value())
                .hasToString("1985-04-17");
    }

    @Test
    void anOrganisationIsOne() {
        assertThat(login("verein").applicant())
                .hasValueSatisfying(applicant -> assertThat(applicant)
                        .isInstanceOfSatisfying(
                                Applicant.Organisation.class,
                                club -> assertThat(club.name().value())
                                        .isEqualTo("Förderverein Musterbücherei e. V.")));
    }

    @Test
    void theKeyOfAnAccountIsTheSameAtEachLogin() {
        assertThat(login("ziva").accountId())
                .isPresent()
                .isEqualTo(login("ziva").accountId());
        assertThat(login("ziva").accountId()).isNotEqualTo(login("juergen").accountId());
    }

    @Test
    void aPasswordIsNotSubstantial() {
        LoginStart start = client.begin(request());

        assertThat(client.finish(new Person(sandbox, "thi-an").go(start, "Benutzername", "anmelden")))
                .isInstanceOf(LoginOutcome.LevelTooLow.class);
    }
}
