// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.bundid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.Signing;
import org.ozgsdk.auth.idp.TestClock;
import org.ozgsdk.auth.idp.Trees;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.auth.saml.SamlAccount;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.store.InMemoryStore;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a user sets up: two sides, a clock, a store. Mistakes are found when it is built. */
class SetupTest {

    private static final URI ENTITY = URI.create(Answer.SP);
    private static final URI ACS = URI.create(Answer.ACS);
    private static final List<X509Certificate> PINNED = List.of(Keys.IDP.certificate());

    private final TestClock clock = new TestClock(Keys.NOW);

    @Test
    void aLoginThroughThePublicFormSucceedsAndIsGoodOnce() {
        SamlAccount bundId = BundId.builder(account(), service()).clock(clock).build();
        LoginStart start = bundId.begin(request());
        Answer answer = new Answer(start, clock.instant());

        assertThat(bundId.id()).isEqualTo("bundid");
        assertThat(bundId.finish(answer.answer())).isInstanceOf(LoginOutcome.LoggedIn.class);
        assertThatThrownBy(() -> bundId.finish(answer.answer())).isInstanceOf(UntrustedException.class);
    }

    @Test
    void nodesWithOneStoreEndEachOthersLogins() {
        InMemoryStore store = new InMemoryStore(clock);
        SamlAccount one =
                BundId.builder(account(), service()).clock(clock).store(store).build();
        SamlAccount two =
                BundId.builder(account(), service()).clock(clock).store(store).build();
        Answer answer = new Answer(one.begin(request()), clock.instant());

        assertThat(two.finish(answer.answer())).isInstanceOf(LoginOutcome.LoggedIn.class);
    }

    @Test
    void aLoginLivesAsLongAsItIsAllowed() {
        SamlAccount bundId = BundId.builder(account(), service())
                .clock(clock)
                .lifetime(Duration.ofMinutes(30))
                .build();
        LoginStart late = bundId.begin(request());
        LoginStart tooLate = bundId.begin(request());
        clock.forward(Duration.ofMinutes(30).minusMillis(1));
        assertThat(bundId.finish(new Answer(late, clock.instant()).answer())).isInstanceOf(LoginOutcome.LoggedIn.class);
        clock.forward(Duration.ofMillis(1));

        assertThatThrownBy(() -> bundId.finish(new Answer(tooLate, clock.instant()).answer()))
                .isInstanceOf(UntrustedException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 3_601})
    void aLifetimeOutOfBoundsIsRefused(long seconds) {
        SamlAccount.Builder builder =
                BundId.builder(account(), service()).clock(clock).lifetime(Duration.ofSeconds(seconds));

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("lifetime");
    }

    @Test
    void requestsAndAnswersCanBeHeldToPss() {
        SamlAccount strict = BundId.builder(account(), service())
                .clock(clock)
                .signWithPss(true)
                .requirePss(true)
                .build();
        LoginStart start = strict.begin(request());
        Answer old = new Answer(start, clock.instant());
        old.signing.method = Signing.RSA_SHA256;

        assertThat(start.html()).contains("SAMLRequest");
        assertThatThrownBy(() -> strict.finish(old.answer())).isInstanceOf(UntrustedException.class);
    }

