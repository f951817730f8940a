// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;

/** Reads a JWK, checking the form of each member. */
final class JwkReader {

    private static final int MOST_CERTIFICATES = 10;

    private final JsonObject json;
    private final String what;

    private JwkReader(JsonObject json, String what) {
        this.json = json;
        this.what = what;
    }

    static Jwk read(JsonObject json, String what) {
        try {
            return new JwkReader(json, what).read();
        } catch (GeneralSecurityException e) {
            // Not chained: the JDK quotes numbers, and one of them may be private.
            throw new UntrustedException(what + ": the values of the JWK are no key.");
        }
    }

    private Jwk read() throws GeneralSecurityException {
        boolean rsa = switch (json.text("kty")) {
            case "RSA" -> true;
            case "EC" -> false;
            default -> throw new UntrustedException(what + ": expected a JWK of kty RSA or EC, found another.");
        };
        PublicKey open = rsa ? rsaPublic() : ecPublic();
        Jwk.Builder builder = Jwk.of(open).keyOps(json.texts("key_ops")).certificates(certificates());
        json.optionalText("kid").ifPresent(builder::kid);
        json.optionalText("alg").ifPresent(builder::alg);
        json.optionalText("use").ifPresent(builder::use);
        if (json.has("d")) {
            PrivateKey mine = rsa ? rsaPrivate() : ecPrivate();
            if (!KeyPairs.belong(mine, open)) {
                throw new UntrustedException(what + ": the private and the public members of the JWK are no pair.");
            }
            builder.privateKey(mine);
        }
        return builder.build();
    }

    private PublicKey rsaPublic() throws GeneralSecurityException {
        return factory("RSA").generatePublic(new RSAPublicKeySpec(number("n"), number("e")));
    }

    private PrivateKey rsaPrivate() throws GeneralSecurityException {
        KeySpec spec = json.has("p")
                ? new RSAPrivateCrtKeySpec(
                        number("n"),
                        number("e"),
                        number("d"),
                        number("p"),
                        number("q"),
                        number("dp"),
                        number("dq"),
                        number("qi"))
                : new RSAPrivateKeySpec(number("n"), number("d"));
        return factory("RSA").generatePrivate(spec);
    }

    private EcCurve curve() {
        return EcCurve.named(json.text("crv"))
                .orElseThrow(() -> new UntrustedException(what + ": expected crv P-256, P-384 or P-521."));
    }

    private PublicKey ecPublic() throws GeneralSecurityException {
        EcCurve curve = curve();
        ECPoint point = new ECPoint(coordinate("x", curve), coordinate("y", curve));
        if (!curve.contains(point)) {
            throw new UntrustedException(what + ": the point of the JWK does not lie on its curve.");
        }
        return factory("EC").generatePublic(new ECPublicKeySpec(point, curve.parameters()));
    }

    private PrivateKey ecPrivate() throws GeneralSecurityException {
        EcCurve curve = curve();
        return factory("EC").generatePrivate(new ECPrivateKeySpec(number("d"), curve.parameters()));
    }

    private BigInteger coordinate(String member, EcCurve curve) {
        byte[] bytes = Base64Url.decode(json.text(member), what + "." + member);
        if (bytes.length != curve.coordinateLength()) {
            throw new UntrustedException(what + ": the coordinate " + member + " must have " + curve.coordinateLength()
                    + " bytes (RFC 7518, 6.2.1.2), it has " + bytes.length + ".");
        }
        return new BigInteger(1, bytes);
    }

    private BigInteger number(String member) {
        byte[] bytes = Base64Url.decode(json.text(member), what + "." + member);
        if (bytes.length == 0) {
            throw new UntrustedException(what + ": the member " + member + " must not be empty.");
        }
        return new BigInteger(1, bytes);
    }

    /** RFC 7517, 4.7: plain base64, not base64url. */
    private List<X509Certificate> certificates() {
        List<String> texts = json.texts("x5c");
        if (texts.size() > MOST_CERTIFICATES) {
            throw new UntrustedException(what + ": x5c holds more than " + MOST_CERTIFICATES + " certificates.");
        }
        List<X509Certificate> chain = new ArrayList<>();
        for (String text : texts) {
            try {
                chain.add(exactly(Base64.getDecoder().decode(text)));
            } catch (CertificateException | IllegalArgumentException e) {
                throw new UntrustedException(what + ": x5c holds something that is no certificate.", e);
            }
        }
        return chain;
    }

    /** The JDK would also take PEM, and leave unread what stands behind the certificate. */
    private X509Certificate exactly(byte[] der) throws CertificateException {
        X509Certificate certificate = Certificates.der(der);
        if (!Arrays.equals(der, certificate.getEncoded())) {
            throw new UntrustedException(what + ": x5c holds more than the certificate.");
        }
        return certificate;
    }

    private static KeyFactory factory(String kind) throws GeneralSecurityException {
        return KeyFactory.getInstance(kind);
    }
}
