// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UntrustedException;

/** Says what the refusal of an unfinished submission means. */
record SendRefusals(SubmissionApi api) {

    /**
     * A JWE is well-formed and made for the destination's key when it leaves. If the service calls it malformed while the destination still has that key, then
     * something else arrived: for instance a changed header, which the authentication tag covers but the service reads first.
     */
    @Assumption("fitconnect.malformed-jwe-status")
    OzgException explained(RejectedException refusal, UUID submission, VerifiedDestination destination) {
        if (refusal.status() == 404) {
            return new RejectedException(
                    "Die angekündigte Einreichung " + submission
                            + " gibt es beim Zustelldienst nicht mehr (unvollständige werden nach einem Tag gelöscht): ohne den alten Receipt neu vorbereiten; mit resumable(...) einfach erneut senden. / The announced submission is gone (incomplete ones are deleted after a day): prepare anew, without the earlier receipt; with resumable(...) just send again.",
                    refusal.status(),
                    refusal.code(),
                    refusal.detail());
        }
        if (refusal.status() == 409) {
            return alreadySubmitted(submission);
        }
        if (refusal.status() != 400 && refusal.status() != 422) {
            return refusal;
        }
        String kid = api.destination(destination.uuid()).text("encryptionKid");
        if (!kid.equals(destination.encryptionKey().kid().orElse(""))) {
            return refusal; // the key was replaced in between: verify the destination anew and send again
        }
        return new UntrustedException(
                "Der Zustelldienst lehnt als fehlerhaft ab, was fehlerfrei abging: Es wurde unterwegs verändert. / The delivery service refuses as malformed what left well-formed: it was changed on its way ("
                        + refusal.getMessage() + ").",
                refusal);
    }

    static RejectedException alreadySubmitted(UUID submission) {
        return new RejectedException(
                "Die Einreichung " + submission
                        + " ist schon eingereicht oder nicht mehr änderbar: isSubmitted(receipt) fragen, nichts neu vorbereiten. / The submission is already submitted or closed: ask isSubmitted(receipt), prepare nothing anew.",
                409,
                "submission-already-final",
                "");
    }

    static RejectedException otherContent(UUID submission) {
        return new RejectedException(
                "Unter diesem Schlüssel wurde schon etwas anderes eingereicht (Einreichung " + submission
                        + "): für einen anderen Antrag einen neuen Schlüssel nehmen (Submission.Builder.resumable). / Something else was submitted under this key: take a new key for another application.",
                409,
                "resume-key-used",
                "");
    }
}
