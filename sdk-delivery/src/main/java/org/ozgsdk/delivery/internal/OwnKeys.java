// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.CertificateTrust;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.keys.KeyRules;
import org.ozgsdk.core.keys.KeyUse;

/** Keys of ours as a destination publishes them, checked by the rules that senders apply, so that nobody finds the fault after the fact. */
public final class OwnKeys {

    private OwnKeys() {}

    /**
     * The public JWK of a key with its certificates; its kid is the thumbprint.
     *
     * @param key the key
     * @param use what others do with it
     * @return the JWK, without the private key
     */
    public static Jwk publicJwk(KeyMaterial key, KeyUse use) {
        return Jwk.of(key.certificate().getPublicKey())
                .kid(Jwk.of(key.certificate().getPublicKey()).build().thumbprint())
                .alg(algorithm(use))
                .keyOps(use.keyOperation())
                .certificates(key.certificates())
                .build();
    }

    /**
     * Checks a key (routing API schema of a JWK, FIT-Connect documentation "Kryptographische Anforderungen").
     *
     * @param key the key
     * @param use what others do with it
     * @param trust whose certificates count
     * @param what which key, for messages
     * @throws ConfigurationException if a sender would refuse it
     */
    public static void require(Jwk key, KeyUse use, CertificateTrust trust, String what) {
        int kid = key.kid().orElse("").length();
        require(kid >= 8 && kid <= 64, what, "kid of 8 to 64 characters");
        require(key.alg().orElse("").equals(algorithm(use)), what, "alg " + algorithm(use));
        require(
                key.keyOps().size() == 1 && key.keyOps().contains(use.keyOperation()),
                what,
                "key_ops [" + use.keyOperation() + "]");
        require(!key.certificates().isEmpty(), what, "x5c with its certificate chain");
        try {
            KeyRules.FIT_CONNECT.require(key.publicKey(), what);
            trust.require(key, use, what);
        } catch (UntrustedException e) {
            throw new ConfigurationException(
                    "So würde kein Absender diesen Schlüssel annehmen. / No sender would take this key: "
                            + e.getMessage(),
                    e);
        }
    }

    private static String algorithm(KeyUse use) {
        return use == KeyUse.WRAP_KEY ? "RSA-OAEP-256" : "PS512";
    }

    private static void require(boolean condition, String what, String expected) {
        if (!condition) {
            throw new ConfigurationException(what + ": expected " + expected + ", found something else.");
        }
    }
}
