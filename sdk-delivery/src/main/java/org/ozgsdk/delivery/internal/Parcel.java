// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Prepared;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.internal.JweWriter.Seal;
import org.ozgsdk.delivery.internal.JweWriter.Sealed;

/** All parts of a submission, encrypted. Closing it deletes the ciphertext that waits on disk. */
record Parcel(Sealed metadata, Sealed data, List<SentFile> files, List<Part> parts) implements AutoCloseable {

    /** What is uploaded under one id: an attachment, or a fragment of one. */
    record Part(UUID id, SpooledBytes jwe, Seal seal) {}

    /** What is left to send once the attachments are there; the journal is null if it cannot be resumed. */
    record Ready(
            VerifiedDestination destination,
            Receipt receipt,
            String metadata,
            String data,
            @Nullable Journal journal,
            String fingerprint)
            implements Prepared {

        @Override
        public String toString() {
            return "Prepared[submission " + receipt.submissionId() + "]";
        }
    }

    /** What an earlier try submitted. */
    record Done(Receipt receipt) implements Prepared {}

    /** {@return the ids to announce, in order} */
    List<UUID> ids() {
        return parts.stream().map(Part::id).toList();
    }

    AuthenticationTags tags() {
        Map<UUID, String> tags = new LinkedHashMap<>();
        parts.forEach(part -> tags.put(part.id(), part.seal().tag()));
        return new AuthenticationTags(metadata.seal().tag(), data.seal().tag(), tags);
    }

    /** {@return a copy that keeps what the delivery service has already, where the content is still the same} */
    Parcel keeping(Map<UUID, Seal> uploaded) {
        List<Part> kept = new ArrayList<>();
        for (Part part : parts) {
            Seal there = uploaded.get(part.id());
            kept.add(there != null && isSame(part, there) ? new Part(part.id(), part.jwe(), there) : part);
        }
        return new Parcel(metadata, data, files, kept);
    }

    /** {@return what must still be uploaded, once {@link #keeping} has put in what need not} */
    List<Part> missing(Map<UUID, Seal> uploaded) {
        return parts.stream()
                .filter(part -> !uploaded.containsValue(part.seal()))
                .toList();
    }

    private static boolean isSame(Part part, Seal there) {
        return there.sha512().equals(part.seal().sha512());
    }

    Ready ready(VerifiedDestination destination, Receipt receipt, @Nullable Journal journal, String fingerprint) {
        return new Ready(destination, receipt, metadata.jwe(), data.jwe(), journal, fingerprint);
    }

    @Override
    public void close() {
        parts.forEach(part -> part.jwe().close());
    }

    @Override
    public String toString() {
        return "Parcel[" + parts.size() + " parts]";
    }
}