    @Test
    void theMetadataKeepTheRulesOfTheOperator() {
        SamlAccount bundId = BundId.builder(
                        account(),
                        new ServiceProvider(
                                ENTITY,
                                ACS,
                                Keys.SERVICE_SIGNING,
                                List.of(Keys.SERVICE_ENCRYPTION, Keys.NEXT_ENCRYPTION)))
                .clock(clock)
                .build();
        Document document = Trees.parse(bundId.metadata());
        Element root = document.getDocumentElement();
        Element descriptor = Trees.first(root, "SPSSODescriptor");
        Element consumer = Trees.first(root, "AssertionConsumerService");

        assertThat(root.getLocalName()).isEqualTo("EntityDescriptor");
        assertThat(root.getNamespaceURI()).isEqualTo("urn:oasis:names:tc:SAML:2.0:metadata");
        assertThat(root.getAttribute("entityID")).isEqualTo(Answer.SP);
        assertThat(Trees.text(root))
                .doesNotContain("validUntil", "cacheDuration", " ID=", "Signature", "EncryptionMethod");
        assertThat(descriptor.getAttribute("AuthnRequestsSigned")).isEqualTo("true");
        assertThat(descriptor.getAttribute("WantAssertionsSigned")).isEqualTo("true");
        assertThat(descriptor.getAttribute("protocolSupportEnumeration"))
                .isEqualTo("urn:oasis:names:tc:SAML:2.0:protocol");
        assertThat(Trees.count(root, "KeyDescriptor")).isEqualTo(3);
        assertThat(Trees.first(root, "KeyDescriptor").getAttribute("use")).isEqualTo("signing");
        assertThat(Trees.first(root, "X509Certificate").getTextContent()).isEqualTo(base64(Keys.SERVICE_SIGNING));
        assertThat(Trees.text(root)).contains(base64(Keys.SERVICE_ENCRYPTION), base64(Keys.NEXT_ENCRYPTION));
        assertThat(consumer.getAttribute("Location")).isEqualTo(Answer.ACS);
        assertThat(consumer.getAttribute("Binding")).isEqualTo("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST");
        assertThat(consumer.getAttribute("index")).isEqualTo("0");
        assertThat(consumer.getAttribute("isDefault")).isEqualTo("true");
        assertThat(bundId.metadata()).isEqualTo(bundId.metadata());
    }

