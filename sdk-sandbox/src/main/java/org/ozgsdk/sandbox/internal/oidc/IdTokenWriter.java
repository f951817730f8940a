// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.oidc;

import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.OidcFault;
import org.ozgsdk.sandbox.internal.http.Uuids;
import org.ozgsdk.sandbox.internal.keys.Base64Url;
import org.ozgsdk.sandbox.internal.keys.HeldKey;

/** Writes ID tokens, right ones and wrong ones. */
final class IdTokenWriter {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final String issuer;
    private final HeldKey key;
    private final HeldKey other;
    private final Clock clock;

    IdTokenWriter(String issuer, HeldKey key, HeldKey other, Clock clock) {
        this.issuer = issuer;
        this.key = key;
        this.other = other;
        this.clock = clock;
    }

    static String subject(Grant grant) {
        return Uuids.stable("keycloak " + grant.person().persona().id()).toString();
    }

    /** What the person's account told: the broker's own claims beside. */
    @Assumption("oidc.acr-values")
    static Map<String, Object> person(Grant grant, Set<OidcFault> faults) {
        int level = faults.contains(OidcFault.LOWER_LEVEL) ? 1 : grant.person().level();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", subject(grant));
        claims.put("acr", Wish.word(level));
        claims.put("trust_level", Wish.word(level));
        claims.putAll(grant.person().claims());
        return claims;
    }

    String write(Grant grant, String accessToken, Set<OidcFault> faults) {
        Map<String, Object> claims = claims(grant, accessToken, faults);
        Map<String, Object> header = header(faults);
        if (faults.contains(OidcFault.ALG_NONE)) {
            return Tokens.unsigned(header, claims);
        }
        if (faults.contains(OidcFault.HS256_WITH_PUBLIC_KEY)) {
            return Tokens.authenticated(header, claims, key.publicKey().getEncoded());
        }
        boolean foreign = faults.contains(OidcFault.OTHER_KEY)
                || faults.contains(OidcFault.UNKNOWN_KID)
                || faults.contains(OidcFault.KEY_IN_HEADER);
        PrivateKey signer = foreign ? other.privateKey() : key.privateKey();
        String token = Tokens.signed(header, claims, signer);
        return faults.contains(OidcFault.TAMPERED) ? changed(token) : token;
    }

    /** Another letter in the middle of the claims: the level, the name or a number. */
    private static String changed(String token) {
        int at = (token.indexOf('.') + token.lastIndexOf('.')) / 2;
        char next = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + next + token.substring(at + 1);
    }

    private Map<String, Object> header(Set<OidcFault> faults) {
        Map<String, Object> header = new LinkedHashMap<>();
        String alg = faults.contains(OidcFault.ALG_NONE)
                ? "none"
                : faults.contains(OidcFault.HS256_WITH_PUBLIC_KEY)
                        ? "HS256"
                        : faults.contains(OidcFault.RS256) ? "RS256" : "PS256";
        header.put("alg", alg);
        header.put("typ", "JWT");
        header.put("kid", faults.contains(OidcFault.UNKNOWN_KID) ? other.kid() : key.kid());
        if (faults.contains(OidcFault.KEY_IN_HEADER)) {
            header.put("jwk", other.jwk());
        }
        return header;
    }

    private Map<String, Object> claims(Grant grant, String accessToken, Set<OidcFault> faults) {
        Instant now = clock.instant();
        Instant end = now.plus(LIFETIME);
        Instant issued = now;
        if (faults.contains(OidcFault.EXPIRED)) {
            end = now.minus(LONG);
        } else if (faults.contains(OidcFault.FROM_THE_FUTURE)) {
            issued = now.plus(LONG);
            end = issued.plus(LIFETIME);
        }
        Instant identified = faults.contains(OidcFault.OLD_AUTH_TIME) ? now.minus(Duration.ofHours(1)) : grant.at();
        String client = grant.wish().client().id();
        String hashed = faults.contains(OidcFault.WRONG_AT_HASH) ? accessToken + "x" : accessToken;
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("exp", end.getEpochSecond());
        claims.put("iat", issued.getEpochSecond());
        claims.put("auth_time", identified.getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iss", faults.contains(OidcFault.WRONG_ISSUER) ? issuer + "-andere" : issuer);
        claims.put("aud", audience(client, faults));
        claims.put("typ", "ID");
        claims.put("azp", faults.contains(OidcFault.ISSUED_TO_ANOTHER) ? "anderer-dienst" : client);
        if (!faults.contains(OidcFault.NO_NONCE)) {
            String wrong = faults.contains(OidcFault.WRONG_NONCE) ? "x" : "";
            grant.wish().nonce().ifPresent(nonce -> claims.put("nonce", nonce + wrong));
        }
        claims.put("sid", UUID.randomUUID().toString());
        claims.put("at_hash", Base64Url.encode(Arrays.copyOf(Tokens.sha256(hashed), 16)));
        claims.putAll(person(grant, faults));
        return claims;
    }

    private static Object audience(String client, Set<OidcFault> faults) {
        if (faults.contains(OidcFault.WRONG_AUDIENCE)) {
            return "anderer-dienst";
        }
        return faults.contains(OidcFault.ISSUED_TO_ANOTHER) ? List.of("anderer-dienst", client) : client;
    }

    /** What is published: the right key only. */
    Map<String, Object> jwks() {
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("use", "sig");
        jwk.put("kid", key.kid());
        jwk.put("n", Base64Url.encode(HeldKey.unsigned(key.publicKey().getModulus())));
        jwk.put("e", Base64Url.encode(HeldKey.unsigned(key.publicKey().getPublicExponent())));
        return Map.of("keys", List.of(jwk));
    }

    /** Whether this is a token of ours, however old. */
    boolean isOurs(String compact) {
        return compact.split("\\.", -1).length == 3 && Tokens.verify(compact, "PS256", key.publicKey());
    }
}
