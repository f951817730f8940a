// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Problem;

/**
 * One verified event of a case.
 *
 * @param id its id ({@code jti})
 * @param kind what happened
 * @param uri what happened, as FIT-Connect names it
 * @param issuer which side signed
 * @param subject what it is about, for instance {@code submission:<uuid>}
 * @param at when it was signed
 * @param tags the authentication tags it carries; empty if it carries none
 * @param problems the problems it carries
 * @param token the signed token itself (compact JWS): the proof towards third parties
 */
public record Event(
        UUID id,
        EventKind kind,
        String uri,
        Issuer issuer,
        String subject,
        Instant at,
        Optional<AuthenticationTags> tags,
        List<Problem> problems,
        String token) {

    /** The two sides that sign events. */
    public enum Issuer {
        /** The delivery service (Zustelldienst). */
        SERVICE,
        /** The system of the authority (Subscriber). */
        DESTINATION
    }

    /** Copies the list. */
    public Event {
        problems = List.copyOf(problems);
    }

    /**
     * Says whether it is about a submission.
     *
     * @param submissionId the submission
     * @return true if so
     */
    public boolean isAbout(UUID submissionId) {
        return subject.equals("submission:" + submissionId);
    }

    @Override
    public String toString() {
        return "Event[" + (kind == EventKind.UNKNOWN ? uri : kind) + ", " + subject + ", " + at + ", by " + issuer
                + "]";
    }
}
