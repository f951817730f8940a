// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Base64Url;

/**
 * A signed token (compact JWS, RFC 7515) as FIT-Connect uses it: PS512 and nothing else. Only {@link #verified} gives the claims. Keys or addresses that the
 * header might bring along ({@code jwk}, {@code x5c}, {@code jku}, {@code x5u}) are never looked at.
 */
final class Jws {

    private static final int LONGEST = 1024 * 1024;

    private final String what;
    private final String[] parts;
    private final JsonObject header;
    private final byte[] payload;

    private Jws(String what, String[] parts, JsonObject header, byte[] payload) {
        this.what = what;
        this.parts = parts;
        this.header = header;
        this.payload = payload;
    }

    /** Reads the form: three parts in strict base64url, header with {@code alg} PS512, the expected {@code typ} and a {@code kid}. */
    static Jws parse(String compact, String typ, String what) {
        Jws jws = parseAnyType(compact, what);
        if (!jws.header.text("typ").equalsIgnoreCase(typ)) {
            throw new UntrustedException(what + ": expected a token of type " + typ + ", found another.");
        }
        return jws;
    }

    /** As above, for signatures whose {@code typ} nobody knows. */
    static Jws parseAnyType(String compact, String what) {
        String[] parts = compact.length() > LONGEST ? new String[0] : compact.split("\\.", -1);
        if (parts.length != 3) {
            throw new UntrustedException(what + ": expected a compact JWS of three parts.");
        }
        JsonObject header = Json.object(Base64Url.decode(parts[0], what), what + ", header");
        byte[] payload = Base64Url.decode(parts[1], what);
        Base64Url.decode(parts[2], what);
        if (!header.text("alg").equals("PS512")) {
            throw new UntrustedException(what + ": expected the signature algorithm PS512, found another.");
        }
        if (header.names().contains("crit") || header.names().contains("b64")) {
            throw new UntrustedException(what + ": the header asks for an extension (crit, b64) that is not known.");
        }
        header.text("kid");
        return new Jws(what, parts, header, payload);
    }

    String kid() {
        return header.text("kid");
    }

    /** {@return the claims before the signature was checked; good for choosing the key, and for nothing else} */
    JsonObject unverified() {
        return Json.object(payload, what);
    }

    /** {@return the claims, signed with this key} */
    JsonObject verified(RSAPublicKey key) {
        byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        boolean holds;
        try {
            holds = new RSASSAVerifier(key)
                    .verify(JWSHeader.parse(new Base64URL(parts[0])), signed, new Base64URL(parts[2]));
        } catch (JOSEException | ParseException | IllegalArgumentException e) {
            throw new UntrustedException(what + ": the signature cannot be checked.", e);
        }
        if (!holds) {
            throw new UntrustedException(what + ": the signature does not hold.");
        }
        return unverified();
    }
}
