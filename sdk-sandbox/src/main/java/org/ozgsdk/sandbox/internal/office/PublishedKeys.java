// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.office;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.internal.keys.Base64Url;

/** The delivery service's signing keys as the office trusts them: published, certified by the root, valid now. An unknown kid is asked for again. */
final class PublishedKeys {

    private final OfficeClient http;
    private final X509Certificate root;
    private final Clock clock;
    private final Map<String, PublicKey> known = new ConcurrentHashMap<>();

    PublishedKeys(OfficeClient http, X509Certificate root, Clock clock) {
        this.http = http;
        this.root = root;
        this.clock = clock;
    }

    Optional<PublicKey> key(String kid) {
        if (!known.containsKey(kid)) {
            for (JsonObject jwk : http.json("/.well-known/jwks.json").objects("keys")) {
                known.put(jwk.text("kid"), checked(jwk));
            }
        }
        return Optional.ofNullable(known.get(kid));
    }

    private PublicKey checked(JsonObject jwk) {
        try {
            BigInteger modulus = new BigInteger(1, Base64Url.decode(jwk.text("n"), "n"));
            BigInteger exponent = new BigInteger(1, Base64Url.decode(jwk.text("e"), "e"));
            byte[] der = Base64.getDecoder().decode(jwk.texts("x5c").get(0));
            X509Certificate leaf = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            leaf.verify(root.getPublicKey());
            leaf.checkValidity(Date.from(clock.instant()));
            RSAPublicKey certified = (RSAPublicKey) leaf.getPublicKey();
            boolean fits = certified.getModulus().equals(modulus)
                    && certified.getPublicExponent().equals(exponent)
                    && jwk.texts("key_ops").contains("verify")
                    && jwk.text("alg").equals("PS512");
            if (!fits) {
                throw new UntrustedException("A key of the delivery service does not fit its certificate.");
            }
            return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new UntrustedException("A key of the delivery service is not certified.", e);
        }
    }
}
