// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.office;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.internal.keys.Base64Url;

/**
 * The sender's wish for a reply by FIT-Connect, with the key to encrypt it for (metadata 2.1.0, {@code replyChannel.fitConnect}). The key comes without a
 * certificate; it is the sender's own, and the verified metadata vouch for it.
 */
record ReplyWish(String kid, RSAPublicKey key) {

    /** The one kind of reply the sandbox's offices know: our own sample, never an official one. */
    static final String PROCESS = "urn:ozgsdk:beispiel:empfangsbescheinigung:1.0";

    private static final int BITS = 4096;

    /**
     * Reads the channel.
     *
     * @return empty if no reply by FIT-Connect is wanted, or only of kinds the office does not know
     * @throws UntrustedException if the channel breaks the metadata's schema
     */
    static Optional<ReplyWish> of(JsonObject metadata) {
        return metadata.optionalObject("replyChannel")
                .flatMap(channel -> channel.optionalObject("fitConnect"))
                .flatMap(ReplyWish::read);
    }

    private static Optional<ReplyWish> read(JsonObject fitConnect) {
        List<String> processes = fitConnect.texts("processStandards");
        require(!processes.isEmpty(), "processStandards must name at least one");
        ReplyWish wish = wish(fitConnect.object("encryptionPublicKey"));
        return processes.contains(PROCESS) ? Optional.of(wish) : Optional.empty();
    }

    private static ReplyWish wish(JsonObject jwk) {
        String kid = jwk.text("kid");
        require(kid.length() >= 8 && kid.length() <= 64, "kid must have 8 to 64 characters");
        boolean fits = jwk.text("kty").equals("RSA")
                && jwk.text("alg").equals("RSA-OAEP-256")
                && jwk.texts("key_ops").equals(List.of("wrapKey"))
                && jwk.text("e").equals("AQAB");
        require(fits, "the key must be RSA, RSA-OAEP-256, wrapKey, exponent AQAB");
        BigInteger modulus = new BigInteger(1, Base64Url.decode(jwk.text("n"), "n"));
        require(modulus.bitLength() == BITS, "the key must have " + BITS + " bit");
        try {
            return new ReplyWish(kid, (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65537))));
        } catch (GeneralSecurityException e) {
            throw new UntrustedException("replyChannel.fitConnect: the key is none.", e);
        }
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new UntrustedException("replyChannel.fitConnect: " + rule + ".");
        }
    }
}
