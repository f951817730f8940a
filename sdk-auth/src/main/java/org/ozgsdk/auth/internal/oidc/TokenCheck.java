// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.ozgsdk.auth.internal.Breach;
import org.ozgsdk.auth.internal.Caps;
import org.ozgsdk.auth.internal.Rule;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Base64Url;

/**
 * The claims of a verified ID token against what it must answer (OpenID Connect Core 1.0, 3.1.3.7).
 *
 * @param client who we are
 * @param nonce of the request
 * @param issuedAt when the request went out
 * @param now the time
 */
record TokenCheck(Client client, String nonce, Instant issuedAt, Instant now) {

    private static final int LONGEST_SUBJECT = 255;
    private static final BigDecimal LAST_SECOND =
            new BigDecimal(Instant.parse("9999-01-01T00:00:00Z").getEpochSecond());

    /**
     * Checks.
     *
     * @return the subject
     * @throws Breach if a rule does not hold
     */
    String check(IdToken token, String accessToken) {
        try {
            JsonObject claims = Json.object(token.payload(), "ID token");
            Breach.unless(claims.text("iss").equals(client.issuer().uri().toString()), Rule.ISSUER);
            audience(claims);
            Breach.unless(claims.optionalText("nonce").map(nonce::equals).orElse(false), Rule.NONCE);
            times(claims);
            if (client.choices().reauthenticate()) {
                Breach.unless(
                        claims.has("auth_time") && !isBefore(time(claims, "auth_time"), issuedAt), Rule.AUTH_TIME);
            }
            Breach.unless(
                    claims.optionalText("at_hash")
                            .map(half(token, accessToken)::equals)
                            .orElse(true),
                    Rule.ACCESS_TOKEN_HASH);
            String subject = claims.text("sub");
            Breach.unless(!subject.isBlank() && subject.length() <= LONGEST_SUBJECT, Rule.CLAIM);
            return subject;
        } catch (UntrustedException e) {
            // JSON that is none, or a claim of another type.
            throw new Breach(Rule.CLAIM);
        }
    }

    private void audience(JsonObject claims) {
        List<String> audience = claims.looseTexts("aud");
        Breach.unless(audience.contains(client.id()), Rule.AUDIENCE);
        Breach.unless(audience.size() == 1 || claims.has("azp"), Rule.AUTHORIZED_PARTY);
        Breach.unless(claims.optionalText("azp").map(client.id()::equals).orElse(true), Rule.AUTHORIZED_PARTY);
    }

    private void times(JsonObject claims) {
        Breach.unless(now.isBefore(time(claims, "exp").plus(Caps.SKEW)), Rule.TIME);
        Instant issued = time(claims, "iat");
        Breach.unless(!issued.isAfter(now.plus(Caps.SKEW)) && !isBefore(issued, issuedAt), Rule.TIME);
        Breach.unless(!claims.has("nbf") || !time(claims, "nbf").isAfter(now.plus(Caps.SKEW)), Rule.TIME);
    }

    private static boolean isBefore(Instant one, Instant other) {
        return one.isBefore(other.minus(Caps.SKEW));
    }

    /** Seconds, maybe with decimals (RFC 7519, 2). */
    static Instant time(JsonObject claims, String name) {
        BigDecimal seconds = claims.optionalDecimal(name).orElseThrow(() -> new Breach(Rule.TIME_FORM));
        Breach.unless(seconds.signum() >= 0 && seconds.compareTo(LAST_SECOND) < 0, Rule.TIME_FORM);
        // 1e-999999999 would be a long way to write zero.
        Breach.unless(seconds.scale() <= 9 && seconds.scale() >= -9, Rule.TIME_FORM);
        return Instant.ofEpochSecond(seconds.longValue());
    }

    /** The left half of the digest (3.1.3.6). */
    private static String half(IdToken token, String accessToken) {
        byte[] digest = token.algorithm().digest().of(accessToken.getBytes(StandardCharsets.US_ASCII));
        return Base64Url.encode(Arrays.copyOf(digest, digest.length / 2));
    }
}
