// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Security;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our OAEP decoding agrees with the JDK's on what is well-formed, on what is not, and says no more. */
class KeyUnwrapTest {

    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
    private static final int K = 256;
    private static final int MOST = K - 66;
    private static KeyPair pair;
    private static KeyUnwrap jdk;
    private static KeyUnwrap raw;

    @BeforeAll
    static void keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(8 * K);
        pair = generator.generateKeyPair();
        jdk = KeyUnwrap.of(pair.getPrivate());
        raw = KeyUnwrap.rawRsa(pair.getPrivate(), Security.getProvider("SunJCE"));
    }

    static byte[] encrypted(RSAPublicKey key, byte[] message) throws GeneralSecurityException {
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(Cipher.ENCRYPT_MODE, key, OAEP);
        return rsa.doFinal(message);
    }

    private static byte[] random(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The bare public operation: makes a ciphertext of any block below the modulus. */
    private static byte[] cipherOf(byte[] block) {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return fixed(new BigInteger(1, block).modPow(key.getPublicExponent(), key.getModulus()));
    }

    private static byte[] blockOf(byte[] cipher) {
        RSAPrivateKey key = (RSAPrivateKey) pair.getPrivate();
        return fixed(new BigInteger(1, cipher).modPow(key.getPrivateExponent(), key.getModulus()));
    }

    private static byte[] fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[K];
        int length = Math.min(K, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, K - length, length);
        return fixed;
    }

    private static byte[] masked(byte[] seed, byte[] target) throws GeneralSecurityException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] result = target.clone();
        for (int i = 0; i < result.length; i++) {
            if (i % 32 == 0) {
                sha256.update(seed);
                sha256.update(new byte[] {0, 0, 0, (byte) (i / 32)});
                byte[] mask = sha256.digest();
                for (int j = 0; j < 32 && i + j < result.length; j++) {
                    result[i + j] ^= mask[j];
                }
            }
        }
        return result;
    }

    /** Encodes any data block, well-formed or not. */
    private static byte[] encoded(int first, byte[] seed, byte[] data) throws GeneralSecurityException {
        byte[] maskedData = masked(seed, data);
        byte[] block = new byte[K];
        block[0] = (byte) first;
        System.arraycopy(masked(maskedData, seed), 0, block, 1, 32);
        System.arraycopy(maskedData, 0, block, 33, K - 33);
        return block;
    }

    private static byte[] data(byte[] message) throws GeneralSecurityException {
        byte[] data = new byte[K - 33];
        System.arraycopy(MessageDigest.getInstance("SHA-256").digest(), 0, data, 0, 32);
        data[data.length - message.length - 1] = 1;
        System.arraycopy(message, 0, data, data.length - message.length, message.length);
        return data;
    }

    /** The JDK and we agree: same message, or refused by both. */
    private static boolean opens(byte[] cipher, String as) throws GeneralSecurityException {
        byte[] expected;
        try {
            expected = jdk.unwrap(cipher);
        } catch (GeneralSecurityException e) {
            assertThatThrownBy(() -> raw.unwrap(cipher)).as(as).isInstanceOf(GeneralSecurityException.class);
            return false;
        }
        assertThat(raw.unwrap(cipher)).as(as).isEqualTo(expected);
        return true;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 31, 32, 33, MOST - 1, MOST})
    void whatTheJdkEncryptsIsUnwrapped(int length) throws Exception {
        byte[] message = random(new Random(length), length);
        assertThat(raw.unwrap(encrypted((RSAPublicKey) pair.getPublic(), message)))
                .isEqualTo(message);
    }

    @Test
    void messagesThatLookLikePaddingAreUnwrapped() throws Exception {
        for (byte[] message : new byte[][] {new byte[32], {1}, {0, 1}, {1, 0}, {0}, {1, 1, 1}}) {
            byte[] cipher = encrypted((RSAPublicKey) pair.getPublic(), message);
            assertThat(raw.unwrap(cipher)).isEqualTo(message);
        }
    }

    @Test
    void whatWeEncodeTheJdkUnwrapsToo() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            byte[] message = random(random, random.nextInt(MOST + 1));
            byte[] cipher = cipherOf(encoded(0, random(random, 32), data(message)));
            assertThat(opens(cipher, "seed " + seed + ", round " + i)).isTrue();
            assertThat(raw.unwrap(cipher)).isEqualTo(message);
        }
    }

    @Test
    void onMutatedCiphertextsBothAgree() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] cipher = encrypted((RSAPublicKey) pair.getPublic(), random(random, random.nextInt(MOST + 1)));
            cipher[random.nextInt(K)] ^= (byte) (1 << random.nextInt(8));
            assertThat(opens(cipher, "seed " + seed + ", round " + i)).isFalse();
        }
    }

    @Test
    void onMutatedBlocksBothAgree() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int opened = 0;
        for (int i = 0; i < 1500; i++) {
            byte[] data = data(random(random, random.nextInt(MOST + 1)));
            int first = 0;
            switch (random.nextInt(6)) {
                case 0 -> first = random.nextInt(3);
                case 1 -> data[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
                case 2 -> data[32 + random.nextInt(data.length - 32)] = (byte) random.nextInt(3);
                case 3 -> data[32 + random.nextInt(data.length - 32)] = (byte) random.nextInt(256);
                case 4 -> Arrays.fill(data, 32, 32 + random.nextInt(data.length - 31), (byte) 0);
                default -> Arrays.fill(data, 32, data.length, (byte) random.nextInt(3));
            }
            byte[] block = encoded(first, random(random, 32), data);
            if (new BigInteger(1, block).compareTo(((RSAPublicKey) pair.getPublic()).getModulus()) < 0) {
                opened += opens(cipherOf(block), "seed " + seed + ", round " + i) ? 1 : 0;
            }
        }
        assertThat(opened).as("both verdicts were met, seed %d", seed).isBetween(100, 1400);
    }

    @Test
    void eachFailureOfThePaddingIsTheSameFailure() throws Exception {
        byte[] wrongHash = data(new byte[32]);
        wrongHash[3] ^= 1;
        byte[] noOne = data(new byte[32]);
        Arrays.fill(noOne, 32, noOne.length, (byte) 0);
        byte[] garbage = data(new byte[32]);
        garbage[40] = 7;
        Set<String> seen = new HashSet<>();
        byte[][] blocks = {
            encoded(1, new byte[32], data(new byte[32])),
            encoded(0, new byte[32], wrongHash),
            encoded(0, new byte[32], noOne),
            encoded(0, new byte[32], garbage),
            new byte[K],
        };
        for (byte[] block : blocks) {
            try {
                raw.unwrap(cipherOf(block));
                assertThat(block).as("must be refused").isNull();
            } catch (GeneralSecurityException e) {
                seen.add(e.getClass() + " " + e.getMessage() + " " + e.getCause() + " "
                        + e.getStackTrace()[0].getMethodName());
            }
        }
        assertThat(seen).containsExactly(BadPaddingException.class + " null null decode");
    }

    @Test
    void wrongLengthsAndNumbersBeyondTheModulusAreRefused() {
        byte[] modulus = fixed(((RSAPublicKey) pair.getPublic()).getModulus());
        byte[] most = new byte[K];
        Arrays.fill(most, (byte) 0xFF);
        for (byte[] cipher : new byte[][] {{}, {1}, new byte[K - 1], new byte[K], new byte[K + 1], modulus, most}) {
            assertThatThrownBy(() -> raw.unwrap(cipher)).isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void theBlockIsOverwritten() throws Exception {
        byte[] block = blockOf(encrypted((RSAPublicKey) pair.getPublic(), new byte[] {1, 2, 3}));
        assertThat(Oaep.decode(block)).containsExactly(1, 2, 3);
        assertThat(block).containsOnly(0);
    }
}
