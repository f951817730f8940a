// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.transport.Response;

/** Says what a refusal means to a receiver, where it means something else than to a sender. */
final class ReceiveRefusals {

    private ReceiveRefusals() {}

    static RejectedException ofList(Response answer, String what) {
        return of(
                answer,
                what,
                answer.status() == 404,
                "Den Zustellpunkt kennt der Zustelldienst nicht: ID des ReceivingDestination und Umgebung prüfen. / The destination is not known there: check its id and the environment.");
    }

    static RejectedException ofContent(Response answer, String what) {
        return of(
                answer,
                what,
                answer.status() == 404,
                "Sie liegt dort nicht mehr: beantwortet oder gelöscht; eventLog(pickup) sagt, was geschah. / It is no longer there: answered or deleted; eventLog(pickup) says what happened.");
    }

    static RejectedException ofEvent(Response answer, String what) {
        return of(
                answer,
                what,
                answer.status() == 400 || answer.status() == 422,
                "Der Zustelldienst nimmt dieses Ereignis nicht: Signaturschlüssel und kid des ReceivingDestination müssen die im Self-Service-Portal sein; danach erneut annehmen oder ablehnen. / The event is not taken: signing key and kid must be those of the portal; then answer again.");
    }

    private static RejectedException of(Response answer, String what, boolean isMeant, String remedy) {
        RejectedException refusal = Refusals.of(answer, what);
        if (!isMeant) {
            return refusal;
        }
        String code = refusal.code().isEmpty() ? "" : ", " + refusal.code();
        return new RejectedException(
                what + ": HTTP " + refusal.status() + code + ". " + remedy,
                refusal.status(),
                refusal.code(),
                refusal.detail());
    }
}
