// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.auth.bundid.BundId;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.TestClock;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.keys.KeyMaterial;

/** Our own keys: how old and how short they may be, at both ends. */
class KeyAgeTest {

    private static final Instant END = Instant.parse("2030-06-30T12:00:00Z");
    private static final KeyMaterial ENDING = Keys.rsa(3072, "ending soon", Instant.parse("2025-01-01T00:00:00Z"), END);

    @ParameterizedTest
    @CsvSource({"PT1440H1S, false", "PT1440H, true", "PT1439H, true", "PT1S, true"})
    void aCertificateIsWarnedOfFromSixtyDaysBeforeItsEndOn(Duration left, boolean warned) {
        for (ServiceProvider service :
                List.of(service(ENDING, Keys.SERVICE_ENCRYPTION), service(Keys.SERVICE_SIGNING, ENDING))) {
            int before = Recorder.LINES.size();
            build(service, END.minus(left));

            assertThat(Recorder.LINES.subList(before, Recorder.LINES.size()).stream()
                            .filter(line -> line.startsWith("WARN") && line.contains("CN=ending soon"))
                            .filter(line -> line.contains("expires on " + END)))
                    .hasSize(warned ? 1 : 0);
        }
    }

    @Test
    void afterItsEndNothingIsBuilt() {
        ServiceProvider service = service(Keys.SERVICE_SIGNING, ENDING);

        build(service, END.minusMillis(1));
        assertThatThrownBy(() -> build(service, END))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("expired on " + END);
    }

    @Test
    void oneBitLessThan3072IsTooShort() {
        KeyMaterial shorter = Keys.rsa(3071, "short");

        assertThatThrownBy(() -> service(shorter, Keys.SERVICE_ENCRYPTION))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("3072");
        assertThatThrownBy(() -> service(Keys.SERVICE_SIGNING, shorter))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("3072");
        assertThat(service(Keys.SERVICE_SIGNING, Keys.SERVICE_ENCRYPTION).encryption())
                .hasSize(1);
    }

    private static void build(ServiceProvider service, Instant now) {
        BundId.builder(BundId.test(List.of(Keys.IDP.certificate())), service)
                .clock(new TestClock(now))
                .build();
    }

    private static ServiceProvider service(KeyMaterial signing, KeyMaterial encryption) {
        return new ServiceProvider(URI.create(Answer.SP), URI.create(Answer.ACS), signing, List.of(encryption));
    }
}
