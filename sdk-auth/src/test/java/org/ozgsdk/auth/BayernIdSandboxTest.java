// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.bayernid.BayernId;
import org.ozgsdk.auth.bundid.BundId;
import org.ozgsdk.auth.bundid.Person;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.saml.SamlAccount;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.transport.Response;
import org.ozgsdk.sandbox.AccountFace;

/** The client against the sandbox's BayernID. */
class BayernIdSandboxTest extends FaceSandboxTest {

    BayernIdSandboxTest() {
        super(AccountFace.BAYERNID, BayernId.PROFILE, "4711-DE");
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
