// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.mailbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.keys.Base64Url;

/** Checks what a service signs with its registered certificate: the token of each call and the text of each message (login sheet 6.2), by the JDK alone. */
record ServiceToken(X509Certificate certificate, Clock clock) {

    private static final long SKEW_SECONDS = 60;
    private static final int LONGEST = 16 * 1024;

    /** Lets a call in, or refuses it. */
    @Assumption("mailbox.jwt-claims")
    void admit(Call call) {
        String header = call.header("Authorization").orElse("");
        if (!header.startsWith("Bearer ") || header.length() > LONGEST) {
            throw unauthorized("Send Authorization with Bearer and a signed JWT.");
        }
        JsonObject claims;
        try {
            claims = verified(header.substring(7));
            checkTimes(claims);
        } catch (UntrustedException e) {
            throw unauthorized(String.valueOf(e.getMessage()));
        }
        boolean signer = claims.optionalText("signer").orElse("").equals(commonName());
        if (!signer || !claims.looseTexts("roles").contains("THIRD_PARTY")) {
            throw Refusal.of(403, "forbidden", "signer must be the CN of the certificate, roles hold THIRD_PARTY.")
                    .assuming("mailbox.jwt-claims");
        }
    }

    private JsonObject verified(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new UntrustedException("token: a compact JWS has 3 parts, found " + parts.length + ".");
        }
        JsonObject header = Json.object(Base64Url.decode(parts[0], "token header"), "token header");
        if (!header.text("alg").equals("RS512") || !header.text("typ").equals("JWT") || header.has("crit")) {
            throw new UntrustedException("token: expected alg RS512, typ JWT and no crit.");
        }
        byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        if (!isSigned(signed, Base64Url.decode(parts[2], "token signature"))) {
            throw new UntrustedException("token: the signature is not by the registered certificate.");
        }
        return Json.object(Base64Url.decode(parts[1], "token payload"), "token payload");
    }

    private void checkTimes(JsonObject claims) {
        long now = clock.instant().getEpochSecond();
        long from = claims.number("iat");
        long to = claims.number("exp");
        if (from > now + SKEW_SECONDS || to <= now || to <= from) {
            throw new UntrustedException("token: it is not valid now.");
        }
    }

    /** Says whether a Base64 signature is by the registered certificate over exactly these characters. */
    boolean isSigned(String text, String signature) {
        try {
            return isSigned(
                    text.getBytes(StandardCharsets.UTF_8), Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean isSigned(byte[] text, byte[] signature) {
        try {
            Signature engine = Signature.getInstance("SHA512withRSA");
            engine.initVerify(certificate.getPublicKey());
            engine.update(text);
            return engine.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The sandbox's own certificates have a CN and nothing else. */
    private String commonName() {
        String name = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253);
        return name.substring(name.indexOf("CN=") + 3).split(",", 2)[0];
    }

    private static Refusal unauthorized(String title) {
        return Refusal.of(401, "unauthorized", title).assuming("mailbox.jwt-claims");
    }
}
