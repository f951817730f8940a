// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.internal.keys.HeldKey;
import org.ozgsdk.sandbox.internal.keys.Jws;

/** The event logs of all cases and the service's own security event tokens (sheet 3.4). */
final class EventLog {

    static final String TYPE = "secevent+jwt";
    static final String EVENTS = "https://schema.fitko.de/fit-connect/events/";
    private static final String SCHEMA =
            "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json";

    private record Entry(UUID subject, String token) {}

    private final Clock clock;
    private final HeldKey key;
    private final String issuer;
    private final Map<UUID, List<Entry>> cases = new LinkedHashMap<>();

    EventLog(Clock clock, HeldKey key, String issuer) {
        this.clock = clock;
        this.key = key;
        this.issuer = issuer;
    }

    void write(Submission submission, String event, Map<String, ?> payload) {
        write(submission.announced.caseId(), "submission:", submission.announced.submissionId(), event, payload);
    }

    @Assumption("fitconnect.reply-events")
    void write(CaseReply reply, String event, Map<String, ?> payload) {
        write(reply.caseId(), "reply:", reply.id(), event, payload);
    }

    /** Writes an event of the service; without payload the {@code $schema} is left out, as the rules demand. */
    private void write(UUID caseId, String kind, UUID subject, String event, Map<String, ?> payload) {
        Map<String, Object> claims = new LinkedHashMap<>();
        if (!payload.isEmpty()) {
            claims.put("$schema", SCHEMA);
        }
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iss", issuer);
        claims.put("iat", clock.instant().getEpochSecond());
        claims.put("sub", kind + subject);
        claims.put("txn", "case:" + caseId);
        claims.put("events", Map.of(EVENTS + event, payload));
        append(caseId, subject, Jws.sign(key, TYPE, claims));
    }

    void append(Submission submission, String token) {
        append(submission.announced.caseId(), submission.announced.submissionId(), token);
    }

    private synchronized void append(UUID caseId, UUID subject, String token) {
        cases.computeIfAbsent(caseId, unused -> new ArrayList<>()).add(new Entry(subject, token));
    }

    synchronized List<String> ofCase(UUID caseId) {
        return cases.getOrDefault(caseId, List.of()).stream().map(Entry::token).toList();
    }

    synchronized List<String> ofSubmission(Submission submission) {
        return cases.getOrDefault(submission.announced.caseId(), List.of()).stream()
                .filter(entry -> entry.subject().equals(submission.announced.submissionId()))
                .map(Entry::token)
                .toList();
    }
}
