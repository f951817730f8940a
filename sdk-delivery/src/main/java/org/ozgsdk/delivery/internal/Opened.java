// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.List;
import java.util.Optional;
import org.ozgsdk.core.Finding;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.Problem;
import org.ozgsdk.delivery.fitconnect.Event;
import org.ozgsdk.delivery.fitconnect.MetadataChecked;
import org.ozgsdk.delivery.fitconnect.Pickup;

/** What the examination of a submission came to. */
public sealed interface Opened {

    /** {@return what was fetched} */
    Pickup pickup();

    /**
     * Everything holds.
     *
     * @param pickup which
     * @param submitted the delivery service's proof
     * @param service the service, if the delivery service names it
     * @param metadata what the metadata say
     * @param checked how thoroughly they were checked
     * @param data the data, empty if there are none
     * @param files the files; each to be closed
     * @param findings what was noticed
     */
    record Good(
            Pickup pickup,
            Event submitted,
            Optional<String> service,
            ReceivedMetadata metadata,
            MetadataChecked checked,
            byte[] data,
            List<OpenedFile> files,
            List<Finding> findings)
            implements Opened {

        /** {@return the tags as the delivery service signed for them} */
        public AuthenticationTags tags() {
            return submitted.tags().orElseThrow();
        }

        @Override
        public String toString() {
            return "Good[" + pickup.submissionId() + "]";
        }
    }

    /**
     * The sender made a mistake.
     *
     * @param pickup which
     * @param submitted the delivery service's proof
     * @param problems why
     * @param findings what else was noticed
     */
    record Bad(Pickup pickup, Event submitted, List<Problem> problems, List<Finding> findings) implements Opened {}

    /**
     * It was answered before, by whomever.
     *
     * @param pickup which
     * @param outcome the answer
     */
    record Answered(Pickup pickup, Outcome outcome) implements Opened {}
}
