// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.keys.Base64Url;
import org.ozgsdk.delivery.fitconnect.DecryptionKey;

/**
 * The protected header of a JWE that we may open.
 *
 * @param encoded as it stands there, which is what the tag protects
 * @param key ours, named by {@code kid}
 * @param zipped whether the plaintext was compressed (old senders do)
 * @param contentType {@code cty}, not looked at
 */
record JweHeader(String encoded, DecryptionKey key, boolean zipped, Optional<String> contentType) {

    static JweHeader parse(String encoded, Collection<DecryptionKey> keys, String what) {
        JsonObject header = Json.object(Base64Url.decode(encoded, what), what + ", header");
        if (!header.text("alg").equals("RSA-OAEP-256") || !header.text("enc").equals("A256GCM")) {
            throw new UntrustedException(what + ": expected RSA-OAEP-256 with A256GCM, found other algorithms.");
        }
        if (header.has("crit") || !header.optionalText("zip").orElse("DEF").equals("DEF")) {
            throw new UntrustedException(what + ": the header asks for an extension (crit, zip) that is not known.");
        }
        return new JweHeader(
                encoded, named(header.text("kid"), keys, what), header.has("zip"), header.optionalText("cty"));
    }

    private static DecryptionKey named(String kid, Collection<DecryptionKey> keys, String what) {
        return keys.stream()
                .filter(key -> key.kid().equals(kid))
                .findFirst()
                .orElseThrow(
                        () -> new UntrustedException(
                                what
                                        + ": encrypted for a key that is not among ours (kid). If it was ours before a change of keys, configure it beside the new one."));
    }

    byte[] aad() {
        return encoded.getBytes(StandardCharsets.US_ASCII);
    }
}
