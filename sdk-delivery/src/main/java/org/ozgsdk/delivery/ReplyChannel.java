// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.List;
import java.util.UUID;
import org.ozgsdk.core.keys.Jwk;

/** Where the authority is asked to answer (Rückkanal; FIT-Connect metadata 2.1.0, {@code replyChannel}). Without one it answers by letter. */
public sealed interface ReplyChannel {

    /**
     * Answers by FIT-Connect, encrypted for a key of ours. Experimental; made by {@code FitConnect.replyChannel(...)}, which keeps the private key.
     *
     * @param encryptionPublicKey RSA of at least 4096 bits for {@code wrapKey} and RSA-OAEP-256, with a kid of 8 to 64 characters
     * @param processStandard the form of the answer, an absolute URI of a data standard that both sides know
     */
    record FitConnect(Jwk encryptionPublicKey, URI processStandard) implements ReplyChannel {

        private static final int LEAST_BITS = 4096;

        /** Refuses what the metadata schema refuses. */
        public FitConnect {
            int kid = encryptionPublicKey.kid().orElse("").length();
            if (!(encryptionPublicKey.publicKey() instanceof RSAPublicKey rsa)
                    || rsa.getModulus().bitLength() < LEAST_BITS
                    || !rsa.getPublicExponent().equals(RSAKeyGenParameterSpec.F4)
                    || kid < 8
                    || kid > 64
                    || !encryptionPublicKey.alg().orElse("").equals("RSA-OAEP-256")
                    || !encryptionPublicKey.keyOps().equals(List.of("wrapKey"))) {
                throw new IllegalArgumentException(
                        "a reply key is RSA of at least 4096 bits with exponent 65537, alg RSA-OAEP-256, key_ops wrapKey and a kid of 8 to 64 characters");
            }
            if (!processStandard.isAbsolute()) {
                throw new IllegalArgumentException("processStandard must be an absolute URI");
            }
        }
    }

    /**
     * Answers into the applicant's BundID mailbox (Postfach). Prints without the mailbox, which names a person.
     *
     * @param mailbox the mailbox, as the login gave it ({@code legacyPostkorbHandle})
     */
    record BundIdMailbox(UUID mailbox) implements ReplyChannel {

        @Override
        public String toString() {
            return "BundIdMailbox[***]";
        }
    }
}
