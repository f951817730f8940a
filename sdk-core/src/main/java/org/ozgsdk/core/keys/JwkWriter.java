// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ozgsdk.core.ConfigurationException;

/** Turns a JWK into its members, in a fixed order. */
final class JwkWriter {

    private JwkWriter() {}

    static Map<String, Object> publicMembers(Jwk jwk) {
        Map<String, Object> members = new LinkedHashMap<>();
        jwk.kid().ifPresent(kid -> members.put("kid", kid));
        members.putAll(requiredMembers(jwk.publicKey()));
        jwk.alg().ifPresent(alg -> members.put("alg", alg));
        jwk.use().ifPresent(use -> members.put("use", use));
        if (!jwk.keyOps().isEmpty()) {
            members.put("key_ops", jwk.keyOps());
        }
        if (!jwk.certificates().isEmpty()) {
            members.put(
                    "x5c", jwk.certificates().stream().map(JwkWriter::base64).toList());
        }
        return Collections.unmodifiableMap(members);
    }

    /** Exactly the members that RFC 7638, 3.2 names for the thumbprint. */
    static Map<String, Object> requiredMembers(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return ordered("kty", "RSA", "n", number(rsa.getModulus()), "e", number(rsa.getPublicExponent()));
        }
        if (key instanceof ECPublicKey ec) {
            EcCurve curve = EcCurve.of(ec.getParams())
                    .orElseThrow(
                            () -> new IllegalArgumentException("a JWK knows only the curves P-256, P-384 and P-521"));
            int length = curve.coordinateLength();
            return ordered(
                    "kty", "EC",
                    "crv", curve.jwkName(),
                    "x", fixed(ec.getW().getAffineX(), length),
                    "y", fixed(ec.getW().getAffineY(), length));
        }
        throw new IllegalArgumentException("a JWK is of kind RSA or EC, not " + key.getAlgorithm());
    }

    static Map<String, Object> privateMembers(Jwk jwk, PrivateKey key) {
        Map<String, Object> members = new LinkedHashMap<>(publicMembers(jwk));
        if (key instanceof RSAPrivateCrtKey rsa) {
            members.put("d", number(rsa.getPrivateExponent()));
            members.put("p", number(rsa.getPrimeP()));
            members.put("q", number(rsa.getPrimeQ()));
            members.put("dp", number(rsa.getPrimeExponentP()));
            members.put("dq", number(rsa.getPrimeExponentQ()));
            members.put("qi", number(rsa.getCrtCoefficient()));
        } else if (key instanceof ECPrivateKey ec) {
            int length = (ec.getParams().getOrder().bitLength() + 7) / 8;
            members.put("d", fixed(ec.getS(), length));
        } else {
            throw new ConfigurationException(
                    "The private key of " + jwk + " cannot be written: it is a handle or lacks its prime factors.");
        }
        return members;
    }

    private static Map<String, Object> ordered(String... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (List<String> rest = List.of(namesAndValues); !rest.isEmpty(); rest = rest.subList(2, rest.size())) {
            members.put(rest.get(0), rest.get(1));
        }
        return members;
    }

    private static String number(BigInteger value) {
        return fixed(value, (value.bitLength() + 7) / 8);
    }

    /** Big-endian without sign byte, filled with zeros in front. */
    private static String fixed(BigInteger value, int length) {
        byte[] signed = value.toByteArray();
        byte[] bytes = new byte[length];
        int count = Math.min(signed.length, length);
        System.arraycopy(signed, signed.length - count, bytes, length - count, count);
        return Base64Url.encode(bytes);
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate that cannot be encoded", e);
        }
    }
}
