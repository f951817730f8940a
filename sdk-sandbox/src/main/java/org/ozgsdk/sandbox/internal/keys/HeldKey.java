// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.keys;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A key pair with its certificate chain, leaf first, root last. */
public record HeldKey(String kid, Use use, PrivateKey privateKey, List<X509Certificate> chain) {

    /** What a key is for; algorithm and operation as FIT-Connect demands (sheet 3.2). A seal signs documents and messages that are kept. */
    public enum Use {
        ENCRYPTION("RSA-OAEP-256", "wrapKey"),
        SIGNATURE("PS512", "verify"),
        SEAL("RS512", "verify");

        private final String alg;
        private final String operation;

        Use(String alg, String operation) {
            this.alg = alg;
            this.operation = operation;
        }

        public String alg() {
            return alg;
        }

        public String operation() {
            return operation;
        }
    }

    public RSAPublicKey publicKey() {
        return (RSAPublicKey) chain.get(0).getPublicKey();
    }

    /** The public half as a JWK with certificates. */
    public Map<String, Object> jwk() {
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("key_ops", List.of(use.operation));
        jwk.put("alg", use.alg);
        jwk.put("kid", kid);
        jwk.put("n", Base64Url.encode(unsigned(publicKey().getModulus())));
        jwk.put("e", Base64Url.encode(unsigned(publicKey().getPublicExponent())));
        jwk.put("x5c", x5c(chain));
        return jwk;
    }

    /** Certificates as a JWK lists them. */
    static List<String> x5c(List<X509Certificate> chain) {
        return chain.stream().map(HeldKey::der).toList();
    }

    /** The number without a sign byte, as JWK wants it. */
    public static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 && bytes.length > 1 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String der(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate of our own cannot be written", e);
        }
    }

    @Override
    public String toString() {
        return "HeldKey[" + kid + ", " + use + "]";
    }
}
