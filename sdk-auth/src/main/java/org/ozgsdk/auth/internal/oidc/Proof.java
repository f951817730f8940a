// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import java.nio.charset.StandardCharsets;
import org.ozgsdk.auth.internal.DigestAlgorithm;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.keys.Base64Url;

/**
 * The two values that bind a login to its browser at the provider: the code verifier of PKCE (RFC 7636) and the nonce. Both are hashes of the browser's token,
 * 256 random bits that only its cookie holds: so the store keeps no secret of a login, and a code or token that was stolen fits no other browser.
 *
 * @param state the request
 * @param browserToken the browser's cookie
 */
record Proof(String state, Secret browserToken) {

    String verifier() {
        return derived("code_verifier");
    }

    /** S256: the only method we use. */
    String challenge() {
        return Base64Url.encode(DigestAlgorithm.SHA256.of(verifier().getBytes(StandardCharsets.US_ASCII)));
    }

    String nonce() {
        return derived("nonce");
    }

    private String derived(String purpose) {
        String text = purpose + "\n" + state + "\n" + browserToken.reveal();
        return Base64Url.encode(DigestAlgorithm.SHA256.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
