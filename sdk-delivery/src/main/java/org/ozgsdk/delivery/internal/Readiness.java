// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.ArrayList;
import java.util.List;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.ReplyChannel;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.fitconnect.MetadataChecked;

/** Says whether a submission would be taken. The same steps run before it is sent ({@link #require}) and when somebody only asks ({@link #check}). */
public final class Readiness {

    private static final String NO_HASH = "0".repeat(128);

    private final DestinationDirectory destinations;
    private final DestinationKeys keys;
    private final Sender.Settings settings;

    /**
     * Prepares the checks.
     *
     * @param destinations asked how a destination is now
     * @param keys keys of destinations
     * @param settings how submissions are sent
     */
    public Readiness(DestinationDirectory destinations, DestinationKeys keys, Sender.Settings settings) {
        this.destinations = destinations;
        this.keys = keys;
        this.settings = settings;
    }

    /**
     * Tells all that speaks against a submission, with the destination as it is now.
     *
     * @param submission the submission
     * @return what was found; nothing of severity ERROR means that it would be taken
     */
    public List<Finding> check(Submission submission) {
        VerifiedDestination before = destination(submission);
        Inspection inspection = Inspection.collecting();
        VerifiedDestination now = before.hasPlace()
                ? destinations
                        .look(before.uuid(), before.service(), before.place(), inspection)
                        .orElse(before)
                : before; // what is no service of the catalogue has no offer to ask for
        inspect(submission, now, inspection);
        metadata(submission, now, inspection);
        return inspection.findings().stream().distinct().toList();
    }

    /** {@return the destination, if the submission may go there as far as is known without asking} */
    VerifiedDestination require(Submission submission) {
        VerifiedDestination destination = destination(submission);
        inspect(submission, destination, Inspection.strict());
        return destination;
    }

    private static VerifiedDestination destination(Submission submission) {
        if (!(submission.destination() instanceof VerifiedDestination destination)) {
            throw new IllegalArgumentException(
                    "the destination must come from FitConnect.destination(...), which verifies it");
        }
        return destination;
    }

    private void inspect(Submission submission, VerifiedDestination destination, Inspection inspection) {
        List<Attachment> files = Metadata.attachments(submission);
        long fragment = fragment(destination);
        inspection.step("fitconnect.schema", "data", () -> requireSchema(submission, destination));
        inspection.step("fitconnect.limit-count", "attachments", () -> Limits.requireCount(files, fragment));
        inspection.step("fitconnect.limit-size", "attachments", () -> Limits.requireSizes(files, fragment));
        inspection.step("fitconnect.limit-sum", "attachments", () -> Limits.requireSums(files, fragment));
        submission
                .replyChannel()
                .ifPresent(channel -> inspection.step(
                        "fitconnect.reply-channel", "replyChannel", () -> requireOffered(channel, destination)));
        inspection.step(
                "fitconnect.encryption-key",
                "destination.encryptionKid",
                () -> keys.requireStillTrusted(
                        destination.encryptionKey(), "encryption key of destination " + destination.id()));
    }

    /** {@return from how many bytes on attachments are cut} */
    long fragment(VerifiedDestination destination) {
        return destination.metadata().hasFragments() ? settings.fragment() : Long.MAX_VALUE;
    }

    private static void requireSchema(Submission submission, VerifiedDestination destination) {
        if (!destination.schemas().contains(submission.schema())) {
            throw new RejectedException(
                    "Zustellpunkt " + destination.id() + " nimmt Daten nach " + submission.schema()
                            + " nicht an, sondern nach " + destination.schemas()
                            + ": Daten in einem davon erzeugen. / The destination does not take this schema.",
                    0,
                    "schema-not-offered",
                    "");
        }
    }

    private static void requireOffered(ReplyChannel channel, VerifiedDestination destination) {
        String word = Metadata.word(channel);
        if (!destination.replyChannels().isEmpty()
                && !destination.replyChannels().contains(word)) {
            throw new RejectedException(
                    "Zustellpunkt " + destination.id() + " antwortet nicht über " + word + ", sondern über "
                            + destination.replyChannels()
                            + ": einen davon wählen oder keinen (Brief). / The destination does not answer on this channel.",
                    0,
                    "reply-channel-not-offered",
                    "");
        }
    }

    /**
     * Says how thoroughly the metadata of a submission are checked before they are encrypted.
     *
     * @param submission the submission
     * @return depth and version
     */
    public MetadataChecked metadataChecked(Submission submission) {
        return MetadataChecked.by(
                settings.schema(), destination(submission).metadata().toString());
    }

    /** Hashes have a fixed form, so any will do to see whether the rest fits. */
    private void metadata(Submission submission, VerifiedDestination destination, Inspection inspection) {
        List<SentFile> files = new ArrayList<>();
        for (Attachment file : Metadata.attachments(submission)) {
            files.add(SentFile.whole(file, NO_HASH));
        }
        MetadataVersion.Written written = destination.metadata().write(submission, NO_HASH, files);
        inspection.add(written.losses());
        inspection.add(MetadataStructure.check(written.json()));
        inspection.add(settings.schema().check(destination.metadata().toString(), written.json()));
    }
}
