// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.keys.Jwk;
import org.ozgsdk.delivery.Attachment;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Prepared;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.internal.JweWriter.Sealed;

/** All parts of a submission, encrypted. */
record Parcel(Sealed metadata, Sealed data, Map<UUID, Sealed> attachments) {

    /** What is left to send once the attachments are there. */
    record Ready(VerifiedDestination destination, Receipt receipt, String metadata, String data) implements Prepared {

        @Override
        public String toString() {
            return "Prepared[submission " + receipt.submissionId() + "]";
        }
    }

    @Assumption("fitconnect.attachment-cty")
    static Parcel encrypt(Submission submission, Jwk key) {
        Sealed data = JweWriter.seal(key, submission.schema().mediaType(), submission.data());
        Map<UUID, Sealed> attachments = new LinkedHashMap<>();
        List<String> hashes = new ArrayList<>();
        for (Attachment attachment : Metadata.attachments(submission)) {
            Sealed box = JweWriter.seal(key, attachment.mediaType(), attachment.content());
            attachments.put(attachment.id(), box);
            hashes.add(box.seal().sha512());
        }
        byte[] metadata = Metadata.write(submission, data.seal().sha512(), hashes);
        return new Parcel(JweWriter.seal(key, "application/json", metadata), data, attachments);
    }

    AuthenticationTags tags() {
        Map<UUID, String> tags = new LinkedHashMap<>();
        attachments.forEach((id, box) -> tags.put(id, box.seal().tag()));
        return new AuthenticationTags(metadata.seal().tag(), data.seal().tag(), tags);
    }

    Ready ready(VerifiedDestination destination, Receipt receipt) {
        return new Ready(destination, receipt, metadata.jwe(), data.jwe());
    }

    @Override
    public String toString() {
        return "Parcel[" + attachments.size() + " attachments]";
    }
}
