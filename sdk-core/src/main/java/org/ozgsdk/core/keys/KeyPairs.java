// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;

/** Says whether a private and a public key are one pair. */
final class KeyPairs {

    private KeyPairs() {}

    static boolean belong(PrivateKey key, PublicKey open) {
        if (key instanceof RSAKey mine && open instanceof RSAPublicKey other) {
            return mine.getModulus().equals(other.getModulus()) && isConsistent(key, other.getPublicExponent());
        }
        String algorithm =
                key instanceof ECKey || key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : key.getAlgorithm();
        try {
            Signature signer = Signature.getInstance(algorithm.equals("RSA") ? "SHA256withRSA" : algorithm);
            signer.initSign(key);
            byte[] signature = signer.sign();
            signer.initVerify(open);
            return signer.verify(signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            return false; // a broken private number shows in many ways
        }
    }

    /** RFC 8017, 3.2: one wrong number makes wrong signatures, and some of them give the key away. */
    private static boolean isConsistent(PrivateKey key, BigInteger exponent) {
        if (key instanceof RSAPrivateCrtKey parts) {
            return isConsistent(parts, exponent);
        }
        // A handle shows no exponent.
        BigInteger d = key instanceof RSAPrivateKey bare ? bare.getPrivateExponent() : null;
        BigInteger n = ((RSAKey) key).getModulus();
        return d == null || BigInteger.TWO.modPow(d, n).modPow(exponent, n).equals(BigInteger.TWO);
    }

    private static boolean isConsistent(RSAPrivateCrtKey key, BigInteger exponent) {
        BigInteger p = key.getPrimeP();
        BigInteger q = key.getPrimeQ();
        if (p.compareTo(BigInteger.TWO) <= 0 || q.compareTo(BigInteger.TWO) <= 0) {
            return false;
        }
        BigInteger lessP = p.subtract(BigInteger.ONE);
        BigInteger lessQ = q.subtract(BigInteger.ONE);
        BigInteger d = key.getPrivateExponent();
        return p.multiply(q).equals(key.getModulus())
                && key.getPublicExponent().equals(exponent)
                && isOne(d.multiply(exponent), lessP)
                && isOne(d.multiply(exponent), lessQ)
                && key.getPrimeExponentP().equals(d.mod(lessP))
                && key.getPrimeExponentQ().equals(d.mod(lessQ))
                && isOne(key.getCrtCoefficient().multiply(q), p);
    }

    private static boolean isOne(BigInteger number, BigInteger modulus) {
        return number.mod(modulus).equals(BigInteger.ONE);
    }
}
