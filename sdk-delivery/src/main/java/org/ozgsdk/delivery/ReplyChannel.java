// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.List;
import java.util.Optional;
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

    /**
     * Answers by e-mail. Prints without the address.
     *
     * @param address the applicant's address
     * @param pgpPublicKey a key to encrypt for, ASCII-armoured with an empty line after its first; empty if there is none
     */
    record EMail(String address, Optional<String> pgpPublicKey) implements ReplyChannel {

        private static final String ARMOUR = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n";

        /** Refuses what the metadata schema refuses. */
        public EMail {
            requireAddress(address);
            if (!pgpPublicKey.orElse(ARMOUR).startsWith(ARMOUR)) {
                throw new IllegalArgumentException(
                        "pgpPublicKey must begin with BEGIN PGP PUBLIC KEY BLOCK and one empty line, without further headers");
            }
        }

        @Override
        public String toString() {
            return "EMail[***]";
        }
    }

    /**
     * Answers by De-Mail. Prints without the address.
     *
     * @param address the applicant's address
     */
    record DeMail(String address) implements ReplyChannel {

        /** Refuses what the metadata schema refuses. */
        public DeMail {
            requireAddress(address);
        }

        @Override
        public String toString() {
            return "DeMail[***]";
        }
    }

    /**
     * Answers into an ELSTER account (ELSTER-Transfer). Prints without its values.
     *
     * @param accountId the account; metadata before version 2 takes ten digits only
     * @param lieferTicket the ticket of the account's holder; empty if there is none
     * @param geschaeftszeichen the reference of the case, at most 60 characters, 10 before version 2; empty if there is none
     */
    record Elster(String accountId, Optional<String> lieferTicket, Optional<String> geschaeftszeichen)
            implements ReplyChannel {

        private static final int LONGEST_REFERENCE = 60;

        /** Refuses what the metadata schema refuses. */
        public Elster {
            if (accountId.isBlank()) {
                throw new IllegalArgumentException("accountId must not be empty");
            }
            if (geschaeftszeichen.orElse("").length() > LONGEST_REFERENCE) {
                throw new IllegalArgumentException(
                        "geschaeftszeichen must have at most " + LONGEST_REFERENCE + " characters");
            }
        }

        @Override
        public String toString() {
            return "Elster[***]";
        }
    }

    private static void requireAddress(String address) {
        int at = address.indexOf('@');
        if (at < 1
                || at != address.lastIndexOf('@')
                || at == address.length() - 1
                || !address.strip().equals(address)) {
            throw new IllegalArgumentException("address must look like name@host");
        }
    }
}
