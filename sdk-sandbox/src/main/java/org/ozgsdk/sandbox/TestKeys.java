// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.nio.file.Path;

/**
 * PEM files with keys an online service may use against the sandbox: private key (PKCS#8, not encrypted), then its certificate, issued by
 * {@link Sandbox#trustAnchors()}. They lie in the key directory, are made once and belong to nobody: never use them anywhere else.
 *
 * @param signing signs requests to the account (RSA 3072, digitalSignature)
 * @param encryption opens what the account encrypts (RSA 3072, keyEncipherment and dataEncipherment)
 * @param reply opens replies of the office (RSA 4096, keyEncipherment and dataEncipherment)
 * @param mailbox signs messages to the mailbox, the "BundID-Postfach-Zertifikat" (RSA 3072, digitalSignature and nonRepudiation)
 * @param receivingEncryption opens what is sent to a destination of one's own (RSA 4096, keyEncipherment and dataEncipherment)
 * @param receivingSigning signs the events of a destination of one's own (RSA 4096, digitalSignature)
 */
public record TestKeys(
        Path signing, Path encryption, Path reply, Path mailbox, Path receivingEncryption, Path receivingSigning) {}
