// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Random;

/** Runs in a JVM of its own, since SoftHSM finds its tokens by an environment variable. Arguments: configuration file, PIN. */
final class Pkcs11Program {

    private Pkcs11Program() {}

    public static void main(String[] args) throws Exception {
        Provider module = Security.getProvider("SunPKCS11").configure(args[0]);
        KeyStore.getInstance("PKCS11", module).load(null, args[1].toCharArray());
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", module);
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        check(pair.getPrivate().getEncoded() == null, "the private key must not leave the module");
        KeyUnwrap unwrap = KeyUnwrap.rawRsa(pair.getPrivate(), module);
        Random random = new Random(42);
        for (int i = 0; i < 50; i++) {
            byte[] key = new byte[i % 3 == 0 ? 1 + random.nextInt(150) : 32];
            random.nextBytes(key);
            byte[] cipher = KeyUnwrapTest.encrypted((RSAPublicKey) pair.getPublic(), key);
            check(Arrays.equals(unwrap.unwrap(cipher), key), "round trip " + i);
            cipher[random.nextInt(cipher.length)] ^= 1;
            check(isRefused(unwrap, cipher), "mutant " + i);
        }
        check(isRefused(unwrap, new byte[0]), "empty");
        check(isRefused(unwrap, new byte[256]), "zeros");
        check(isRefused(unwrap, new byte[257]), "too long");
        check(isRefused(unwrap, "short".getBytes(StandardCharsets.US_ASCII)), "too short");
        byte[] most = new byte[256];
        Arrays.fill(most, (byte) 0xFF);
        check(isRefused(unwrap, most), "beyond the modulus");
        System.out.println("PKCS11 OK");
    }

    private static boolean isRefused(KeyUnwrap unwrap, byte[] cipher) {
        try {
            unwrap.unwrap(cipher);
            return false;
        } catch (GeneralSecurityException e) {
            return true;
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
