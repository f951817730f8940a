// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.office;

import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.internal.delivery.Destination;
import org.ozgsdk.sandbox.internal.http.Uuids;
import org.ozgsdk.sandbox.internal.keys.Jws;

/** Verifies a case's event log token by token and finds the one submit event (sheet 3.5). */
final class LogCheck {

    private static final String EVENTS = "https://schema.fitko.de/fit-connect/events/";
    private static final Set<String> BY_SERVICE = Set.of(
            "create-submission",
            "submit-submission",
            "notify-submission",
            "reject-submission",
            "delete-submission",
            "create-reply",
            "submit-reply");
    private static final Set<String> BY_SUBSCRIBER =
            Set.of("forward-submission", "accept-submission", "reject-submission");

    private final PublishedKeys serviceKeys;
    private final String service;

    /** The submit event of a submission: its tags, the schema to mirror and when it arrived. */
    record Submit(JsonObject tags, String schema, Instant at) {}

    LogCheck(PublishedKeys serviceKeys, String service) {
        this.serviceKeys = serviceKeys;
        this.service = service;
    }

    Submit verify(List<String> log, UUID caseId, UUID submissionId, Destination destination) {
        try {
            List<JsonObject> submits = log.stream()
                    .map(token -> claims(token, caseId, destination))
                    .filter(claims -> claims.text("sub").equals("submission:" + submissionId))
                    .filter(claims -> event(claims).equals("submit-submission"))
                    .toList();
            if (submits.size() != 1) {
                throw Problems.found(
                        "submission.not-exactly-one-submit-event", "Gefunden: " + submits.size(), "submission");
            }
            JsonObject claims = submits.get(0);
            JsonObject payload = claims.object("events").object(EVENTS + "submit-submission");
            JsonObject tags = payload.optionalObject("authenticationTags")
                    .orElseThrow(() -> Problems.found(
                            "submission.missing-authentication-tags", "submit-submission ohne Tags", "submission"));
            return new Submit(
                    tags, claims.optionalText("$schema").orElse(""), Instant.ofEpochSecond(claims.number("iat")));
        } catch (UntrustedException e) {
            throw Problems.found("submission.invalid-event-log", String.valueOf(e.getMessage()), "submission");
        }
    }

    private JsonObject claims(String compact, UUID caseId, Destination destination) {
        Jws token = Jws.parse(compact, "secevent+jwt", "event");
        JsonObject claims = token.claims();
        String issuer = claims.text("iss");
        boolean byService = issuer.equals(service);
        Optional<PublicKey> key = byService ? serviceKeys.key(token.kid()) : subscriberKey(issuer, token, destination);
        require(key.isPresent() && token.verifiedBy(key.orElseThrow()), "signature");
        require(claims.text("txn").equals("case:" + caseId), "txn");
        require(Uuids.parse(claims.text("jti")).isPresent(), "jti");
        String event = event(claims);
        require(claims.text("sub").startsWith(event.endsWith("-reply") ? "reply:" : "submission:"), "sub");
        claims.number("iat");
        require((byService ? BY_SERVICE : BY_SUBSCRIBER).contains(event), "issuer of the event");
        return claims;
    }

    private static Optional<PublicKey> subscriberKey(String issuer, Jws token, Destination destination) {
        boolean own = issuer.equals(destination.id().toString())
                && token.kid().equals(destination.office().signing().kid());
        return own ? Optional.of(destination.office().signing().publicKey()) : Optional.empty();
    }

    private static String event(JsonObject claims) {
        List<String> names = claims.object("events").names();
        require(names.size() == 1 && names.get(0).startsWith(EVENTS), "exactly one event");
        return names.get(0).substring(EVENTS.length());
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new UntrustedException("event: " + what + " is wrong.");
        }
    }
}
