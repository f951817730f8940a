// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.delivery.internal.TestKeys;

class FitConnectEnvironmentTest {

    private static FitConnect.Builder builder(FitConnectEnvironment environment) {
        return FitConnect.builder(environment, "client", Secret.of("geheim"));
    }

    @Test
    void theConstantsNameFitkosAddressesOverTlsOnly() {
        assertThat(FitConnectEnvironment.TEST.submissionApi())
                .isEqualTo(URI.create("https://test.fit-connect.fitko.dev/submission-api"));
        assertThat(FitConnectEnvironment.PROD.token())
                .isEqualTo(URI.create("https://auth-prod.fit-connect.fitko.net/token"));
        for (FitConnectEnvironment each :
                List.of(FitConnectEnvironment.TEST, FitConnectEnvironment.STAGE, FitConnectEnvironment.PROD)) {
            assertThat(List.of(each.token(), each.submissionApi(), each.portal()))
                    .allSatisfy(uri -> assertThat(uri.getScheme()).isEqualTo("https"));
            assertThat(each.submissionHosts()).contains(each.submissionApi().getHost());
            assertThat(each.anchors()).isEmpty();
        }
    }

    @Test
    void withoutTrustAnchorsNothingIsBuilt() {
        assertThatThrownBy(() -> builder(FitConnectEnvironment.PROD).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("withAnchors");
        assertThatCode(() -> builder(FitConnectEnvironment.PROD.withAnchors(List.of(TestKeys.ROOT)))
                        .build())
                .doesNotThrowAnyException();
    }

    @Test
    void selfSignedDestinationsExistInTestOnly() {
        assertThatCode(() -> builder(FitConnectEnvironment.TEST.insecurelyAcceptingSelfSigned())
                        .build())
                .doesNotThrowAnyException();
        assertThatThrownBy(FitConnectEnvironment.PROD::insecurelyAcceptingSelfSigned)
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(FitConnectEnvironment.STAGE::insecurelyAcceptingSelfSigned)
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void theTransportMustBeOfTheSameWorld() {
        Transport test = Transport.builder(Environment.TEST).build();
        assertThatThrownBy(() -> builder(FitConnectEnvironment.PROD.withAnchors(List.of(TestKeys.ROOT)))
                        .transport(test)
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("TEST")
                .hasMessageContaining("PROD");
    }

    @Test
    void aMissingOrRelativeAddressIsNamed() {
        assertThatThrownBy(() -> FitConnectEnvironment.custom(Environment.SANDBOX)
                        .token(URI.create("http://127.0.0.1:1/token"))
                        .submissionApi(URI.create("http://127.0.0.1:1/submission-api"))
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("portal");
        assertThatThrownBy(() -> FitConnectEnvironment.custom(Environment.SANDBOX)
                        .submissionApi(URI.create("submission-api"))
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("submissionApi");
    }

    @Test
    void pollingNeedsAPause() {
        assertThatThrownBy(() -> builder(FitConnectEnvironment.TEST).pollInterval(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
