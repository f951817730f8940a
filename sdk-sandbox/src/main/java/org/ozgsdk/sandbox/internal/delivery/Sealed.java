// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.util.function.ToIntFunction;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.keys.Base64Url;

/**
 * A compact JWE as the delivery service sees it: shape and header only, since it holds no key (sheets 3.1 and 8). Five parts, RSA-OAEP-256, A256GCM, the
 * destination's kid, key of the modulus' length, IV of 96 and tag of 128 bits, at least 776 characters.
 */
record Sealed(String compact, String kid, String tag) {

    private static final int LEAST = 776;
    private static final int REPLY_KEY_BYTES = 512;

    /** Checks an attachment: any {@code cty}. */
    static Sealed attachment(String compact, Destination destination) {
        return check(compact, kid -> bytes(destination, kid));
    }

    /** Checks an attachment of a reply: the service knows no reply key, so any kid of 8 to 64 characters, but 4096 bit as everywhere (sheet 4.1). */
    static Sealed attachmentOfReply(String compact) {
        Sealed sealed = check(compact, kid -> REPLY_KEY_BYTES);
        if (sealed.kid().length() < 8 || sealed.kid().length() > 64) {
            throw refusal("The header's kid must have 8 to 64 characters.");
        }
        return sealed;
    }

    /** Checks metadata or data: {@code cty} must be JSON or XML, else 422. */
    static Sealed document(String compact, Destination destination) {
        return attachment(compact, destination).document();
    }

    /** Checks metadata or data of a reply. */
    static Sealed documentOfReply(String compact) {
        return attachmentOfReply(compact).document();
    }

    /** Under an earlier key too: after a roll-over something may still be under way. */
    private static int bytes(Destination destination, String kid) {
        DestinationKey key = destination
                .encryption(kid)
                .orElseThrow(() -> refusal("The header's kid is not the destination's encryptionKid."));
        return (key.publicKey().getModulus().bitLength() + 7) / 8;
    }

    private Sealed document() {
        String cty = header(compact.substring(0, compact.indexOf('.')))
                .optionalText("cty")
                .orElse("");
        if (!cty.equals("application/json") && !cty.equals("application/xml")) {
            throw Refusal.of(422, "invalid-jwe", "The header needs cty application/json or application/xml.");
        }
        return this;
    }

    private static Sealed check(String compact, ToIntFunction<String> keyBytes) {
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 5) {
            throw refusal("A compact JWE has 5 parts, found " + parts.length + ".");
        }
        if (compact.length() < LEAST) {
            throw refusal("A JWE for a key of 4096 bit has at least " + LEAST + " characters.");
        }
        String kid = checkHeader(header(parts[0]));
        checkLength(parts[1], keyBytes.applyAsInt(kid), "encrypted key");
        checkLength(parts[2], 12, "initialisation vector");
        checkLength(parts[4], 16, "authentication tag");
        if (!Base64Url.isValid(parts[3])) {
            throw refusal("The ciphertext is not base64url.");
        }
        return new Sealed(compact, kid, parts[4]);
    }

    private static JsonObject header(String encoded) {
        try {
            return Json.object(Base64Url.decode(encoded, "JWE header"), "JWE header");
        } catch (UntrustedException e) {
            throw refusal(String.valueOf(e.getMessage()));
        }
    }

    private static String checkHeader(JsonObject header) {
        try {
            boolean algorithms = header.text("alg").equals("RSA-OAEP-256")
                    && header.text("enc").equals("A256GCM")
                    && header.optionalText("zip").orElse("DEF").equals("DEF")
                    && !header.has("crit");
            if (!algorithms) {
                throw refusal("The header needs alg RSA-OAEP-256, enc A256GCM, zip DEF or none, and no crit.");
            }
            return header.text("kid");
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
