// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.Prepared;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.fitconnect.EventKind;
import org.ozgsdk.delivery.fitconnect.MetadataCheck;
import org.ozgsdk.delivery.internal.Parcel.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a submission over in two halves: encrypt, announce, upload; then finish. Everything is encrypted before the first call, so that nothing half-made is announced. */
public final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    /**
     * How to send.
     *
     * @param fragment from how many bytes on attachments are cut
     * @param uploads how many at the same time
     * @param schema a full check of the metadata
     * @param store keeps what can be resumed; null if nothing can
     */
    public record Settings(
            long fragment,
            int uploads,
            MetadataCheck schema,
            @Nullable Store store) {}

    private final String channel;
    private final SubmissionApi api;
    private final Readiness readiness;
    private final SendRefusals refusals;
    private final EventLogReader events;
    private final Settings settings;
    private final Clock clock;
    private final Spool spool = Spool.ofSystem().swept();

    /**
     * Prepares sending.
     *
     * @param channel id of the channel, for receipts
     * @param api the delivery service
     * @param readiness says what may be sent
     * @param events reads what happened
     * @param settings how to send
     * @param clock the clock
     */
    public Sender(
            String channel,
            SubmissionApi api,
            Readiness readiness,
            EventLogReader events,
            Settings settings,
            Clock clock) {
        this.channel = channel;
        this.api = api;
        this.readiness = readiness;
        this.refusals = new SendRefusals(api);
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Announces a submission and uploads its attachments.
     *
     * @param submission the submission, to a destination of this channel
     * @return all that is left to finish
     */
    public Prepared prepare(Submission submission) {
        if (submission.resumeKey().isPresent()) {
            return resumed(submission, submission.resumeKey().get());
        }
        VerifiedDestination destination = readiness.require(submission);
        try (Parcel parcel = pack(submission, Metadata.attachments(submission), destination)) {
            SubmissionApi.Announced ids = api.announce(submission, destination, parcel.ids());
            Call call = new Call(submission, destination, ids.caseId(), ids.submissionId(), null);
            return uploaded(call, parcel, parcel.parts());
        }
    }

    /** One submission on its way. */
    private record Call(
            Submission submission,
            VerifiedDestination destination,
            UUID caseId,
            UUID submissionId,
            @Nullable Journal journal) {}

    private Prepared resumed(Submission submission, String key) {
        Journal journal = Journal.open(store(), clock, key);
        Optional<JournalState> known = journal.state();
        List<Attachment> files = sameIds(Metadata.attachments(submission), known);
        Optional<Receipt> earlier = known.flatMap(JournalState::receipt);
        if (earlier.isPresent() && (known.get().submitted() || isSubmitted(earlier.get()))) {
            if (!Fingerprint.read(submission, files).equals(known.get().fingerprint())) {
                throw SendRefusals.otherContent(earlier.get().submissionId());
            }
            if (!known.get().submitted()) {
                remember(journal, earlier.get());
            }
            return new Parcel.Done(earlier.get());
        }
        VerifiedDestination destination = readiness.require(submission);
        if (known.isPresent() && !known.get().destinationId().equals(destination.uuid())) {
            throw new IllegalArgumentException("under this resume key an application to another destination was begun");
        }
        try (Parcel parcel = pack(submission, files, destination)) {
            JournalState state = begun(submission, destination, parcel, journal, known);
            if (!state.parts().equals(parcel.ids())) {
                throw new IllegalArgumentException(
                        "under this resume key other attachments were announced: keep their number, their lengths and FitConnect.Builder.fragments, or take a new key");
            }
            Parcel kept = parcel.keeping(state.uploaded());
            Call call = new Call(submission, destination, state.caseId(), state.submissionId(), journal);
            return uploaded(call, kept, kept.missing(state.uploaded()));
        }
    }

    private Store store() {
        Store store = settings.store();
        if (store == null) {
            throw new ConfigurationException(
                    "Für Submission.Builder.resumable(...) fehlt ein Speicher: FitConnect.builder(...).store(...) setzen. / A resumable submission needs a store.");
        }
        return store;
    }

    /** An application that is built again gets the ids it was announced with. */
    private static List<Attachment> sameIds(List<Attachment> files, Optional<JournalState> known) {
        if (known.isEmpty() || known.get().files().size() != files.size()) {
            return files;
        }
        List<Attachment> same = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            same.add(files.get(i).withId(known.get().files().get(i)));
        }
        return same;
    }

    private JournalState begun(
            Submission submission,
            VerifiedDestination destination,
            Parcel parcel,
            Journal journal,
            Optional<JournalState> known) {
        if (known.isPresent()) {
            journal.claim();
            return known.get();
        }
        JournalState state =
                JournalState.announced(destination.uuid(), api.announce(submission, destination, parcel.ids()), parcel);
        journal.begin(state);
        return state;
    }

    /**
     * Uploads everything again to what was announced before.
     *
     * @param submission the same submission, built again
     * @param earlier the receipt of the earlier preparation
     * @return all that is left to finish
     */
    public Prepared prepare(Submission submission, Receipt earlier) {
        VerifiedDestination destination = readiness.require(submission);
        if (!destination.uuid().equals(earlier.destinationId())) {
            throw new IllegalArgumentException("the earlier receipt is for another destination");
        }
        requireKnownIds(submission, readiness.fragment(destination), earlier);
        if (isSubmitted(earlier)) {
            throw SendRefusals.alreadySubmitted(earlier.submissionId());
        }
        try (Parcel parcel = pack(submission, Metadata.attachments(submission), destination)) {
            requireSameIds(Set.copyOf(parcel.ids()), earlier);
            Call call = new Call(submission, destination, earlier.caseId(), earlier.submissionId(), null);
            return uploaded(call, parcel, parcel.parts());
        }
    }

    private Parcel pack(Submission submission, List<Attachment> files, VerifiedDestination destination) {
        return new Packer(spool, readiness.fragment(destination), destination.metadata(), settings.schema())
                .pack(submission, files, destination.encryptionKey());
    }

    /** Before anything is encrypted or asked, as far as the lengths tell. */
    private static void requireKnownIds(Submission submission, long fragment, Receipt earlier) {
        Set<UUID> ids = new HashSet<>();
        for (Attachment attachment : Metadata.attachments(submission)) {
            Optional<List<UUID>> known = Fragments.ids(attachment, fragment);
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

    private Prepared uploaded(Call call, Parcel parcel, List<Part> missing) {
        long total = missing.stream().mapToLong(part -> part.jwe().length()).sum();
        ProgressMeter meter = new ProgressMeter(call.submission().progress().orElse(null), total);
        new Uploads(settings.uploads()).each(missing, part -> upload(call, part, meter));
        Receipt receipt = new Receipt(
                channel, call.destination().uuid(), call.caseId(), call.submissionId(), clock.instant(), parcel.tags());
        return parcel.ready(
                call.destination(), receipt, call.journal(), Fingerprint.of(call.submission(), parcel.files()));
    }

    private void upload(Call call, Part part, ProgressMeter meter) {
        SpooledBody body = new SpooledBody(part.jwe(), meter);
        try {
            api.upload(call.submissionId(), part.id(), body, part.jwe().isOnDisk());
        } catch (RejectedException e) {
            if (e.status() == 404 && call.journal() != null) {
                call.journal().forget();
            }
            throw refusals.explained(e, call.submissionId(), call.destination());
        }
        if (call.journal() != null) {
            call.journal().uploaded(part.id(), part.seal());
        }
        body.arrived();
    }

    /**
     * Finishes a submission. A lost answer leaves open whether it counts as submitted, and repeating the call is then refused. The event log knows, so it
     * decides: handing the same application over twice would be worse than asking once more.
     *
     * @param prepared what {@link #prepare(Submission)} gave
     * @return its receipt
     */
    public Receipt submit(Prepared prepared) {
        if (prepared instanceof Parcel.Done done) {
            return done.receipt();
        }
        if (!(prepared instanceof Parcel.Ready ready)) {
            throw new IllegalArgumentException("only what FitConnect.prepare(...) gave can be submitted here");
        }
        Receipt receipt = ready.receipt();
        Map<String, String> content = new LinkedHashMap<>();
        content.put("encryptedMetadata", ready.metadata());
        content.put("encryptedData", ready.data());
        Journal journal = ready.journal();
        if (journal != null) {
            journal.submitting(receipt, ready.fingerprint());
        }
        try {
            api.finish(receipt.submissionId(), content);
        } catch (RejectedException | UnavailableException e) {
            if (!isSubmittedAfter(e, receipt)) {
                if (journal != null && e instanceof RejectedException gone && gone.status() == 404) {
                    journal.forget();
                }
                throw e instanceof RejectedException rejected
                        ? refusals.explained(rejected, receipt.submissionId(), ready.destination())
                        : e;
            }
            LOG.info("Submission {} was submitted although the answer was lost.", receipt.submissionId());
        }
        if (journal != null) {
            remember(journal, receipt);
        }
        return receipt;
    }

    /** What cannot be noted now is found out from the event log when it is asked for. */
    private static void remember(Journal journal, Receipt receipt) {
        try {
            journal.submitted();
        } catch (UnavailableException e) {
            LOG.warn("That submission {} was submitted could not be noted in the store.", receipt.submissionId());
        }
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
}
