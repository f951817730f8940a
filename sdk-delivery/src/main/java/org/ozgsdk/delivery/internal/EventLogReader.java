// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.delivery.AuthenticationTags;
import org.ozgsdk.delivery.Problem;
import org.ozgsdk.delivery.Receipt;
import org.ozgsdk.delivery.fitconnect.Event;
import org.ozgsdk.delivery.fitconnect.Event.Issuer;
import org.ozgsdk.delivery.fitconnect.EventKind;
import org.ozgsdk.delivery.fitconnect.EventLog;
import org.ozgsdk.delivery.fitconnect.Pickup;

/** Reads a case's event log and verifies every security event token in it (FIT-Connect documentation "Prüfung von Security Event Tokens"; RFC 8417). */
public final class EventLogReader {

    private final SubmissionApi api;
    private final PublishedKeys serviceKeys;
    private final DestinationKeys destinationKeys;
    private final String service;
    private final Clock clock;

    /**
     * Prepares reading.
     *
     * @param api the delivery service
     * @param serviceKeys its published keys
     * @param destinationKeys keys of destinations
     * @param service the delivery service's name as issuer
     * @param clock the clock
     */
    public EventLogReader(
            SubmissionApi api,
            PublishedKeys serviceKeys,
            DestinationKeys destinationKeys,
            String service,
            Clock clock) {
        this.api = api;
        this.serviceKeys = serviceKeys;
        this.destinationKeys = destinationKeys;
        this.service = service;
        this.clock = clock;
    }

    /**
     * Reads and verifies the log of a receipt's case.
     *
     * @param receipt what was sent
     * @return the log
     */
    public EventLog read(Receipt receipt) {
        List<Event> events = events(receipt.caseId(), receipt.destinationId());
        EventRules.require(events, receipt, clock.instant());
        return new EventLog(receipt.caseId(), events);
    }

    /**
     * Reads and verifies the log of a case as its receiver, who sent nothing: the tags that count are those of the delivery service's submit event.
     *
     * @param pickup what is fetched
     * @return the log
     */
    public EventLog read(Pickup pickup) {
        List<Event> events = events(pickup.caseId(), pickup.destinationId());
        EventRules.requireReceived(events, pickup, clock.instant());
        return new EventLog(pickup.caseId(), events);
    }

    private List<Event> events(UUID caseId, UUID destinationId) {
        List<Event> events = new ArrayList<>();
        Map<String, RSAPublicKey> keys = new HashMap<>();
        for (String token : api.events(caseId)) {
            events.add(event(token, caseId, destinationId, keys));
        }
        return events;
    }

    private Event event(String token, UUID caseId, UUID destinationId, Map<String, RSAPublicKey> keys) {
        String what = "event of case " + caseId;
        Jws jws = Jws.parse(token, "secevent+jwt", what);
        Issuer issuer = issuer(jws.unverified().text("iss"), service, destinationId, what);
        RSAPublicKey key = keys.computeIfAbsent(
                issuer + " " + jws.kid(),
                unused -> issuer == Issuer.SERVICE
                        ? serviceKeys.find(jws.kid())
                        : destinationKeys.signatureKey(destinationId, jws.kid()));
        return read(jws.verified(key), issuer, token, caseId, what);
    }

    /** The claim only chooses between two sides that are known beforehand; no address in it is ever called. */
    private static Issuer issuer(String iss, String service, UUID destinationId, String what) {
        if (iss.equals(service)) {
            return Issuer.SERVICE;
        }
        if (iss.equalsIgnoreCase(destinationId.toString())) {
            return Issuer.DESTINATION;
        }
        throw new UntrustedException(
                what + ": issued neither by the configured delivery service nor by the destination.");
    }

    /** Finds a key that was verified or kept before. */
    @FunctionalInterface
    interface KeyFinder {
        RSAPublicKey find(Issuer issuer, String kid);
    }

    /** Reads and verifies one token without asking anybody; what must hold between several says {@link EventRules}. */
    static Event offline(String token, Receipt receipt, String service, KeyFinder keys) {
        String what = "event of case " + receipt.caseId();
        Jws jws = Jws.parse(token, "secevent+jwt", what);
        Issuer issuer = issuer(jws.unverified().text("iss"), service, receipt.destinationId(), what);
        return read(jws.verified(keys.find(issuer, jws.kid())), issuer, token, receipt.caseId(), what);
    }

    static Event read(JsonObject claims, Issuer issuer, String token, UUID caseId, String what) {
        UUID id = Ids.uuid(claims.text("jti"), what);
        if (!afterColon(claims.text("txn"), "case", what).equals(caseId)) {
            throw new UntrustedException(what + ": belongs to another case.");
        }
        JsonObject events = claims.object("events");
        if (events.names().size() != 1) {
            throw new UntrustedException(what + ": expected exactly one event in the token.");
        }
        String uri = events.names().get(0);
        EventKind kind = EventKind.of(uri);
        if (!kind.mayBeIssuedBy(issuer)) {
            throw new UntrustedException(what + ": " + kind + " may not be issued by the " + issuer + ".");
        }
        JsonObject payload = events.object(uri);
        return new Event(
                id,
                kind,
                uri,
                issuer,
                subject(claims.text("sub"), what),
                Instant.ofEpochSecond(claims.number("iat")),
                kind == EventKind.UNKNOWN
                        ? Optional.empty() // nobody knows what its payload means
                        : payload.optionalObject("authenticationTags").map(tags -> tags(tags, what)),
                payload.looseObjects("problems").stream()
                        .map(EventLogReader::problem)
                        .toList(),
                token);
    }

    /** Submissions today; replies and whatever comes later have the same form. */
    private static String subject(String sub, String what) {
        int colon = sub.indexOf(':');
        if (colon < 1) {
            throw new UntrustedException(what + ": expected a subject like submission:<uuid>.");
        }
        return sub.substring(0, colon + 1) + Ids.uuid(sub.substring(colon + 1), what);
    }

    private static UUID afterColon(String text, String word, String what) {
        if (!text.startsWith(word + ":")) {
            throw new UntrustedException(what + ": expected " + word + ":<uuid>.");
        }
        return Ids.uuid(text.substring(word.length() + 1), what);
    }

    /**
     * Reads tags as a payload holds them. In v1 there may be none for data.
     *
     * @param json the member {@code authenticationTags}
     * @param what what it is, for messages
     * @return the tags
     */
    public static AuthenticationTags tags(JsonObject json, String what) {
        Map<UUID, String> attachments = new HashMap<>();
        Optional<JsonObject> members = json.optionalObject("attachments");
        if (members.isPresent()) {
            for (String id : members.get().names()) {
                attachments.put(Ids.uuid(id, what), members.get().text(id));
            }
        }
        return new AuthenticationTags(
                json.text("metadata"), json.optionalText("data").orElse(""), attachments);
    }

    /**
     * Reads a problem of any type and shape; it says why, and how well it says so must not hide what happened.
     *
     * @param json the problem
     * @return the problem
     */
    public static Problem problem(JsonObject json) {
        return new Problem(
                loose(json, "type", "about:blank"), // RFC 7807, 3.1
                loose(json, "title", ""),
                loose(json, "detail", ""),
                loose(json, "instance", ""));
    }

    private static String loose(JsonObject json, String name, String otherwise) {
        return json.looseTexts(name).stream().findFirst().orElse(otherwise);
    }
}
