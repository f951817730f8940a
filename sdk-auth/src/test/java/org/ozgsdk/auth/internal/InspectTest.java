// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.idp.Signing;

/** One answer looked at without its request: by the same rules as a login. */
class InspectTest {

    private final Seed seed = new Seed(Face.GENERIC_ASSERTION, Signing.PSS_SHA256);

    @Test
    void aRightAnswerOfAnyFormIsRead() {
        for (Seed each : Seed.all()) {
            assertThat(each.inspect(each.response)).as(each.name).isInstanceOf(LoginOutcome.LoggedIn.class);
        }
    }

    @Test
    void anUnsignedAnswerCannotHideWhichRequestItsAssertionConfirms() {
        String xml = new String(seed.response, StandardCharsets.UTF_8);
        String inResponseTo =
                xml.substring(xml.indexOf(" InResponseTo=\""), xml.indexOf('>', xml.indexOf(" InResponseTo=\"")));

        Breach breach =
                catchThrowableOfType(Breach.class, () -> seed.inspect(Face.utf8(xml.replaceFirst(inResponseTo, ""))));

        assertThat(breach.rule()).isEqualTo(Rule.IN_RESPONSE_TO);
    }
}
