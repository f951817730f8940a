// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;

/** PS512 by hand agrees with Nimbus in both directions and takes nothing else. */
class JwsTest {

    private static final Map<String, Object> CLAIMS = Map.of("iss", "jemand");

    private static HeldKey key;
    private static HeldKey other;

    @BeforeAll
    static void openKeys() {
        Path directory = Path.of(System.getProperty("ozg.sandbox.keys", "target/sandbox-keys"));
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
        KeyRing ring = KeyRing.open(directory, clock, KeyRing.standing());
        key = ring.key("service", HeldKey.Use.SIGNATURE);
        other = ring.key("portal", HeldKey.Use.SIGNATURE);
    }

    @Test
    void nimbusVerifiesWhatWeSign() throws Exception {
        JWSObject parsed = JWSObject.parse(Jws.sign(key, "jwt", CLAIMS));

        assertThat(parsed.verify(new RSASSAVerifier(key.publicKey()))).isTrue();
        assertThat(parsed.verify(new RSASSAVerifier(other.publicKey()))).isFalse();
    }

    @Test
    void weVerifyWhatNimbusSigns() throws Exception {
        Jws parsed = Jws.parse(nimbus(JWSAlgorithm.PS512), "jwt", "token");

        assertThat(parsed.verifiedBy(key.publicKey())).isTrue();
        assertThat(parsed.verifiedBy(other.publicKey())).isFalse();
        assertThat(parsed.kid()).isEqualTo(key.kid());
        assertThat(parsed.claims().text("iss")).isEqualTo("jemand");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PS256", "PS384", "RS512", "RS256"})
    void otherAlgorithmsAreRefused(String algorithm) throws Exception {
        String token = nimbus(JWSAlgorithm.parse(algorithm));

        assertThatThrownBy(() -> Jws.parse(token, "jwt", "token"))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("PS512");
    }

    @Test
    void anotherTypeIsRefused() {
        String token = Jws.sign(key, "jwt", CLAIMS);

        assertThatThrownBy(() -> Jws.parse(token, "secevent+jwt", "token")).isInstanceOf(UntrustedException.class);
    }

    @Test
    void aHeaderWithoutKidOrWithCritIsRefused() {
        String payload = Base64Url.encode(Json.write(CLAIMS));
        for (String header : new String[] {
            "{\"alg\":\"PS512\",\"typ\":\"jwt\"}",
            "{\"alg\":\"PS512\",\"typ\":\"jwt\",\"kid\":\"12345678\",\"crit\":[\"b64\"]}",
            "{\"alg\":\"PS512\",\"kid\":\"12345678\"}",
            "{\"typ\":\"jwt\",\"kid\":\"12345678\"}",
            "[]"
        }) {
            String token = Base64Url.encode(header) + "." + payload + ".AAAA";
            assertThatThrownBy(() -> Jws.parse(token, "jwt", "token"))
                    .as(header)
                    .isInstanceOf(UntrustedException.class);
        }
    }

    /** Every single character counts: a changed token is refused when parsed or does not verify. */
    @Test
    void anyChangedCharacterIsNoticed() {
        String token = Jws.sign(key, "jwt", CLAIMS);
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ";
        long seed = 20_261_124L;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            int at = random.nextInt(token.length());
            char by = letters.charAt(random.nextInt(letters.length()));
            if (by != token.charAt(at)) {
                String changed = token.substring(0, at) + by + token.substring(at + 1);
                assertThat(verifies(changed))
                        .as("seed %d, %c at %d", seed, by, at)
                        .isFalse();
            }
        }
        assertThat(verifies(token)).isTrue();
    }

    @Test
    void base64UrlHasOneFormOnly() {
        assertThat(Base64Url.decode("AQAB", "e")).containsExactly(1, 0, 1);
        for (String wrong : new String[] {"AQAB=", "AQA+", "AQ/B", "AR", "A", "A\n", "ä"}) {
            assertThatThrownBy(() -> Base64Url.decode(wrong, "text"))
                    .as(wrong)
                    .isInstanceOf(UntrustedException.class)
                    .hasMessageNotContaining(wrong);
        }
        assertThat("AZaz09-_".chars()).allMatch(Base64Url::isLetter);
        assertThat(".+/= \n".chars()).noneMatch(Base64Url::isLetter);
    }

    private static boolean verifies(String token) {
        try {
            return Jws.parse(token, "jwt", "token").verifiedBy(key.publicKey());
        } catch (UntrustedException e) {
            return false;
        }
    }

    private static String nimbus(JWSAlgorithm algorithm) throws Exception {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(algorithm)
                        .type(new JOSEObjectType("jwt"))
                        .keyID(key.kid())
                        .build(),
                new Payload(Json.write(CLAIMS)));
        token.sign(new RSASSASigner(key.privateKey()));
        return token.serialize();
    }
}
