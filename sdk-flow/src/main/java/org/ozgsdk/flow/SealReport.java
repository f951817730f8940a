// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import java.time.Instant;
import java.util.Optional;

/** What {@link SealCheck} says of a document. */
public sealed interface SealReport {

    /**
     * The seal holds over the whole file and somebody trusted vouches for it.
     *
     * @param signer subject of the seal's certificate
     * @param at when it was sealed, as the sealer claims inside the seal; empty if it says nothing there
     */
    record Sealed(String signer, Optional<Instant> at) implements SealReport {}

    /** The document is a PDF without a seal. */
    record Unsealed() implements SealReport {}

    /**
     * There is a seal and it does not hold, or the document is no PDF.
     *
     * @param why in technical words, without content
     */
    record Broken(String why) implements SealReport {}
}
