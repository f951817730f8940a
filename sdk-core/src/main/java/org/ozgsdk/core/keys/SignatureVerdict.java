// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.time.Instant;
import java.util.Optional;

/** What became of looking at a signature or seal. A bad one is an answer, not an exception: the caller decides what it means. */
public sealed interface SignatureVerdict {

    /**
     * It holds, and its certificate leads to a configured anchor.
     *
     * @param signer subject of the certificate
     * @param at when it was signed, as the signer claims; empty if it says nothing
     */
    record Trusted(String signer, Optional<Instant> at) implements SignatureVerdict {}

    /**
     * It does not hold, or nobody trusted vouches for it.
     *
     * @param why in technical words, without content
     */
    record NotTrusted(String why) implements SignatureVerdict {}
}
