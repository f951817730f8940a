// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.auth.bayernid.BayernId;
import org.ozgsdk.auth.bundid.BundId;
import org.ozgsdk.auth.bundid.Person;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.saml.SamlAccount;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.sandbox.AccountFace;

/** The client against the sandbox's BayernID. */
class BayernIdSandboxTest extends FaceSandboxTest {

    BayernIdSandboxTest() {
        super(AccountFace.BAYERNID, BayernId.PROFILE, "4711-DE");
    }

    @ParameterizedTest
    @CsvSource({
        "md:Organization>, md:Other>, Organization muss",
        "'\"technical\"', '\"other\"', technical muss",
        "'\"support\"', '\"other\"', support muss",
        "mdui:UIInfo, mdui:Other, mdui:UIInfo muss",
        "md:AttributeConsumingService, md:Other, AttributeConsumingService muss"
    })
    void aServiceThatSaysTooLittleOfItselfIsNotRegistered(String part, String other, String refusal) {
        String silent = new String(client.metadata(), StandardCharsets.UTF_8).replace(part, other);

        assertThatThrownBy(() -> account().register(silent.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(refusal);
    }

    @Test
    void anIdOfBundIdIsNoneHere() {
        AccountProfile bundIdWords =
                BundId.PROFILE.toBuilder("bayernid", "BayernID").build();
        SamlAccount confused = client(bundIdWords);
        LoginStart start = confused.begin(LoginRequest.builder(TrustLevel.SUBSTANTIAL, "Stadt Aachen", "BMI-A0001")
                .require(AccountAttribute.FAMILY_NAME)
                .build());
        Response page = new Person(sandbox, "thi-an").post(start.action(), start.fields());

        assertThat(page.header("X-Sandbox-Idp-Code")).contains("sandbox-online-service-id-malformed");
        assertThat(page.header("X-Sandbox-Assumption")).contains("bayernid.like-bundid");
    }
}
