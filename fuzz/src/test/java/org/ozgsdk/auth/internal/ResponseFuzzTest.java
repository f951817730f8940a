// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.saml.GenericAccount;
import org.w3c.dom.Element;

/**
 * An answer of an account from a stranger, read by the most lenient profile: only the declared exception, and whoever logs in is the person of the seeds, whose
 * signing key nobody has any more.
 */
class ResponseFuzzTest {

    private static final String KEY =
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAuoqcQEwpONpNC9ifjjRaE7sXjWyaWO9zk8hy7lvtHEdHMVT4pdlVI276"
                    + "WvSrKsjOnLpntUtSdZGrJ4zoCnslA2lxJeVBESIYTFTdmdVNTVGvCTOZc5h5hHFfGiLXebrFz+UbO9fCIjD1NWeFxoBkL270r6IT"
                    + "89fz1+YEJi2RbYHAY1Lo/tEn0PfV3KTo0AIl7JOY5vgkgfeJFvn4eZF8B02Dfs9MbHPqaRIIOkoottdkeb/BcoJCh+8jkyjc/thp"
                    + "3oQ3TVbF0G+qRHmHvDgSZVZos+cIf96k0ikdxXExfeKZ2vZcZ10LRX7OHz2ad6B8YmOVACQ8cvHTGXkgDd9ASQIDAQAB";
    private static final PublicKey ACCOUNT = account();

    private static final ResponseReader READER = new ResponseReader(
            new Sides(
                    GenericAccount.PROFILE,
                    "https://idp.example/idp",
                    List.of(ACCOUNT),
                    "https://gewerbe.ozgsdk.example/sp",
                    "https://gewerbe.ozgsdk.example/acs",
                    List.of(ours()),
                    false,
                    false),
            Clock.fixed(Instant.parse("2026-11-24T10:15:30.123Z"), ZoneOffset.UTC));

    @FuzzTest(maxDuration = "5m")
    void response(byte[] xml) {
        try {
            LoginOutcome outcome = READER.inspect(Base64.getEncoder().encodeToString(xml), Optional.empty());
            if (outcome instanceof LoginOutcome.LoggedIn yes) {
                assertErika(yes.login());
            }
        } catch (Breach e) {
            assertThat(e.rule()).isNotNull();
        }
    }

    /** What an attacker encrypts for us: read as far as its signature. */
    @FuzzTest(maxDuration = "5m")
    void assertion(byte[] xml) {
        try {
            Element root = Caps.content(xml).getDocumentElement();
            Shape.assertion(root, true);
            Element signed = SignedXml.verified(root, List.of(ACCOUNT), false);
            assertThat(Attributes.read(signed, GenericAccount.PROFILE)
                            .get("surname")
                            .orElseThrow()
                            .value())
                    .isEqualTo("Mustermann");
        } catch (Breach e) {
            assertThat(e.rule()).isNotNull();
        }
    }

    /** The target would say nothing if its seeds were refused. */
    @ParameterizedTest
    @ValueSource(strings = {"assertion-signed", "response-signed", "both-signed"})
    void theSeedsLogIn(String seed) throws IOException {
        try (InputStream xml = ResponseFuzzTest.class.getResourceAsStream("ResponseFuzzTestInputs/response/" + seed)) {
            LoginOutcome outcome =
                    READER.inspect(Base64.getEncoder().encodeToString(xml.readAllBytes()), Optional.empty());
            assertErika(((LoginOutcome.LoggedIn) outcome).login());
        }
    }

    private static void assertErika(Login login) {
        assertThat(login.accountId()).contains("erika-id");
        assertThat(login.person().orElseThrow().familyName().value()).isEqualTo("Mustermann");
        assertThat(login.at()).isEqualTo(Instant.parse("2026-11-24T10:15:30.123Z"));
    }

    private static PublicKey account() {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(KEY)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey ours() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
