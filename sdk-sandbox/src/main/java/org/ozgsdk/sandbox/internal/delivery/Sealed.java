// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.util.function.ToIntFunction;
import org.ozgsdk.sandbox.internal.http.Refusal;

/** The JWE of metadata or data, held in memory. */
record Sealed(String compact, String kid, String tag) {

    private static final int REPLY_KEY_BYTES = 512;

    /** Checks metadata or data: {@code cty} must be JSON or XML, else 422. */
    static Sealed document(String compact, Destination destination) {
        return document(compact, keyOf(destination));
    }

    /** Checks metadata or data of a reply. */
    static Sealed documentOfReply(String compact) {
        return document(compact, Sealed::keyOfReply);
    }

    /** Under an earlier key of the destination too: after a roll-over something may still be under way. */
    static ToIntFunction<String> keyOf(Destination destination) {
        return kid -> {
            DestinationKey key = destination
                    .encryption(kid)
                    .orElseThrow(() -> JweShape.refusal("The header's kid is not the destination's encryptionKid."));
            return (key.publicKey().getModulus().bitLength() + 7) / 8;
        };
    }

    /** The service knows no reply key, so any kid of 8 to 64 characters, but 4096 bit as everywhere (sheet 4.1). */
    static int keyOfReply(String kid) {
        if (kid.length() < 8 || kid.length() > 64) {
            throw JweShape.refusal("The header's kid must have 8 to 64 characters.");
        }
        return REPLY_KEY_BYTES;
    }

    private static Sealed document(String compact, ToIntFunction<String> keyBytes) {
        JweShape.Seal seal = JweShape.of(compact, keyBytes);
        String cty = seal.contentType();
        if (!cty.equals("application/json") && !cty.equals("application/xml")) {
            throw Refusal.of(422, "invalid-jwe", "The header needs cty application/json or application/xml.");
        }
        return new Sealed(compact, seal.kid(), seal.tag());
    }
}
