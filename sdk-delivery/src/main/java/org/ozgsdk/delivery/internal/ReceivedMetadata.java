// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.delivery.DataSchema;
import org.ozgsdk.delivery.Submission;
import org.ozgsdk.delivery.fitconnect.ReceivedDataSet;
import org.ozgsdk.delivery.fitconnect.ReceivedPayment;
import org.ozgsdk.delivery.fitconnect.ReceivedReplyChannel;

/**
 * What the metadata of a submission say, of version 1.x or 2.x. Prints nothing of it.
 *
 * @param version version of the metadata, for instance {@code 2.1.0}
 * @param data what they say of the data; empty if there are none (1.x)
 * @param files what they say of the files
 * @param service the service, only in 1.x
 * @param payment a payment
 * @param replyChannel where an answer is wanted
 * @param senderReference the sender's own reference
 * @param applicationDate when the application was made
 * @param applicationId id in the status monitor
 * @param author the software that made it
 * @param dataSets further data sets
 */
public record ReceivedMetadata(
        String version,
        Optional<DataPart> data,
        List<FilePart> files,
        Optional<String> service,
        Optional<ReceivedPayment> payment,
        Optional<ReceivedReplyChannel> replyChannel,
        Optional<String> senderReference,
        Optional<LocalDate> applicationDate,
        Optional<UUID> applicationId,
        Optional<Submission.Author> author,
        List<ReceivedDataSet> dataSets) {

    /**
     * The data.
     *
     * @param schema their form
     * @param hash SHA-512, lower-case hex
     */
    public record DataPart(DataSchema schema, String hash) {}

    /**
     * A file.
     *
     * @param id its id
     * @param filename its name without path and control characters
     * @param mediaType its media type as the sender says
     * @param purpose what it is, a word of the metadata schema
     * @param description for people
     * @param hash SHA-512 of the whole, lower-case hex
     * @param fragments the parts it travels in; empty if in one
     */
    public record FilePart(
            UUID id,
            String filename,
            String mediaType,
            String purpose,
            Optional<String> description,
            String hash,
            List<UUID> fragments) {

        /** {@return the ids under which it is uploaded} */
        List<UUID> onTheWire() {
            return fragments.isEmpty() ? List.of(id) : fragments;
        }

        @Override
        public String toString() {
            return "FilePart[" + id + "]";
        }
    }

    @Override
    public String toString() {
        return "ReceivedMetadata[" + version + ", " + files.size() + " files]";
    }
}
