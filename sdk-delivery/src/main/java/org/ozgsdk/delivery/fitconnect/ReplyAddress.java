// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.List;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.KeyRules;
import org.ozgsdk.core.keys.KeyUse;

/**
 * Where an answer by FIT-Connect goes to. Keep it with the case where the answer comes later ({@link Jwk#toPublicJson}). Experimental. Nobody vouches for the key
 * but the sender, who put it into metadata that only we could read and that the delivery service signed the tag of.
 *
 * @param pickup the submission it answers
 * @param key the sender's key: RSA of at least 4096 bits, with a kid of 8 to 64 characters; without certificate
 * @param processStandards the forms of answer the sender understands
 */
@Assumption("fitconnect.reply-endpoints")
public record ReplyAddress(Pickup pickup, Jwk key, List<String> processStandards) {

    /**
     * Checks the key (FIT-Connect metadata 2.1.0, {@code encryptionPublicKey}).
     *
     * @throws UntrustedException if the key is smaller, of another kind or not meant for encryption
     */
    public ReplyAddress {
        processStandards = List.copyOf(processStandards);
        String what = "reply key of submission " + pickup.submissionId();
        KeyRules.FIT_CONNECT.require(key.publicKey(), what);
        int kid = key.kid().orElse("").length();
        if (kid < 8
                || kid > 64
                || !key.alg().orElse("RSA-OAEP-256").equals("RSA-OAEP-256")
                || !(key.keyOps().isEmpty() || key.keyOps().contains(KeyUse.WRAP_KEY.keyOperation()))) {
            throw new UntrustedException(
                    what + ": expected alg RSA-OAEP-256, key_ops wrapKey and a kid of 8 to 64 characters.");
        }
    }

    @Override
    public String toString() {
        return "ReplyAddress[" + pickup.caseId() + "]";
    }
}
