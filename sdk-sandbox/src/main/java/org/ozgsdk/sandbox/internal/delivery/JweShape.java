// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.internal.http.Refusal;
import org.ozgsdk.sandbox.internal.keys.Base64Url;

/**
 * A compact JWE as the delivery service sees it while it passes by: shape and header only, since it holds no key (sheets 3.1 and 8). Five parts, RSA-OAEP-256,
 * A256GCM, a known kid, key of the modulus' length, IV of 96 and tag of 128 bits, at least 776 characters. Keeps nothing of the ciphertext.
 */
final class JweShape {

    private static final int LEAST = 776;
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final int LONGEST_OTHER = 4096;
    private static final int CIPHERTEXT = 3;
    private static final int TAG = 4;

    /** What is known at the end: the first part as it stands there, the kid in it, the last part. */
    record Seal(String header, String kid, String tag) {

        /** The media type of the content; empty if none is named. */
        String contentType() {
            return json(header).optionalText("cty").orElse("");
        }
    }

    private final ToIntFunction<String> keyBytes;
    private final StringBuilder part = new StringBuilder();
    private String header = "";
    private String kid = "";
    private int number;
    private long characters;
    private long ofCiphertext;

    /** Says by the kid how many bytes an encrypted key has, or refuses. */
    JweShape(ToIntFunction<String> keyBytes) {
        this.keyBytes = keyBytes;
    }

    static Seal of(String compact, ToIntFunction<String> keyBytes) {
        JweShape shape = new JweShape(keyBytes);
        byte[] bytes = compact.getBytes(StandardCharsets.ISO_8859_1);
        shape.feed(bytes, bytes.length);
        return shape.end();
    }

    /** Takes the next bytes; the first that breaks a rule is refused. */
    void feed(byte[] bytes, int count) {
        characters += count;
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '.') {
                endPart();
            } else if (number != CIPHERTEXT) {
                append((char) (bytes[i] & 0xFF));
            } else if (Base64Url.isLetter(bytes[i])) {
                ofCiphertext++;
            } else {
                throw refusal("The ciphertext is not base64url.");
            }
        }
    }

    private void append(char character) {
        if (part.length() == (number == 0 ? LONGEST_HEADER : LONGEST_OTHER)) {
            throw refusal("Part " + (number + 1) + " of the JWE is too long.");
        }
        part.append(character);
    }

    private void endPart() {
        switch (number) {
            case 0 -> {
                header = part.toString();
                kid = checkHeader(json(header));
            }
            case 1 -> checkLength(keyBytes.applyAsInt(kid), "encrypted key");
            case 2 -> checkLength(12, "initialisation vector");
            case CIPHERTEXT -> {
                if (ofCiphertext % 4 == 1) {
                    throw refusal("The ciphertext is not base64url.");
                }
            }
            default -> throw refusal("A compact JWE has 5 parts, found more.");
        }
        part.setLength(0);
        number++;
    }

    /** All bytes came. */
    Seal end() {
        if (number != TAG) {
            throw refusal("A compact JWE has 5 parts, found " + (number + 1) + ".");
        }
        checkLength(16, "authentication tag");
        if (characters < LEAST) {
            throw refusal("A JWE for a key of 4096 bit has at least " + LEAST + " characters.");
        }
        return new Seal(header, kid, part.toString());
    }

    private static JsonObject json(String encoded) {
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

    private void checkLength(int bytes, String what) {
        try {
            if (Base64Url.decode(part.toString(), what).length == bytes) {
                return;
            }
        } catch (UntrustedException e) {
            throw refusal(String.valueOf(e.getMessage()));
        }
        throw refusal("The " + what + " must have " + bytes + " bytes.");
    }

    @Assumption("fitconnect.jwe-check-status")
    static Refusal refusal(String title) {
        return Refusal.of(422, "invalid-jwe", title).assuming("fitconnect.jwe-check-status");
    }
}
