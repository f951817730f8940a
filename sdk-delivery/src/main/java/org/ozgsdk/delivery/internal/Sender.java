// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Prepared;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.fitconnect.EventKind;
import org.ozgsdk.delivery.internal.Parcel.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a submission over in two halves: encrypt, announce, upload; then finish. Everything is encrypted before the first call, so that nothing half-made is announced. */
public final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private final String channel;
    private final SubmissionApi api;
    private final DestinationKeys keys;
    private final EventLogReader events;
    private final Packer packer;
    private final Uploads uploads;
    private final Clock clock;

    /**
     * Prepares sending.
     *
     * @param channel id of the channel, for receipts
     * @param api the delivery service
     * @param keys keys of destinations
     * @param events reads what happened
     * @param fragment from how many bytes on attachments are cut
     * @param uploads how many at the same time
     * @param clock the clock
     */
    public Sender(
            String channel,
            SubmissionApi api,
            DestinationKeys keys,
            EventLogReader events,
            long fragment,
            int uploads,
            Clock clock) {
        this.channel = channel;
        this.api = api;
        this.keys = keys;
        this.events = events;
        this.packer = new Packer(Spool.ofSystem(), fragment);
        this.uploads = new Uploads(uploads);
        this.clock = clock;
    }

    /**
     * Announces a submission and uploads its attachments.
     *
     * @param submission the submission, to a destination of this channel
     * @return all that is left to finish
     */
    public Prepared prepare(Submission submission) {
        VerifiedDestination destination = checked(submission);
        try (Parcel parcel = pack(submission, destination)) {
            SubmissionApi.Announced announced = api.announce(announcement(submission, destination, parcel.ids()));
            return uploaded(submission, parcel, destination, announced.caseId(), announced.submissionId());
        }
    }

    /**
     * Uploads everything again to what was announced before.
     *
     * @param submission the same submission, built again
     * @param earlier the receipt of the earlier preparation
     * @return all that is left to finish
     */
    public Prepared prepare(Submission submission, Receipt earlier) {
        VerifiedDestination destination = checked(submission);
        if (!destination.uuid().equals(earlier.destinationId())) {
            throw new IllegalArgumentException("the earlier receipt is for another destination");
        }
        requireKnownIds(submission, earlier);
        if (isSubmitted(earlier)) {
            throw alreadySubmitted(earlier.submissionId());
        }
        try (Parcel parcel = pack(submission, destination)) {
            requireSameIds(Set.copyOf(parcel.ids()), earlier);
            return uploaded(submission, parcel, destination, earlier.caseId(), earlier.submissionId());
        }
    }

    private Parcel pack(Submission submission, VerifiedDestination destination) {
        return packer.pack(submission, Metadata.attachments(submission), destination.encryptionKey());
    }

    /** Before anything is encrypted or asked, as far as the lengths tell. */
    private void requireKnownIds(Submission submission, Receipt earlier) {
        Set<UUID> ids = new HashSet<>();
        for (Attachment attachment : Metadata.attachments(submission)) {
            Optional<List<UUID>> known = Fragments.ids(attachment, packer.fragment());
            if (known.isEmpty()) {
                return;
            }
            ids.addAll(known.get());
        }
        requireSameIds(ids, earlier);
    }

    private static void requireSameIds(Set<UUID> ids, Receipt earlier) {
        if (!ids.equals(earlier.tags().attachments().keySet())) {
            throw new IllegalArgumentException(
                    "the attachments must have the ids they were announced with: keep them and call Attachment.withId(...), and keep their lengths and FitConnect.Builder.fragments");
        }
    }

    private VerifiedDestination checked(Submission submission) {
        if (!(submission.destination() instanceof VerifiedDestination destination)) {
            throw new IllegalArgumentException(
                    "the destination must come from FitConnect.destination(...), which verifies it");
        }
        requireTaken(submission, destination);
        keys.requireStillTrusted(destination.encryptionKey(), "encryption key of destination " + destination.id());
        return destination;
    }

    private Prepared uploaded(
            Submission submission, Parcel parcel, VerifiedDestination destination, UUID caseId, UUID submissionId) {
        long total =
                parcel.parts().stream().mapToLong(part -> part.jwe().length()).sum();
        ProgressMeter meter = new ProgressMeter(submission.progress().orElse(null), total);
        uploads.each(parcel.parts(), part -> upload(submissionId, part, meter, destination));
        Receipt receipt =
                new Receipt(channel, destination.uuid(), caseId, submissionId, clock.instant(), parcel.tags());
        return parcel.ready(destination, receipt);
    }

    private void upload(UUID submission, Part part, ProgressMeter meter, VerifiedDestination destination) {
        SpooledBody body = new SpooledBody(part.jwe(), meter);
        try {
            api.upload(submission, part.id(), body, part.jwe().isOnDisk());
        } catch (RejectedException e) {
            throw explained(e, submission, destination);
        }
        body.arrived();
    }

    /**
     * Says what the refusal of an unfinished submission means. A JWE is well-formed and made for the destination's key when it leaves. If the service calls it
     * malformed while the destination still has that key, then something else arrived: for instance a changed header, which the authentication tag covers but
     * the service reads first.
     */
    @Assumption("fitconnect.malformed-jwe-status")
    private OzgException explained(RejectedException refusal, UUID submission, VerifiedDestination destination) {
        if (refusal.status() == 404) {
            return new RejectedException(
                    "Die angekündigte Einreichung " + submission
                            + " gibt es beim Zustelldienst nicht mehr (unvollständige werden nach einem Tag gelöscht): ohne den alten Receipt neu vorbereiten. / The announced submission is gone (incomplete ones are deleted after a day): prepare anew, without the earlier receipt.",
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
    }

    private static Map<String, Object> announcement(
            Submission submission, VerifiedDestination destination, List<UUID> parts) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("destinationId", destination.id());
        body.put("announcedAttachments", parts.stream().map(UUID::toString).toList());
        Map<String, String> service = new LinkedHashMap<>();
        service.put("identifier", destination.identifier());
        service.put("name", submission.serviceName());
        body.put("publicService", service);
        if (destination.hasPlace()) {
            body.put("region", "DE" + destination.place());
        }
        return body;
    }

    /**
     * Finishes a submission. A lost answer leaves open whether it counts as submitted, and repeating the call is then refused. The event log knows, so it
     * decides: handing the same application over twice would be worse than asking once more.
     *
     * @param prepared what {@link #prepare(Submission)} gave
     * @return its receipt
     */
    public Receipt submit(Prepared prepared) {
        if (!(prepared instanceof Parcel.Ready ready)) {
            throw new IllegalArgumentException("only what FitConnect.prepare(...) gave can be submitted here");
        }
        Receipt receipt = ready.receipt();
        Map<String, String> content = new LinkedHashMap<>();
        content.put("encryptedMetadata", ready.metadata());
        content.put("encryptedData", ready.data());
        try {
            api.finish(receipt.submissionId(), content);
        } catch (RejectedException | UnavailableException e) {
            if (!isSubmittedAfter(e, receipt)) {
                throw e instanceof RejectedException rejected
                        ? explained(rejected, receipt.submissionId(), ready.destination())
                        : e;
            }
            LOG.info("Submission {} was submitted although the answer was lost.", receipt.submissionId());
        }
        return receipt;
    }

    /**
     * Says whether exactly this was submitted; the reader refuses a log whose submit event has other tags.
     *
     * @param receipt what was prepared
     * @return true if so
     */
    public boolean isSubmitted(Receipt receipt) {
        return events.read(receipt)
                .last(receipt.submissionId(), EventKind.SUBMIT_SUBMISSION)
                .isPresent();
    }

    /** While the log cannot be read nobody may conclude anything, so the first failure goes out as it is. */
    private boolean isSubmittedAfter(OzgException failure, Receipt receipt) {
        try {
            return isSubmitted(receipt);
        } catch (RejectedException | UnavailableException e) {
            LOG.warn(
                    "It is not known whether submission {} of case {} was submitted.",
                    receipt.submissionId(),
                    receipt.caseId());
            failure.addSuppressed(e);
            throw failure;
        }
    }

    private static RejectedException alreadySubmitted(UUID submission) {
        return new RejectedException(
                "Die Einreichung " + submission
                        + " ist schon eingereicht oder nicht mehr änderbar: isSubmitted(receipt) fragen, nichts neu vorbereiten. / The submission is already submitted or closed: ask isSubmitted(receipt), prepare nothing anew.",
                409,
                "submission-already-final",
                "");
    }
}
