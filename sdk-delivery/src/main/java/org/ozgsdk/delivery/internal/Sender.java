// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.fitconnect.EventKind;
import org.ozgsdk.delivery.fitconnect.FitConnect;
import org.ozgsdk.delivery.internal.JweWriter.Sealed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a submission over: encrypt, announce, upload, finish. Everything is encrypted before the first call, so that nothing half-made is announced. */
public final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    /** FIT-Connect documentation "Anlagen": at most 100 per submission. */
    private static final int MOST_ATTACHMENTS = 100;

    private final SubmissionApi api;
    private final DestinationKeys keys;
    private final EventLogReader events;
    private final Clock clock;

    /**
     * Prepares sending.
     *
     * @param api the delivery service
     * @param keys keys of destinations
     * @param events reads what happened
     * @param clock the clock
     */
    public Sender(SubmissionApi api, DestinationKeys keys, EventLogReader events, Clock clock) {
        this.api = api;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    /** All parts of a submission, encrypted. */
    private record Parcel(Sealed metadata, Sealed data, Map<UUID, Sealed> attachments) {

        AuthenticationTags tags() {
            Map<UUID, String> tags = new LinkedHashMap<>();
            attachments.forEach((id, box) -> tags.put(id, box.seal().tag()));
            return new AuthenticationTags(metadata.seal().tag(), data.seal().tag(), tags);
        }
    }

    /**
     * Hands a submission over.
     *
     * @param submission the submission, to a destination of this channel
     * @return the receipt
     */
    public Receipt send(Submission submission) {
        if (!(submission.destination() instanceof VerifiedDestination destination)) {
            throw new IllegalArgumentException(
                    "the destination must come from FitConnect.destination(...), which verifies it");
        }
        requireTaken(submission, destination);
        keys.requireStillTrusted(destination.encryptionKey(), "encryption key of destination " + destination.id());
        Parcel parcel = encrypt(submission, destination.encryptionKey());
        SubmissionApi.Announced announced = api.announce(announcement(submission, destination));
        parcel.attachments().forEach((id, box) -> upload(announced.submissionId(), id, box, destination));
        Receipt receipt = new Receipt(
                FitConnect.ID,
                destination.uuid(),
                announced.caseId(),
                announced.submissionId(),
                clock.instant(),
                parcel.tags());
        finish(receipt, parcel, destination);
        return receipt;
    }

    private void upload(UUID submission, UUID attachment, Sealed box, VerifiedDestination destination) {
        try {
            api.upload(submission, attachment, box.jwe().getBytes(StandardCharsets.US_ASCII));
        } catch (RejectedException e) {
            throw explained(e, destination);
        }
    }

    /**
     * A JWE is well-formed and made for the destination's key when it leaves. If the service calls it malformed while the destination still has that key, then
     * something else arrived: for instance a changed header, which the authentication tag covers but the service reads first.
     */
    @Assumption("fitconnect.malformed-jwe-status")
    private OzgException explained(RejectedException refusal, VerifiedDestination destination) {
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

    private static void requireTaken(Submission submission, VerifiedDestination destination) {
        if (!destination.schemas().contains(submission.schema())) {
            throw new RejectedException(
                    "Zustellpunkt " + destination.id() + " nimmt Daten nach " + submission.schema()
                            + " nicht an, sondern nach " + destination.schemas()
                            + ". / The destination does not take this schema.",
                    0,
                    "schema-not-offered",
                    "");
        }
        if (submission.attachments().size() > MOST_ATTACHMENTS) {
            throw new RejectedException(
                    "FIT-Connect nimmt höchstens " + MOST_ATTACHMENTS + " Anlagen an; es sind "
                            + submission.attachments().size() + ". / Too many attachments.",
                    0,
                    "too-many-attachments",
                    "");
        }
    }

    @Assumption("fitconnect.attachment-cty")
    private static Parcel encrypt(Submission submission, Jwk key) {
        Sealed data = JweWriter.seal(key, submission.schema().mediaType(), submission.data());
        Map<UUID, Sealed> attachments = new LinkedHashMap<>();
        List<String> hashes = new ArrayList<>();
        for (Attachment attachment : submission.attachments()) {
            Sealed box = JweWriter.seal(key, attachment.mediaType(), attachment.content());
            attachments.put(attachment.id(), box);
            hashes.add(box.seal().sha512());
        }
        byte[] metadata = Metadata.write(submission, data.seal().sha512(), hashes);
        return new Parcel(JweWriter.seal(key, "application/json", metadata), data, attachments);
    }

    private static Map<String, Object> announcement(Submission submission, VerifiedDestination destination) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("destinationId", destination.id());
        body.put(
                "announcedAttachments",
                submission.attachments().stream().map(a -> a.id().toString()).toList());
        Map<String, String> service = new LinkedHashMap<>();
        service.put("identifier", "urn:de:fim:leika:leistung:" + destination.service());
        service.put("name", submission.serviceName());
        body.put("publicService", service);
        body.put("region", "DE" + destination.place());
        return body;
    }

    /**
     * A lost answer leaves open whether the submission counts as submitted, and repeating the call is then refused. The event log knows, so it decides: handing
     * the same application over twice would be worse than asking once more.
     */
    private void finish(Receipt receipt, Parcel parcel, VerifiedDestination destination) {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("encryptedMetadata", parcel.metadata().jwe());
        content.put("encryptedData", parcel.data().jwe());
        try {
            api.finish(receipt.submissionId(), content);
        } catch (RejectedException | UnavailableException e) {
            if (!isSubmitted(receipt, e)) {
                throw e instanceof RejectedException rejected ? explained(rejected, destination) : e;
            }
            LOG.info("Submission {} was submitted although the answer was lost.", receipt.submissionId());
        }
    }

    private boolean isSubmitted(Receipt receipt, OzgException cause) {
        try {
            return events.read(receipt)
                    .last(receipt.submissionId(), EventKind.SUBMIT_SUBMISSION)
                    .isPresent();
        } catch (RejectedException | UnavailableException e) {
            LOG.warn(
                    "It is not known whether submission {} of case {} was submitted.",
                    receipt.submissionId(),
                    receipt.caseId());
            cause.addSuppressed(e);
            return false;
        }
    }
}
