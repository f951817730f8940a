// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.security.cert.X509Certificate;

/** What a counterpart's public key is for, with its word in a JWK (RFC 7517, 4.3) and the matching key usage of a certificate (RFC 5280, 4.2.1.3). */
public enum KeyUse {
    /** Encrypting a content key for the counterpart; certificate: keyEncipherment or dataEncipherment. */
    WRAP_KEY("wrapKey", 2, 3),
    /** Verifying the counterpart's signatures; certificate: digitalSignature. */
    VERIFY("verify", 0, 0),
    /** Verifying the seal of a document; certificate: digitalSignature or contentCommitment (nonRepudiation). */
    SEAL("verify", 0, 1);

    private final String keyOperation;
    private final int bit;
    private final int otherBit;

    KeyUse(String keyOperation, int bit, int otherBit) {
        this.keyOperation = keyOperation;
        this.bit = bit;
        this.otherBit = otherBit;
    }

    /** {@return the value in the member {@code key_ops} of a JWK} */
    public String keyOperation() {
        return keyOperation;
    }

    boolean isStatedBy(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return usage != null && (usage[bit] || usage[otherBit]);
    }
}
