// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.keys.Base64Url;
import org.ozgsdk.sandbox.internal.keys.HeldKey;

/**
 * A compact JWE as the delivery service sees it: shape and header only, since it holds no key (sheets 3.1 and 8). Five parts, RSA-OAEP-256, A256GCM, the
 * destination's kid, key of the modulus' length, IV of 96 and tag of 128 bits, at least 776 characters.
 */
record Sealed(String compact, String tag) {

    private static final int LEAST = 776;

    /** Checks an attachment: any {@code cty}. */
    static Sealed attachment(String compact, HeldKey key) {
        return check(compact, key);
    }

    /** Checks metadata or data: {@code cty} must be JSON or XML, else 422. */
    static Sealed document(String compact, HeldKey key) {
        Sealed sealed = check(compact, key);
        String cty = header(compact.substring(0, compact.indexOf('.')))
                .optionalText("cty")
                .orElse("");
        if (!cty.equals("application/json") && !cty.equals("application/xml")) {
            throw Refusal.of(422, "invalid-jwe", "The header needs cty application/json or application/xml.");
        }
        return sealed;
    }

    private static Sealed check(String compact, HeldKey key) {
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 5) {
            throw refusal("A compact JWE has 5 parts, found " + parts.length + ".");
        }
        if (compact.length() < LEAST) {
            throw refusal("A JWE for a key of 4096 bit has at least " + LEAST + " characters.");
        }
        checkHeader(header(parts[0]), key);
        int bytes = (key.publicKey().getModulus().bitLength() + 7) / 8;
        checkLength(parts[1], bytes, "encrypted key");
        checkLength(parts[2], 12, "initialisation vector");
        checkLength(parts[4], 16, "authentication tag");
        if (!Base64Url.isValid(parts[3])) {
            throw refusal("The ciphertext is not base64url.");
        }
        return new Sealed(compact, parts[4]);
    }

    private static JsonObject header(String encoded) {
        try {
            return Json.object(Base64Url.decode(encoded, "JWE header"), "JWE header");
        } catch (UntrustedException e) {
            throw refusal(String.valueOf(e.getMessage()));
        }
    }

    private static void checkHeader(JsonObject header, HeldKey key) {
        try {
            boolean algorithms = header.text("alg").equals("RSA-OAEP-256")
                    && header.text("enc").equals("A256GCM")
                    && header.optionalText("zip").orElse("DEF").equals("DEF")
                    && !header.has("crit");
            if (!algorithms) {
                throw refusal("The header needs alg RSA-OAEP-256, enc A256GCM, zip DEF or none, and no crit.");
            }
            if (!header.text("kid").equals(key.kid())) {
                throw refusal("The header's kid is not the destination's encryptionKid.");
            }
        } catch (UntrustedException e) {
            throw refusal(String.valueOf(e.getMessage()));
        }
    }

    private static void checkLength(String part, int bytes, String what) {
        try {
            if (Base64Url.decode(part, what).length == bytes) {
                return;
            }
        } catch (UntrustedException e) {
            throw refusal(String.valueOf(e.getMessage()));
        }
        throw refusal("The " + what + " must have " + bytes + " bytes.");
    }

    @Assumption("fitconnect.jwe-check-status")
    private static Refusal refusal(String title) {
        return Refusal.of(422, "invalid-jwe", title).assuming("fitconnect.jwe-check-status");
    }
}
