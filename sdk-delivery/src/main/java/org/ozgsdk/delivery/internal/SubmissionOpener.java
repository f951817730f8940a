// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ozgsdk.core.Finding;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Outcome;
import org.ozgsdk.delivery.fitconnect.DataCheck;
import org.ozgsdk.delivery.fitconnect.Event;
import org.ozgsdk.delivery.fitconnect.EventKind;
import org.ozgsdk.delivery.fitconnect.EventLog;
import org.ozgsdk.delivery.fitconnect.MetadataCheck;
import org.ozgsdk.delivery.fitconnect.Pickup;
import org.ozgsdk.delivery.fitconnect.ReceivingDestination;
import org.ozgsdk.delivery.fitconnect.VirusScan;

/**
 * The receiver's duty in its order (FIT-Connect documentation "Prüfung und Bestätigung"). What the delivery service or somebody on the way is to blame for is
 * an {@link UntrustedException}; what the sender is to blame for is a value.
 */
public final class SubmissionOpener {

    private final ReceivingTools tools;
    private final EventLogReader events;

    /**
     * Prepares the examination.
     *
     * @param api what a receiver calls
     * @param submissions what everyone calls
     * @param events reads what happened
     * @param clock the clock
     * @param spool where ciphertext lies
     * @param virusScan looks into each file
     * @param metadataCheck checks the metadata
     * @param dataChecks checks of data, by schema URI
     */
    public SubmissionOpener(
            ReceivingApi api,
            SubmissionApi submissions,
            EventLogReader events,
            Clock clock,
            Spool spool,
            VirusScan virusScan,
            MetadataCheck metadataCheck,
            Map<String, DataCheck> dataChecks) {
        this.events = events;
        this.tools = new ReceivingTools(
                api, new Offers(submissions, clock), spool, virusScan, metadataCheck, Map.copyOf(dataChecks));
    }

    /**
     * Fetches a submission and examines it.
     *
     * @param pickup which
     * @param destination ours, with its keys
     * @return what it came to
     */
    public Opened open(Pickup pickup, ReceivingDestination destination) {
        String what = "submission " + pickup.submissionId();
        JsonObject fetched = tools.api().submission(pickup.submissionId());
        requireSame(fetched, pickup, what);
        EventLog log = events.read(pickup);
        Event submitted =
                log.last(pickup.submissionId(), EventKind.SUBMIT_SUBMISSION).orElseThrow();
        Outcome outcome = log.outcome(pickup.submissionId(), submitted.at());
        if (outcome.isFinal()) {
            return new Opened.Answered(pickup, outcome);
        }
        AuthenticationTags tags = submitted.tags().orElseThrow();
        List<Finding> findings = new ArrayList<>();
        Examination examination = new Examination(tools, pickup, destination, fetched, tags, findings, what);
        try {
            return examination.run(submitted);
        } catch (SenderFault fault) {
            return new Opened.Bad(pickup, submitted, fault.problems(), findings);
        } catch (IOException e) {
            throw ReceivingApi.unreadable(what, e);
        }
    }

    private static void requireSame(JsonObject fetched, Pickup pickup, String what) {
        if (!Ids.uuid(fetched.text("submissionId"), what).equals(pickup.submissionId())
                || !Ids.uuid(fetched.text("caseId"), what).equals(pickup.caseId())
                || !Ids.uuid(fetched.text("destinationId"), what).equals(pickup.destinationId())) {
            throw new UntrustedException(
                    what + ": the delivery service answered with another submission, case or destination.");
        }
    }
}