    @ParameterizedTest
    @CsvSource({
        "http://stadt.example/sp",
        "https://stadt.example:8443/sp",
        "https://stadt.example/sp?x=1",
        "https://stadt.example/sp#x",
        "https://ich@stadt.example/sp",
        "urn:stadt:sp",
        "https:///sp"
    })
    void anEntityIdThatBundIdCannotRegisterIsRefused(URI entity) {
        assertThatThrownBy(() -> BundId.builder(
                                account(),
                                new ServiceProvider(
                                        entity, ACS, Keys.SERVICE_SIGNING, List.of(Keys.SERVICE_ENCRYPTION)))
                        .clock(clock)
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ServiceProvider.entityId");
    }

    @ParameterizedTest
    @CsvSource({"http://stadt.example/acs", "https://stadt.example/acs#x", "/acs"})
    void aConsumerThatCannotBeRegisteredIsRefused(URI consumer) {
        assertThatThrownBy(() ->
                        new ServiceProvider(ENTITY, consumer, Keys.SERVICE_SIGNING, List.of(Keys.SERVICE_ENCRYPTION)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ServiceProvider.assertionConsumerService");
    }

    @Test
    void weakKeysOfOursAreRefused() {
        KeyMaterial curve = Keys.ec("curve");
        for (KeyMaterial weak : List.of(Keys.FOREIGN, curve)) {
            assertThatThrownBy(() -> new ServiceProvider(ENTITY, ACS, weak, List.of(Keys.SERVICE_ENCRYPTION)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("signing key of the service provider");
            assertThatThrownBy(() -> new ServiceProvider(ENTITY, ACS, Keys.SERVICE_SIGNING, List.of(weak)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("encryption key of the service provider");
        }
    }

    @Test
    void oneOrTwoEncryptionKeysAreTaken() {
        KeyMaterial key = Keys.SERVICE_ENCRYPTION;

        assertThatThrownBy(() -> new ServiceProvider(ENTITY, ACS, Keys.SERVICE_SIGNING, List.of()))
                .hasMessageContaining("found 0");
        assertThatThrownBy(() -> new ServiceProvider(ENTITY, ACS, Keys.SERVICE_SIGNING, List.of(key, key, key)))
                .hasMessageContaining("found 3");
    }

    @Test
    void anExpiredCertificateOfOursIsRefused() {
        Clock later = Clock.fixed(Instant.parse("2036-01-01T00:00:00Z"), ZoneOffset.UTC);
        Clock before = Clock.fixed(Instant.parse("2035-12-31T23:59:59Z"), ZoneOffset.UTC);

        assertThatThrownBy(
                        () -> BundId.builder(account(), service()).clock(later).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("expired on 2036-01-01");
        assertThat(BundId.builder(account(), service()).clock(before).build().metadata())
                .isNotEmpty();
    }

    @Test
    void theAddressesOfBothBundIdsAreKnown() {
        IdentityProvider test = BundId.test(PINNED);
        IdentityProvider prod = BundId.prod(PINNED);

        assertThat(test.environment()).isEqualTo(Environment.TEST);
        assertThat(test.entityId()).hasToString("https://int.id.bund.de/idp");
        assertThat(test.ssoPost()).hasToString("https://int.id.bund.de/idp/profile/SAML2/POST/SSO");
        assertThat(prod.environment()).isEqualTo(Environment.PROD);
        assertThat(prod.entityId()).hasToString("https://id.bund.de/idp");
        assertThat(prod.ssoPost()).hasToString("https://id.bund.de/idp/profile/SAML2/POST/SSO");
    }

    @ParameterizedTest
    @CsvSource({
        "SANDBOX, http://127.0.0.1:8080/sso, true",
        "SANDBOX, http://localhost/sso, true",
        "SANDBOX, http://[::1]:1/sso, true",
        "SANDBOX, http://idp.example/sso, false",
        "SANDBOX, http://127.0.0.1.example/sso, false",
        "TEST, http://127.0.0.1:8080/sso, false",
        "TEST, https://localhost/sso, true",
        "TEST, https://idp.example/sso#x, false",
        "TEST, https://ich@idp.example/sso, false",
        "TEST, ftp://idp.example/sso, false",
        "PROD, https://localhost/sso, false",
        "PROD, https://idp.example/sso, true"
    })
    void plainHttpGoesOnlyToTheOwnMachineAndOnlyInTheSandbox(Environment environment, URI sso, boolean allowed) {
        if (allowed) {
            assertThat(IdentityProvider.of(environment, URI.create("urn:idp"), sso, PINNED)
                            .ssoPost())
                    .isEqualTo(sso);
        } else {
            assertThatThrownBy(() -> IdentityProvider.of(environment, URI.create("urn:idp"), sso, PINNED))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("ssoPost");
        }
    }

    @Test
    void withoutAStrongPinnedCertificateThereIsNoAccount() {
        List<X509Certificate> weak = List.of(Keys.rsa(1024, "weak").certificate());
        List<X509Certificate> curve = List.of(Keys.ec("curve").certificate());

        for (List<X509Certificate> wrong : List.of(List.<X509Certificate>of(), weak, curve)) {
            assertThatThrownBy(() -> BundId.test(wrong))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("IdentityProvider.certificates");
        }
        assertThatThrownBy(() -> IdentityProvider.of(
                        Environment.TEST, URI.create("idp"), URI.create("https://idp.example/sso"), PINNED))
                .hasMessageContaining("entityId");
    }

    private static String base64(KeyMaterial material) {
        try {
            return java.util.Base64.getEncoder()
                    .encodeToString(material.certificate().getEncoded());
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IdentityProvider account() {
        return IdentityProvider.of(
                Environment.TEST, URI.create(Answer.IDP), URI.create("https://idp.example/idp/sso"), PINNED);
    }

    private static ServiceProvider service() {
        return new ServiceProvider(ENTITY, ACS, Keys.SERVICE_SIGNING, List.of(Keys.SERVICE_ENCRYPTION));
    }

    private static LoginRequest request() {
        return LoginRequest.builder(TrustLevel.SUBSTANTIAL, "Stadt Aachen", "BMI-4711")
                .require(AccountAttribute.FAMILY_NAME)
                .build();
    }
}
