// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.security.interfaces.RSAPublicKey;
import java.util.UUID;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.core.keys.JwkSet;
import org.ozgsdk.core.keys.KeyRules;
import org.ozgsdk.core.keys.KeyUse;
import org.ozgsdk.delivery.fitconnect.Event;
import org.ozgsdk.delivery.fitconnect.Event.Issuer;

/** Verifies one event by keys in hand. */
public final class SingleEvent {

    private SingleEvent() {}

    /**
     * Verifies it.
     *
     * @param token compact JWS
     * @param keys the keys that count
     * @param caseId its case
     * @return the event
     */
    public static Event verify(String token, JwkSet keys, UUID caseId) {
        String what = "event of case " + caseId;
        Jws jws = Jws.parse(token, "secevent+jwt", what);
        // The sheet, 3.5: an address is a delivery service, anything else must be a destination's id.
        String iss = jws.unverified().text("iss");
        Issuer issuer = iss.startsWith("http") ? Issuer.SERVICE : Issuer.DESTINATION;
        if (issuer == Issuer.DESTINATION) {
            Ids.uuid(iss, what);
        }
        Jwk key = keys.find(jws.kid())
                .orElseThrow(
                        () -> new UntrustedException(what + ": no key of the set has the id that the token names."));
        if (!key.alg().orElse("PS512").equals("PS512")
                || !(key.keyOps().isEmpty() || key.keyOps().contains(KeyUse.VERIFY.keyOperation()))) {
            throw new UntrustedException(what + ": the key is not meant for verifying PS512 signatures.");
        }
        KeyRules.FIT_CONNECT.require(key.publicKey(), what);
        return EventLogReader.read(jws.verified((RSAPublicKey) key.publicKey()), issuer, token, caseId, what);
    }
}
