// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;

/**
 * Compact JWS with PS512 by hand: RSASSA-PSS, SHA-512, MGF1 with SHA-512, 64 bytes of salt (RFC 7518, 3.5). Any other algorithm is refused when parsing.
 */
public final class Jws {

    private static final PSSParameterSpec PS512 =
            new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, PSSParameterSpec.TRAILER_FIELD_BC);

    private final JsonObject header;
    private final JsonObject claims;
    private final String signed;
    private final byte[] signature;

    private Jws(JsonObject header, JsonObject claims, String signed, byte[] signature) {
        this.header = header;
        this.claims = claims;
        this.signed = signed;
        this.signature = signature;
    }

    /** Signs claims. */
    public static String sign(HeldKey key, String typ, Map<String, ?> claims) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("typ", typ);
        header.put("kid", key.kid());
        header.put("alg", "PS512");
        String signed = Base64Url.encode(Json.write(header)) + "." + Base64Url.encode(Json.write(claims));
        try {
            Signature signature = engine();
            signature.initSign(key.privateKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64Url.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sandbox cannot sign", e);
        }
    }

    /**
     * Takes a token apart; nothing of it may be used before {@link #verifiedBy}.
     *
     * @throws UntrustedException if it is no compact JWS of this type with PS512 and a kid
     */
    public static Jws parse(String compact, String typ, String what) {
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 3) {
            throw new UntrustedException(what + ": a compact JWS has 3 parts, found " + parts.length + ".");
        }
        JsonObject header = Json.object(Base64Url.decode(parts[0], what + " header"), what + " header");
        if (!header.text("alg").equals("PS512") || !header.text("typ").equals(typ) || header.has("crit")) {
            throw new UntrustedException(what + ": expected alg PS512, typ " + typ + " and no crit.");
        }
        header.text("kid");
        JsonObject claims = Json.object(Base64Url.decode(parts[1], what + " payload"), what + " payload");
        return new Jws(header, claims, parts[0] + "." + parts[1], Base64Url.decode(parts[2], what + " signature"));
    }

    public String kid() {
        return header.text("kid");
    }

    public JsonObject claims() {
        return claims;
    }

    /** Says whether the signature is by the owner of this key. */
    public boolean verifiedBy(PublicKey key) {
        try {
            Signature engine = engine();
            engine.initVerify(key);
            engine.update(signed.getBytes(StandardCharsets.US_ASCII));
            return engine.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Signature engine() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(PS512);
        return signature;
    }
}
