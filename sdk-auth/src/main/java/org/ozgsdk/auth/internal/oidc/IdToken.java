// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.auth.internal.Breach;
import org.ozgsdk.auth.internal.Rule;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Base64Url;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyRules;

/**
 * The form and the signature of an ID token (compact JWS, RFC 7515). The key comes from the issuer's JWKS by its id; keys and addresses of keys in the header
 * ({@code jwk}, {@code jku}, {@code x5c}, {@code x5u}) are never looked at.
 *
 * @param compact the text
 * @param algorithm how it is signed
 * @param payload the claims, verified
 */
record IdToken(String compact, TokenAlgorithm algorithm, byte[] payload) {

    private static final int LONGEST = 128 * 1024;

    private record Header(String alg, Optional<String> kid) {}

    /**
     * Verifies.
     *
     * @throws Breach if the form or the signature does not hold
     */
    static IdToken verified(String compact, SigningKeys keys, boolean refusePkcs1) {
        String[] parts = compact.length() > LONGEST ? new String[0] : compact.split("\\.", -1);
        Breach.unless(parts.length == 3, Rule.SIGNATURE_FORM);
        Header header = header(parts[0]);
        TokenAlgorithm algorithm = TokenAlgorithm.of(header.alg()).orElseThrow(() -> new Breach(Rule.SIGNATURE_FORM));
        Breach.unless(!(refusePkcs1 && algorithm == TokenAlgorithm.RS256), Rule.SIGNATURE_FORM);
        Jwk key = keys.find(header.kid().orElseThrow(() -> new Breach(Rule.KEY)));
        Breach.unless(algorithm.fits(key) && isStrong(key), Rule.KEY);
        Breach.unless(holds(parts, algorithm, key), Rule.SIGNATURE);
        return new IdToken(compact, algorithm, decoded(parts[1]));
    }

    /** An access token ({@code at+jwt}) or logout token of the same issuer is signed with the same key: the type must not be another. */
    private static Header header(String part) {
        try {
            JsonObject header = Json.object(decoded(part), "header of the ID token");
            List<String> names = header.names();
            boolean plain = !names.contains("crit") && !names.contains("b64") && !names.contains("zip");
            boolean typed =
                    header.optionalText("typ").map("JWT"::equalsIgnoreCase).orElse(true);
            Breach.unless(plain && typed, Rule.SIGNATURE_FORM);
            return new Header(header.text("alg"), header.optionalText("kid"));
        } catch (UntrustedException e) {
            throw new Breach(Rule.SIGNATURE_FORM);
        }
    }

    private static byte[] decoded(String part) {
        try {
            return Base64Url.decode(part, "ID token");
        } catch (UntrustedException e) {
            throw new Breach(Rule.SIGNATURE_FORM);
        }
    }

    private static boolean isStrong(Jwk key) {
        try {
            KeyRules.COUNTERPART.require(key.publicKey(), "signing key of the OpenID provider");
            return true;
        } catch (UntrustedException e) {
            return false;
        }
    }

    private static boolean holds(String[] parts, TokenAlgorithm algorithm, Jwk key) {
        decoded(parts[2]);
        byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        try {
            return algorithm
                    .verifier(key.publicKey())
                    .verify(JWSHeader.parse(new Base64URL(parts[0])), signed, new Base64URL(parts[2]));
        } catch (JOSEException | ParseException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "IdToken[" + algorithm + "]";
    }
}
