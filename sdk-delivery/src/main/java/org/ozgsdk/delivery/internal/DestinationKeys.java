// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.security.interfaces.RSAPublicKey;
import java.util.UUID;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.CertificateTrust;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyRules;
import org.ozgsdk.core.keys.KeyUse;

/** The keys of destinations, each checked before use (FIT-Connect documentation "Kryptographische Anforderungen", routing API schema of a JWK). */
public final class DestinationKeys {

    private final SubmissionApi api;
    private final CertificateTrust trust;

    /**
     * Prepares the checks.
     *
     * @param api where keys come from
     * @param trust whose certificates count
     */
    public DestinationKeys(SubmissionApi api, CertificateTrust trust) {
        this.api = api;
        this.trust = trust;
    }

    Jwk encryptionKey(UUID destination, String kid) {
        Jwk key = api.key(destination, kid);
        require(key, kid, KeyUse.WRAP_KEY, "RSA-OAEP-256", "encryption key of destination " + destination);
        return key;
    }

    RSAPublicKey signatureKey(UUID destination, String kid) {
        return (RSAPublicKey) signatureJwk(destination, kid).publicKey();
    }

    /** {@return the checked key with its certificates} */
    Jwk signatureJwk(UUID destination, String kid) {
        String what = "signature key of destination " + destination;
        if (kid.length() < 8 || kid.length() > 64 || !kid.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new UntrustedException(what + ": the token names a key id that no key can have.");
        }
        Jwk key;
        try {
            key = api.key(destination, kid);
        } catch (RejectedException e) {
            if (Refusals.isAboutTheQuestion(e)) {
                throw new UntrustedException(
                        what + ": the destination has no key with the id that the token names.", e);
            }
            throw e;
        }
        require(key, kid, KeyUse.VERIFY, "PS512", what);
        return key;
    }

    /** A key may be kept for a while; its certificate must still hold when it is used. */
    void requireStillTrusted(Jwk key, String what) {
        trust.require(key, KeyUse.WRAP_KEY, what);
    }

    private void require(Jwk key, String kid, KeyUse use, String alg, String what) {
        if (!key.kid().orElse("").equals(kid) || kid.length() < 8 || kid.length() > 64) {
            throw new UntrustedException(
                    what + ": expected the kid that was asked for, of 8 to 64 characters; found another.");
        }
        if (!key.keyOps().contains(use.keyOperation())) {
            throw new UntrustedException(what + ": expected key_ops " + use.keyOperation() + ", found "
                    + key.keyOps().size() + " other operations.");
        }
        if (!key.alg().orElse("").equals(alg)) {
            throw new UntrustedException(what + ": expected alg " + alg + ", found another.");
        }
        KeyRules.FIT_CONNECT.require(key.publicKey(), what);
        trust.require(key, use, what);
    }
}
