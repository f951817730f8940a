// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.transport.Transport;

class PvogEnvironmentTest {

    @Test
    void theWorldsHaveTheirAddresses() {
        assertThat(PvogEnvironment.PROD.base()).hasToString("https://pvog.fitko.net/suchdienst/api");
        assertThat(PvogEnvironment.STAGE.base().getHost()).isEqualTo("stage.pvog.fitko.net");
    }

    @Test
    void aSlashAtTheEndMakesNoDifference() {
        assertThat(PvogEnvironment.of(Environment.TEST, URI.create("https://tor.example/pvog/"))
                        .base())
                .hasToString("https://tor.example/pvog");
    }

    @Test
    void aVersionChangesOneCallOfACopyOnly() {
        PvogEnvironment changed = PvogEnvironment.PROD.version(PvogCall.UNIT_DETAIL, "v6");

        assertThat(changed.endpoint(PvogCall.UNIT_DETAIL)).isEqualTo("/v6/organisationunits/detail");
        assertThat(changed.endpoint(PvogCall.RELATIONS)).isEqualTo("/v1/relations/jzufi-2-3");
        assertThat(PvogEnvironment.PROD.endpoint(PvogCall.UNIT_DETAIL)).isEqualTo("/v5/organisationunits/detail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6", "v", "v6/..", "v6beta", "V6", "v1234"})
    void whatIsNoVersionIsRefused(String version) {
        assertThatThrownBy(() -> PvogEnvironment.PROD.version(PvogCall.UNIT_DETAIL, version))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://pvog.example/api",
                "ftp://pvog.example",
                "/api",
                "https://a:b@pvog.example",
                "https://pvog.example/?x=1"
            })
    void anAddressThatIsNotHttpsIsRefusedWithoutItsPassword(String base) {
        assertThatThrownBy(() -> PvogEnvironment.of(Environment.SANDBOX, URI.create(base)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("a:b");
    }

    @Test
    void plainHttpIsForTheSandboxOnLoopbackOnly() {
        URI loopback = URI.create("http://127.0.0.1:9/suchdienst/api");

        assertThat(PvogEnvironment.of(Environment.SANDBOX, loopback).base()).isEqualTo(loopback);
        assertThatThrownBy(() -> PvogEnvironment.of(Environment.TEST, loopback))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void realPeopleAreNotLedByTheDataOfAnotherWorld() {
        Transport prod = Transport.builder(Environment.PROD).build();

        assertThat(Pvog.builder(PvogEnvironment.PROD, prod).build().id()).isEqualTo("pvog");
        assertThatThrownBy(() -> Pvog.builder(PvogEnvironment.STAGE, prod).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("PvogEnvironment.PROD");
    }
}
