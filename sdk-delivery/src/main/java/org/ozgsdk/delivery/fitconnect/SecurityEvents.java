// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.UUID;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.JwkSet;
import org.ozgsdk.delivery.internal.SingleEvent;

/** Verifies a single security event token (SET, RFC 8417) against keys in hand, for support and audits. Event logs are verified by {@link FitConnect#eventLog}. */
public final class SecurityEvents {

    private SecurityEvents() {}

    /**
     * Verifies one token: form, algorithm (PS512), signature by the key of its {@code kid}, case, exactly one event, who may issue it. Whose the key is, the
     * caller must know.
     *
     * @param token compact JWS
     * @param keys the keys that count
     * @param caseId the case it must belong to
     * @return the event
     * @throws UntrustedException if anything does not hold
     */
    public static Event verify(String token, JwkSet keys, UUID caseId) {
        return SingleEvent.verify(token, keys, caseId);
    }
}
