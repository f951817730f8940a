// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.zbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.Environment;

class ZbpEnvironmentTest {

    @Test
    void everyKnownHostIsAValue() {
        assertThat(List.of(
                        ZbpEnvironment.testInternet(),
                        ZbpEnvironment.testNdb(),
                        ZbpEnvironment.testNdbVn(),
                        ZbpEnvironment.prodNdb(),
                        ZbpEnvironment.prodNdbVn()))
                .extracting(ZbpEnvironment::environment, where -> where.base().getHost())
                .containsExactly(
                        tuple(Environment.TEST, "int.zbp.bund.de"),
                        tuple(Environment.TEST, "int.zbp.bmi.in.bund.de"),
                        tuple(Environment.TEST, "int.zbp.bundid.doi-de.net"),
                        tuple(Environment.PROD, "prod.zbp.bmi.in.bund.de"),
                        tuple(Environment.PROD, "prod.zbp.bundid.doi-de.net"));
    }
}
