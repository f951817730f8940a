// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import java.util.stream.Stream;
import org.ozgsdk.auth.internal.DigestAlgorithm;
import org.ozgsdk.core.keys.Jwk;

/**
 * How an ID token may be signed. RS256 is a named exception of the algorithm policy: PKCS#1 v1.5 signatures, which Keycloak makes unless told otherwise. There
 * is no {@code none} and no HMAC here, so nobody can talk us into them.
 */
enum TokenAlgorithm {
    PS256("RSA", 0, DigestAlgorithm.SHA256),
    PS384("RSA", 0, DigestAlgorithm.SHA384),
    PS512("RSA", 0, DigestAlgorithm.SHA512),
    ES256("EC", 256, DigestAlgorithm.SHA256),
    ES384("EC", 384, DigestAlgorithm.SHA384),
    ES512("EC", 521, DigestAlgorithm.SHA512),
    RS256("RSA", 0, DigestAlgorithm.SHA256);

    private final String kty;
    private final int curveBits;
    private final DigestAlgorithm digest;

    TokenAlgorithm(String kty, int curveBits, DigestAlgorithm digest) {
        this.kty = kty;
        this.curveBits = curveBits;
        this.digest = digest;
    }

    static Optional<TokenAlgorithm> of(String alg) {
        return Stream.of(values())
                .filter(algorithm -> algorithm.name().equals(alg))
                .findFirst();
    }

    /** The digest that {@code at_hash} is half of. */
    DigestAlgorithm digest() {
        return digest;
    }

    /** Whether a key is of its kind and not meant for something else. */
    boolean fits(Jwk key) {
        return key.kty().equals(kty)
                && (curveBits == 0 || key.bits() == curveBits)
                && key.alg().map(name()::equals).orElse(true)
                && key.use().map("sig"::equals).orElse(true)
                && (key.keyOps().isEmpty() || key.keyOps().contains("verify"));
    }

    JWSVerifier verifier(PublicKey key) throws JOSEException {
        return kty.equals("RSA") ? new RSASSAVerifier((RSAPublicKey) key) : new ECDSAVerifier((ECPublicKey) key);
    }
}
