// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Prepared;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.internal.JweWriter.Seal;
import org.ozgsdk.delivery.internal.JweWriter.Sealed;

/** All parts of a submission, encrypted. Closing it deletes the ciphertext that waits on disk. */
record Parcel(Sealed metadata, Sealed data, List<SentFile> files, List<Part> parts) implements AutoCloseable {

    /** What is uploaded under one id: an attachment, or a fragment of one. */
    record Part(UUID id, SpooledBytes jwe, Seal seal) {}

    /** What is left to send once the attachments are there. */
    record Ready(VerifiedDestination destination, Receipt receipt, String metadata, String data) implements Prepared {

        @Override
        public String toString() {
            return "Prepared[submission " + receipt.submissionId() + "]";
        }
    }

    /** {@return the ids to announce, in order} */
    List<UUID> ids() {
        return parts.stream().map(Part::id).toList();
    }

    AuthenticationTags tags() {
        Map<UUID, String> tags = new LinkedHashMap<>();
        parts.forEach(part -> tags.put(part.id(), part.seal().tag()));
        return new AuthenticationTags(metadata.seal().tag(), data.seal().tag(), tags);
    }

    Ready ready(VerifiedDestination destination, Receipt receipt) {
        return new Ready(destination, receipt, metadata.jwe(), data.jwe());
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
