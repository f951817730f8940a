// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Fetches what authorities publish about revoked certificates. The house's form is {@code RevocationDownload} in {@code org.ozgsdk.core.transport}. */
@FunctionalInterface
public interface RevocationSource {

    /**
     * Fetches one answer. The address comes out of a certificate whose chain reached a configured anchor; an implementation goes to hosts that were allowed
     * beforehand and to no other.
     *
     * @param address where to
     * @param ocspRequest sent by POST as {@code application/ocsp-request}; null fetches a revocation list by GET
     * @return the answer; null if the host is not allowed or gave none
     */
    byte @Nullable [] fetch(URI address, byte @Nullable [] ocspRequest);
}
