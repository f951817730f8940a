// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.oidc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.sandbox.internal.keys.Base64Url;

/** Compact JWS by hand: PS256 and RS256 to sign with, PS256 and ES256 to verify (RFC 7518, 3). */
final class Tokens {

    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private Tokens() {}

    static String signed(Map<String, ?> header, Map<String, ?> claims, PrivateKey key) {
        String text = text(header, claims);
        try {
            Signature engine = engine(String.valueOf(header.get("alg")));
            engine.initSign(key);
            engine.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + Base64Url.encode(engine.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sandbox cannot sign", e);
        }
    }

    /** A fault: the MAC of somebody who took a public key for a shared secret. */
    static String authenticated(Map<String, ?> header, Map<String, ?> claims, byte[] secret) {
        String text = text(header, claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return text + "." + Base64Url.encode(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    static String unsigned(Map<String, ?> header, Map<String, ?> claims) {
        return text(header, claims) + ".";
    }

    static boolean verify(String compact, String alg, PublicKey key) {
        int end = compact.lastIndexOf('.');
        try {
            Signature engine = engine(alg);
            engine.initVerify(key);
            engine.update(compact.substring(0, end).getBytes(StandardCharsets.US_ASCII));
            return engine.verify(Base64Url.decode(compact.substring(end + 1), "signature"));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String text(Map<String, ?> header, Map<String, ?> claims) {
        return Base64Url.encode(Json.write(header)) + "." + Base64Url.encode(Json.write(claims));
    }

    private static Signature engine(String alg) throws GeneralSecurityException {
        return switch (alg) {
            case "PS256" -> {
                Signature pss = Signature.getInstance("RSASSA-PSS");
                pss.setParameter(PSS);
                yield pss;
            }
            case "RS256" -> Signature.getInstance("SHA256withRSA");
            case "ES256" -> Signature.getInstance("SHA256withECDSAinP1363Format");
            default -> throw new GeneralSecurityException("unknown algorithm");
        };
    }
}
