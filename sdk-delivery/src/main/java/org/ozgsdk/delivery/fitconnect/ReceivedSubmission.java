// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.internal.Opened;
import org.ozgsdk.delivery.internal.OpenedFile;
import org.ozgsdk.delivery.internal.ReceivedMetadata;

/**
 * A submission that passed every check of a receiver (FIT-Connect documentation "Prüfung und Bestätigung"): all tags are those the delivery service signed for,
 * all hashes those of the metadata. The ciphertext of its files lies in the spool until {@link #close}. Safe for use by many threads; {@code toString} shows
 * ids only.
 */
public final class ReceivedSubmission implements Received {

    private final Opened.Good opened;
    private final String setSchema;
    private final List<ReceivedAttachment> attachments;

    ReceivedSubmission(Opened.Good opened, String setSchema) {
        this.opened = opened;
        this.setSchema = setSchema;
        this.attachments = opened.files().stream().map(ReceivedAttachment::new).toList();
    }

    @Override
    public Pickup pickup() {
        return opened.pickup();
    }

    /** {@return its id} */
    public UUID submissionId() {
        return pickup().submissionId();
    }

    /** {@return its case} */
    public UUID caseId() {
        return pickup().caseId();
    }

    /** {@return which destination of ours it is for} */
    public UUID destinationId() {
        return pickup().destinationId();
    }

    /** {@return when the delivery service had it complete, by the service's signed clock} */
    public Instant submittedAt() {
        return opened.submitted().at();
    }

    /** {@return the delivery service's signed event: proof of what arrived when} */
    public Event submitted() {
        return opened.submitted();
    }

    /** {@return the version of its metadata, for instance {@code 2.1.0}} */
    public String metadataVersion() {
        return metadata().version();
    }

    /** {@return how thoroughly its metadata were checked: their structure always, the whole schema where {@link ReceiverBuilder#metadataCheck} covers the version} */
    public MetadataChecked metadataChecked() {
        return opened.checked();
    }

    /** {@return the service applied for, if the delivery service or the metadata (1.x) name it} */
    public Optional<String> service() {
        return opened.service().or(() -> metadata().service());
    }

    /** {@return what form the data have; empty if there are none, which only v1 allows} */
    public Optional<DataSchema> schema() {
        return metadata().data().map(ReceivedMetadata.DataPart::schema);
    }

    /** {@return a copy of the data, exactly the bytes that were hashed; of length 0 if there are none} */
    public byte[] data() {
        return opened.data().clone();
    }

    /** {@return SHA-512 of the data, lower-case hex; empty if there are none} */
    public Optional<String> dataSha512() {
        return metadata().data().map(ReceivedMetadata.DataPart::hash);
    }

    /** {@return the files in the sender's order} */
    public List<ReceivedAttachment> attachments() {
        return attachments;
    }

    /** {@return what the sender says about a payment} */
    public Optional<ReceivedPayment> payment() {
        return metadata().payment();
    }

    /** {@return where the sender wants an answer; empty means by letter} */
    public Optional<ReceivedReplyChannel> replyChannel() {
        return metadata().replyChannel();
    }

    /**
     * Says where an answer by FIT-Connect goes to. Experimental.
     *
     * @return the address; empty if the sender wants no answer by FIT-Connect
     * @throws UntrustedException if he does, and his key is not fit for it
     */
    public Optional<ReplyAddress> replyAddress() {
        return replyChannel()
                .flatMap(channel ->
                        channel.key().map(key -> new ReplyAddress(pickup(), key, channel.processStandards())));
    }

    /** {@return the sender's own reference} */
    public Optional<String> senderReference() {
        return metadata().senderReference();
    }

    /** {@return when the application was made, as the sender says} */
    public Optional<LocalDate> applicationDate() {
        return metadata().applicationDate();
    }

    /** {@return its id in the status monitor of the DeutschlandID} */
    public Optional<UUID> applicationId() {
        return metadata().applicationId();
    }

    /** {@return the software that made it} */
    public Optional<Submission.Author> author() {
        return metadata().author();
    }

    /** {@return further data sets, such as the identification report} */
    public List<ReceivedDataSet> dataSets() {
        return metadata().dataSets();
    }

    @Override
    public List<Finding> findings() {
        return List.copyOf(opened.findings());
    }

    AuthenticationTags tags() {
        return opened.tags();
    }

    String setSchema() {
        return setSchema;
    }

    private ReceivedMetadata metadata() {
        return opened.metadata();
    }

    @Override
    public void close() {
        opened.files().forEach(OpenedFile::close);
    }

    @Override
    public String toString() {
        return "ReceivedSubmission[" + submissionId() + ", " + attachments.size() + " attachments]";
    }
}
