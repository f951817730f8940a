// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.keys.Base64Url;
import org.ozgsdk.sandbox.internal.keys.HeldKey;

/** The rules for a destination's public keys (sheet 3.2). Certificates signed by themselves are taken, as TEST does; whom to trust is the sender's matter. */
final class KeyCheck {

    private static final int LEAST_BITS = 4096;
    private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private final Clock clock;

    KeyCheck(Clock clock) {
        this.clock = clock;
    }

    DestinationKey read(JsonObject jwk, HeldKey.Use use, String what) {
        require(jwk.names().stream().noneMatch(PRIVATE::contains), what + ": private members must never be sent.");
        require(jwk.text("kty").equals("RSA"), what + ": kty must be RSA.");
        require(jwk.texts("key_ops").equals(List.of(use.operation())), what + ": key_ops must be " + use.operation());
        require(jwk.text("alg").equals(use.alg()), what + ": alg must be " + use.alg() + ".");
        String kid = jwk.text("kid");
        require(kid.length() >= 8 && kid.length() <= 64, what + ": kid must have 8 to 64 characters.");
        require(jwk.text("e").equals("AQAB"), what + ": e must be AQAB.");
        List<X509Certificate> chain = chain(jwk.texts("x5c"), what);
        RSAPublicKey key = certified(chain, number(jwk.text("n"), what), what);
        checkUsage(chain.get(0), use, what);
        Map<String, Object> published = new LinkedHashMap<>();
        for (String member : List.of("kty", "alg", "kid", "n", "e")) {
            published.put(member, jwk.text(member));
        }
        published.put("key_ops", List.of(use.operation()));
        published.put("x5c", jwk.texts("x5c"));
        return new DestinationKey(kid, use, key, published);
    }

    private static BigInteger number(String encoded, String what) {
        try {
            return new BigInteger(1, Base64Url.decode(encoded, "n"));
        } catch (UntrustedException e) {
            throw refusal(what + ": n must be base64url.");
        }
    }

    private static RSAPublicKey certified(List<X509Certificate> chain, BigInteger modulus, String what) {
        require(modulus.bitLength() >= LEAST_BITS, what + ": n must have at least " + LEAST_BITS + " bits.");
        require(
                chain.get(0).getPublicKey() instanceof RSAPublicKey key
                        && key.getModulus().equals(modulus)
                        && key.getPublicExponent().intValueExact() == 65537,
                what + ": the first certificate of x5c must hold this key.");
        return (RSAPublicKey) chain.get(0).getPublicKey();
    }

    private List<X509Certificate> chain(List<String> encoded, String what) {
        require(!encoded.isEmpty(), what + ": x5c must hold the certificate chain.");
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (String one : encoded) {
                X509Certificate certificate = (X509Certificate) factory.generateCertificate(
                        new ByteArrayInputStream(Base64.getDecoder().decode(one)));
                certificate.checkValidity(Date.from(clock.instant()));
                chain.add(certificate);
            }
            for (int i = 0; i + 1 < chain.size(); i++) {
                chain.get(i).verify(chain.get(i + 1).getPublicKey());
            }
            return chain;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw refusal(what + ": x5c must be a chain of certificates that are valid now, each signed by the next.");
        }
    }

    /** Where a certificate names its use, it must fit. */
    private static void checkUsage(X509Certificate leaf, HeldKey.Use use, String what) {
        boolean[] usage = leaf.getKeyUsage();
        if (usage != null) {
            boolean fits = use == HeldKey.Use.ENCRYPTION ? usage[2] || usage[3] : usage[0];
            require(fits, what + ": the certificate's key usage does not fit.");
        }
    }

    private static void require(boolean condition, String title) {
        if (!condition) {
            throw refusal(title);
        }
    }

    @Assumption("fitconnect.destination-api-refusals")
    private static Refusal refusal(String title) {
        return Refusal.of(422, "invalid-key", title).assuming("fitconnect.destination-api-refusals");
    }
}
