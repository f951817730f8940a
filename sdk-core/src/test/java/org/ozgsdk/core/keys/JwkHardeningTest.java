// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;

/** What a counterpart, or somebody on the way, may do to a JWK. */
class JwkHardeningTest {

    private static final String MUTANTS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=\"{}[],: \u0001";
    private static final X509Certificate ROOT =
            TestPki.certificate("Wurzel", "rsa2048-root").authority().make();
    private static final X509Certificate LEAF = TestPki.certificate("Stelle", "rsa2048-a")
            .issuedBy("Wurzel", "rsa2048-root")
            .make();

    private static Map<String, Object> secret(String keyName) {
        KeyPair pair = TestPki.key(keyName);
        Jwk jwk = Jwk.of(pair.getPublic())
                .kid("12345678")
                .privateKey(pair.getPrivate())
                .build();
        Map<String, Object> members = new LinkedHashMap<>();
        var json = Json.object(jwk.toPrivateJson(), "test");
        json.names().forEach(name -> members.put(name, json.text(name)));
        return members;
    }

    private static void refused(Map<String, Object> members) {
        assertThatThrownBy(() -> Jwk.parse(Json.write(members), "key"))
                .isInstanceOf(UntrustedException.class)
                .hasMessageStartingWith("key")
                .satisfies(e -> {
                    for (Throwable t = e; t != null; t = t.getCause()) {
                        assertThat(String.valueOf(t.getMessage())).hasSizeLessThan(250);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa2048-a", "ec256-a"})
    void everyMemberOfAWrongTypeIsRefusedAndEveryNeededOneMustBeThere(String keyName) {
        for (String name : secret(keyName).keySet()) {
            for (Object wrong : List.of(7, true, List.of("AQAB"), Map.of("a", "b"))) {
                Map<String, Object> members = secret(keyName);
                members.put(name, wrong);
                refused(members);
            }
            Map<String, Object> without = secret(keyName);
            without.remove(name);
            if (!name.equals("kid") && !name.equals("d") && !name.equals("p")) {
                refused(without);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"alg,7", "use,true", "key_ops,wrapKey", "x5c,AAAA"})
    void optionalMembersOfAWrongTypeAreRefused(String name, String value) {
        Map<String, Object> members = secret("rsa2048-a");
        members.put(name, value.matches("\\d+") ? (Object) 7 : value.equals("true") ? true : value);
        refused(members);
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "p", "q", "dp", "dq", "qi", "e"})
    void anRsaKeyWithOneForeignPrivateNumberIsNoPair(String name) {
        Map<String, Object> members = secret("rsa2048-a");
        members.put(name, secret("rsa2048-b").get(name));
        if (name.equals("e")) {
            members.put(name, Base64Url.encode(BigInteger.valueOf(65539).toByteArray()));
        }
        refused(members);
        members.put(name, "AA"); // zero
        refused(members);
        members.put(name, "AQ"); // one
        refused(members);
    }

    @Test
    void anRsaKeyWithoutPrimesIsReadAndChecked() {
        Map<String, Object> members = secret("rsa2048-a");
        List.of("p", "q", "dp", "dq", "qi").forEach(members::remove);
        Jwk jwk = Jwk.parse(Json.write(members), "key");
        assertThat(jwk.privateKey()).isPresent();
        members.put("d", secret("rsa2048-b").get("d"));
        refused(members);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec256", "ec384", "ec521"})
    void anEcKeyWithAForeignOrImpossiblePrivateNumberIsNoPair(String curve) {
        Map<String, Object> members = secret(curve + "-a");
        members.put("d", secret(curve + "-b").get("d"));
        refused(members);
        members.put("d", "AA");
        refused(members);
        members.put("d", Base64Url.encode(new BigInteger("-1").toByteArray()));
        refused(members);
        members.put("d", Base64Url.encode(filled(66)));
        refused(members);
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0x7F);
        return bytes;
    }

    @Test
    void aPrivateKeyOfAnotherPairCannotBeBuiltIn() {
        for (String other : List.of("rsa2048-b", "ec256-a")) {
            Jwk.Builder builder = Jwk.of(TestPki.key("rsa2048-a").getPublic())
                    .privateKey(TestPki.key(other).getPrivate());
            assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-192", "secp256k1", "p-256", "P-384", "Ed25519", ""})
    void anotherCurveThanThatOfThePointIsRefused(String curve) {
        Map<String, Object> members = secret("ec256-a");
        members.remove("d");
        members.put("crv", curve);
        refused(members);
    }

    @Test
    void aPointThatIsNotReducedIsRefused() {
        Map<String, Object> members = secret("ec256-a");
        members.remove("d");
        BigInteger prime = new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
        for (String x : List.of(unsigned(prime, 32), Base64Url.encode(new byte[32]))) {
            members.put("x", x);
            refused(members);
        }
        members.put("y", Base64Url.encode(new byte[32]));
        refused(members);
    }

    private static String unsigned(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[length];
        System.arraycopy(bytes, bytes.length - length, fixed, 0, length);
        return Base64Url.encode(fixed);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 256, 504})
    void aTinyModulusIsRefusedWhenItIsRead(int bits) {
        Map<String, Object> members = new LinkedHashMap<>(Map.of("kty", "RSA", "e", "AQAB"));
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
        members.put("n", Base64Url.encode(modulus.toByteArray()));
        refused(members);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 65536})
    void anExponentThatProtectsNothingIsNeverStrongEnough(long exponent) {
        Map<String, Object> members = secret("rsa4096-a");
        members.remove("d");
        members.put("e", Base64Url.encode(BigInteger.valueOf(exponent).toByteArray()));
        assertThatThrownBy(() -> KeyRules.FIT_CONNECT.require(
                        Jwk.parse(Json.write(members), "key").publicKey(), "key"))
                .isInstanceOf(UntrustedException.class);
        assertThatThrownBy(() -> KeyRules.COUNTERPART.require(
                        Jwk.parse(Json.write(members), "key").publicKey(), "key"))
                .isInstanceOf(UntrustedException.class);
    }

    @Test
    void leadingZerosChangeNeitherKeyNorThumbprint() {
        Map<String, Object> members = secret("rsa2048-a");
        members.remove("d");
        Jwk usual = Jwk.parse(Json.write(members), "key");
        byte[] n = Base64Url.decode((String) members.get("n"), "n");
        byte[] longer = new byte[n.length + 1];
        System.arraycopy(n, 0, longer, 1, n.length);
        members.put("n", Base64Url.encode(longer));
        members.put("e", Base64Url.encode(new byte[] {0, 1, 0, 1}));

        Jwk padded = Jwk.parse(Json.write(members), "key");

        assertThat(padded).isEqualTo(usual);
        assertThat(padded.thumbprint()).isEqualTo(usual.thumbprint());
        assertThat(padded.toPublicJson()).isEqualTo(usual.toPublicJson());
    }

    @Test
    void theThumbprintOfACurveCountsExactlyTheFourMembersOfRfc7638() throws Exception {
        Map<String, Object> members = secret("ec256-a");
        String canonical = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + members.get("x") + "\",\"y\":\""
                + members.get("y") + "\"}";
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(UTF_8));

        assertThat(Jwk.parse(Json.write(members), "key").thumbprint())
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }

    @Test
    void x5cHoldsCertificatesAndNothingElse() throws Exception {
        byte[] der = LEAF.getEncoded();
        byte[] longer = Arrays.copyOf(der, der.length + 1);
        String base64 = Base64.getEncoder().encodeToString(der);
        String pem = "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        Map<String, Object> members = secret("rsa2048-a");
        members.remove("d");
        for (String wrong : List.of(
                Base64.getEncoder().encodeToString(longer),
                Base64.getEncoder().encodeToString(pem.getBytes(UTF_8)),
                base64 + "\n",
                "",
                pem)) {
            members.put("x5c", List.of(base64, wrong));
            refused(members);
        }
        List<String> chain = new ArrayList<>(Collections.nCopies(10, base64));
        members.put("x5c", chain);
        assertThat(Jwk.parse(Json.write(members), "key").certificates()).hasSize(10);
        chain.add(base64);
        refused(members);
    }

    @Test
    void namesThatACounterpartChoseCannotBreakALineOfALog() {
        PublicKey key = TestPki.key("rsa2048-a").getPublic();
        Jwk jwk = Jwk.of(key)
                .kid("a\nERROR \u001b[31m\u202e" + "x".repeat(500))
                .alg("b\r\n")
                .build();
        byte[] set = Json.write(Map.of("keys", List.of(jwk.publicMembers())));

        for (String text : List.of(jwk.toString(), JwkSet.parse(set, "set").toString())) {
            assertThat(text).matches("[\\x20-\\x7E]{1,150}");
        }
        assertThat(jwk.kid().orElseThrow()).startsWith("a\nERROR");
    }

    @Test
    void aSetLeavesOutCurvesNobodyHereCanUse() {
        Map<String, Object> good = new LinkedHashMap<>(
                Jwk.of(TestPki.key("ec256-a").getPublic()).kid("good").build().publicMembers());
        Map<String, Object> odd = new LinkedHashMap<>(good);
        odd.put("kid", "odd");
        odd.put("crv", "secp256k1");

        JwkSet set = JwkSet.parse(Json.write(Map.of("keys", List.of(odd, good))), "set");

        assertThat(set.find("good")).isPresent();
        assertThat(set.find("odd")).isEmpty();
    }

    @Test
    void noPrivateNumberShowsInAnyTextOrRefusal() {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) TestPki.key("rsa2048-a").getPrivate();
        Map<String, Object> members = secret("rsa2048-a");
        Jwk jwk = Jwk.parse(Json.write(members), "key");
        String open = jwk + new String(jwk.toPublicJson(), UTF_8) + jwk.publicMembers();
        for (String name : List.of("d", "p", "q", "dp", "dq", "qi")) {
            assertThat(open).doesNotContain((String) members.get(name));
        }
        assertThat(open)
                .doesNotContain(
                        key.getPrivateExponent().toString(), key.getPrimeP().toString());
        members.put("p", members.get("q"));
        assertThatThrownBy(() -> Jwk.parse(Json.write(members), "key"))
                .hasNoCause()
                .hasMessage("key: the private and the public members of the JWK are no pair.");
    }

    @Test
    void aChangedKeyIsRefusedOrAnotherKeyAndNeverPassesForTheCertifiedOne() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        CertificateTrust trust = CertificateTrust.anchoredIn(List.of(ROOT), Clock.fixed(TestPki.NOW, ZoneOffset.UTC));
        Jwk good = Jwk.of(TestPki.key("rsa2048-a").getPublic())
                .kid("12345678")
                .alg("RSA-OAEP-256")
                .keyOps("wrapKey")
                .certificates(List.of(LEAF))
                .build();
        trust.require(good, KeyUse.WRAP_KEY, "key");
        byte[] json = good.toPublicJson();
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            String where = "seed " + seed + ", round " + round;
            try {
                Jwk changed = Jwk.parse(mutant(json, random), "key");
                assertThat(changed.thumbprint().equals(good.thumbprint()))
                        .as(where)
                        .isEqualTo(changed.publicKey().equals(good.publicKey()));
                trust.require(changed, KeyUse.WRAP_KEY, "key");
                assertThat(changed.publicKey()).as(where).isEqualTo(good.publicKey());
                // What is signed is the same; around it DER has room for a change that means nothing.
                assertThat(changed.certificates().get(0).getTBSCertificate())
                        .as(where)
                        .isEqualTo(LEAF.getTBSCertificate());
            } catch (UntrustedException e) {
                refused++;
            } catch (RuntimeException | CertificateEncodingException e) {
                throw new AssertionError(where, e);
            }
        }
        assertThat(refused).as("seed %d", seed).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa2048-a", "ec256-a"})
    void aChangedPrivateKeyIsRefusedOrTheSame(String keyName) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] json = Json.write(secret(keyName));
        PublicKey open = TestPki.key(keyName).getPublic();
        for (int round = 0; round < 1_000; round++) {
            String where = "seed " + seed + ", round " + round;
            try {
                Jwk changed = Jwk.parse(mutant(json, random), "key");
                assertThat(changed.publicKey()).as(where).isEqualTo(open);
                changed.privateKey()
                        .ifPresent(key ->
                                assertThat(KeyPairs.belong(key, open)).as(where).isTrue());
            } catch (UntrustedException e) {
                assertThat(e.getMessage()).as(where).hasSizeLessThan(250);
            } catch (RuntimeException e) {
                throw new AssertionError(where, e);
            }
        }
    }

    private static byte[] mutant(byte[] json, Random random) {
        StringBuilder text = new StringBuilder(new String(json, ISO_8859_1));
        int at = random.nextInt(text.length());
        char other = MUTANTS.charAt(random.nextInt(MUTANTS.length()));
        switch (random.nextInt(3)) {
            case 0 -> text.setCharAt(at, other);
            case 1 -> text.insert(at, other);
            default -> text.deleteCharAt(at);
        }
        return text.toString().getBytes(ISO_8859_1);
    }
}
