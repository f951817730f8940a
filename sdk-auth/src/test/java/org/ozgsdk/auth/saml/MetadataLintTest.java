// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.auth.Descriptions;
import org.ozgsdk.auth.bayernid.BayernId;
import org.ozgsdk.auth.bundid.BundId;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.muk.Muk;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.keys.KeyMaterial;

class MetadataLintTest {

    private static final String OURS = metadata(Keys.SERVICE_SIGNING, Keys.SERVICE_ENCRYPTION);

    @Test
    void ourOwnMetadataAreFine() {
        assertThat(lint(OURS, BundId.PROFILE)).isEmpty();
        assertThat(lint(OURS, Muk.PROFILE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://gewerbe.ozgsdk.example/sp|http://gewerbe.ozgsdk.example/sp|ERROR entity-id-https",
                "https://gewerbe.ozgsdk.example/sp|https://gewerbe.ozgsdk.example:8443/sp|ERROR port",
                "entityID=|ID='_1' entityID=|ERROR id-attribute",
                "entityID=|validUntil='2030-01-01T00:00:00Z' entityID=|ERROR valid-until",
                "entityID=|cacheDuration='P1D' entityID=|ERROR cache-duration",
                "use=\"encryption\"|use=\"signing\"|ERROR no-encryption-key",
                "use=\"signing\"|use=\"encryption\"|ERROR signing-key-missing",
                "https://gewerbe.ozgsdk.example/acs|http://gewerbe.ozgsdk.example/acs|ERROR acs-https",
                "bindings:HTTP-POST|bindings:PAOS|ERROR acs-post",
                "</md:KeyDescriptor>|<md:EncryptionMethod Algorithm='x'/></md:KeyDescriptor>|WARNING algorithm-lists",
                "AuthnRequestsSigned=\"true\"|AuthnRequestsSigned=\"false\"|WARNING requests-signed",
                "WantAssertionsSigned=\"true\"|WantAssertionsSigned=\"false\"|WARNING assertions-signed",
                "md:SPSSODescriptor|md:IDPSSODescriptor|ERROR service-provider",
                "</md:EntityDescriptor>||ERROR xml"
            })
    void eachRuleFindsItsBreach(String instead, String of, String found) {
        String broken = OURS.replace(instead, of == null ? "" : of);

        assertThat(broken).isNotEqualTo(OURS);
        assertThat(lint(broken, BundId.PROFILE)).containsExactly(found);
    }

    @Test
    void aChangedHostIsFound() {
        assertThat(MetadataLint.check(bytes(OURS), BundId.PROFILE, Optional.of("alt.example"), Metadata.CLOCK))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("saml.metadata.host-changed");
                    assertThat(finding.place()).isEqualTo("EntityDescriptor/@entityID");
                    assertThat(finding.text()).contains("bPK2");
                });
        assertThat(MetadataLint.check(
                        bytes(OURS), BundId.PROFILE, Optional.of("gewerbe.ozgsdk.example"), Metadata.CLOCK))
                .isEmpty();
    }

    @Test
    void weakAndSharedKeysAreFound() {
        String weak = OURS.replace(
                Metadata.base64(Keys.SERVICE_SIGNING.certificate()),
                Metadata.base64(Keys.rsa(2048, "weak").certificate()));

        assertThat(lint(metadata(Keys.SERVICE_SIGNING, Keys.SERVICE_SIGNING), BundId.PROFILE))
                .containsExactly("WARNING same-key-for-both");
        assertThat(lint(weak, BundId.PROFILE)).containsExactly("ERROR key-size");
    }

    @Test
    void certificatesThatEndAreFound() {
        KeyMaterial soon = Keys.rsa(3072, "soon", Keys.NOW.minusSeconds(60), Keys.NOW.plus(Duration.ofDays(59)));
        KeyMaterial over = Keys.rsa(3072, "over", Keys.NOW.minusSeconds(60), Keys.NOW);

        assertThat(lint(metadata(soon, over), BundId.PROFILE))
                .containsExactly("WARNING certificate-expiry", "ERROR certificate-expiry");
    }

    @Test
    void bayernIdWantsToKnowMore() {
        assertThat(lint(OURS, BayernId.PROFILE))
                .containsExactly(
                        "WARNING organization",
                        "WARNING contact-person",
                        "WARNING contact-person",
                        "WARNING ui-info",
                        "WARNING attribute-consuming-service");
    }

    @Test
    void aServiceThatDescribesItselfTellsBayernIdEnough() {
        byte[] written =
                bayern(service(Keys.SERVICE_SIGNING, Keys.SERVICE_ENCRYPTION).withDescription(Descriptions.AACHEN));

        assertThat(lint(new String(written, StandardCharsets.UTF_8), BayernId.PROFILE))
                .isEmpty();
    }

    @Test
    void bayernIdsMetadataNeedADescription() {
        ServiceProvider silent = service(Keys.SERVICE_SIGNING, Keys.SERVICE_ENCRYPTION);

        assertThatThrownBy(() -> bayern(silent))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ServiceProvider.withDescription");
    }

    private static byte[] bayern(ServiceProvider us) {
        return BayernId.builder(BayernId.test(List.of(Keys.IDP.certificate())), us)
                .clock(Metadata.CLOCK)
                .build()
                .metadata();
    }

    private static ServiceProvider service(KeyMaterial signing, KeyMaterial encryption) {
        return new ServiceProvider(URI.create(Answer.SP), URI.create(Answer.ACS), signing, List.of(encryption));
    }

    private static List<String> lint(String metadata, AccountProfile profile) {
        return MetadataLint.check(bytes(metadata), profile, Optional.empty(), Metadata.CLOCK).stream()
                .map(finding -> finding.severity() + " " + finding.rule().substring("saml.metadata.".length()))
                .toList();
    }

    private static String metadata(KeyMaterial signing, KeyMaterial encryption) {
        // The client refuses what has expired; the linter is to see it all the same.
        Clock before = Clock.offset(Metadata.CLOCK, Duration.ofSeconds(-30));
        byte[] written = BundId.builder(BundId.test(List.of(Keys.IDP.certificate())), service(signing, encryption))
                .clock(before)
                .build()
                .metadata();
        return new String(written, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
