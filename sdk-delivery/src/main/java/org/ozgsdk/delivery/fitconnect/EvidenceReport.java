// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.delivery.Outcome;

/**
 * What an evidence file proves (Nachweisprüfung).
 *
 * @param verdict the sum of the checks
 * @param checks each check
 * @param caseId the case; empty if the archive could not be read so far
 * @param submissionId the submission in it
 * @param outcome what became of it, from the verified events; empty if they did not hold
 * @param serviceKeys RFC 7638 thumbprints of the delivery service's keys in the archive, in their order: compare them with what you know from elsewhere
 */
public record EvidenceReport(
        Verdict verdict,
        List<Check> checks,
        Optional<UUID> caseId,
        Optional<UUID> submissionId,
        Optional<Outcome> outcome,
        List<String> serviceKeys) {

    /** Copies the lists. */
    public EvidenceReport {
        checks = List.copyOf(checks);
        serviceKeys = List.copyOf(serviceKeys);
    }

    /** How much is proven. */
    public enum Verdict {
        /** All checks hold, and all keys lead to what the verifier himself trusts. */
        PROVEN,
        /** All that could be checked holds, but the verifier gave nothing to hold some keys against: whoever made the archive could have made them too. */
        CONSISTENT,
        /** A check failed: it proves nothing. */
        BROKEN
    }

    /** What came of one check. */
    public enum Result {
        /** It holds. */
        PASSED,
        /** It does not hold. */
        FAILED,
        /** The verifier gave nothing to check against, or an earlier check failed. */
        NOT_CHECKED
    }

    /**
     * One check.
     *
     * @param name stable id: {@code archive}, {@code events}, {@code authority-certificates}, {@code service-keys}
     * @param result what came of it
     * @param text what it means, in German and English; without personal data
     */
    public record Check(String name, Result result, String text) {}
}
