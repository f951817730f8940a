// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.util.List;
import java.util.Optional;

/** A curve that a JWK can name (RFC 7518, 6.2.1.1). */
record EcCurve(String jwkName, ECParameterSpec parameters) {

    private static final List<EcCurve> ALL =
            List.of(curve("P-256", "secp256r1"), curve("P-384", "secp384r1"), curve("P-521", "secp521r1"));

    private static EcCurve curve(String jwkName, String jcaName) {
        try {
            AlgorithmParameters algorithm = AlgorithmParameters.getInstance("EC");
            algorithm.init(new ECGenParameterSpec(jcaName));
            return new EcCurve(jwkName, algorithm.getParameterSpec(ECParameterSpec.class));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks the curve " + jcaName, e);
        }
    }

    static Optional<EcCurve> named(String jwkName) {
        return ALL.stream().filter(curve -> curve.jwkName.equals(jwkName)).findFirst();
    }

    static Optional<EcCurve> of(ECParameterSpec spec) {
        return ALL.stream()
                .filter(curve -> curve.parameters.getCurve().equals(spec.getCurve())
                        && curve.parameters.getOrder().equals(spec.getOrder())
                        && curve.parameters.getGenerator().equals(spec.getGenerator()))
                .findFirst();
    }

    /** Bytes of one coordinate. */
    int coordinateLength() {
        return (parameters.getCurve().getField().getFieldSize() + 7) / 8;
    }

    /** A point off the curve would leak the private key of whoever computes with it. */
    boolean contains(ECPoint point) {
        EllipticCurve curve = parameters.getCurve();
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
            return false;
        }
        BigInteger right =
                x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p);
        return y.multiply(y).mod(p).equals(right);
    }
}
