// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.mailbox;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.mailbox.ApplicationState.Status;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;

/**
 * Tells an account how far applications are (Statusmeldungen), each status once and never backwards. What is about to be told is stored first, so the same call
 * may be made again after a crash or an {@link UnavailableException}: it tells the very same state, with the time of the first try. Immutable, safe for use by
 * many threads and, over the store, by many nodes.
 *
 * <p>The online service says {@code INITIATED} and {@code SUBMITTED}, the authority the others; each has an instance and a space in the store of its own.
 */
public final class ApplicationStates {

    private final MailboxCarrier carrier;
    private final Store store;
    private final Clock clock;
    private final Side side;
    private final String serviceName;
    private final String senderName;

    private enum Side {
        SERVICE("mailbox.states"),
        OFFICE("mailbox.office-states");

        private final String space;

        Side(String space) {
            this.space = space;
        }
    }

    private ApplicationStates(
            MailboxCarrier carrier, Store store, Clock clock, Side side, String serviceName, String senderName) {
        this.carrier = carrier;
        this.store = store;
        this.clock = clock;
        this.side = side;
        this.serviceName = Lengths.required(serviceName, "publicServiceName", 100);
        this.senderName = Lengths.required(senderName, "senderName", 100);
    }

    /**
     * The states an online service tells.
     *
     * @param carrier the mailbox of the account
     * @param store remembers what was told, shared by all nodes
     * @param clock the time
     * @param serviceName the public service, at most 100 characters
     * @param senderName who says so, at most 100 characters
     * @return the teller
     * @throws org.ozgsdk.core.ConfigurationException if a text is blank or too long
     */
    public static ApplicationStates ofOnlineService(
            MailboxCarrier carrier, Store store, Clock clock, String serviceName, String senderName) {
        return new ApplicationStates(carrier, store, clock, Side.SERVICE, serviceName, senderName);
    }

    /**
     * The states an authority tells.
     *
     * @param carrier the mailbox of the account
     * @param store remembers what was told, shared by all nodes
     * @param clock the time
     * @param serviceName the public service, at most 100 characters
     * @param senderName the authority, at most 100 characters
     * @return the teller
     * @throws org.ozgsdk.core.ConfigurationException if a text is blank or too long
     */
    public static ApplicationStates ofAuthority(
            MailboxCarrier carrier, Store store, Clock clock, String serviceName, String senderName) {
        return new ApplicationStates(carrier, store, clock, Side.OFFICE, serviceName, senderName);
    }

    /**
     * Tells a status, unless it or a later one was told before. {@code PROCESSING} and {@code ACTION_REQUIRED} may take turns.
     *
     * @param applicationId the account's id of the application
     * @param status how far it is
     * @return true if this call told it; false if it was told before, or a later one was
     * @throws IllegalArgumentException if it is a status of the other side
     * @throws org.ozgsdk.core.RejectedException if the mailbox refuses it
     * @throws UnavailableException if the mailbox or the store cannot answer now, or another node tells something about this application at this moment; call
     *     again later
     */
    public boolean tell(UUID applicationId, Status status) {
        if (status.isOfOnlineService() != (side == Side.SERVICE)) {
            throw new IllegalArgumentException("status " + status + " is told by the other side");
        }
        Optional<StoredEntry> entry = store.find(side.space, applicationId.toString());
        Optional<Told> last = entry.map(found -> Told.of(found.value()));
        if (last.filter(told -> !told.allows(status)).isPresent()) {
            return false;
        }
        Told told = last.filter(before -> before.status == status)
                .orElseGet(() -> new Told(status, clock.instant().truncatedTo(ChronoUnit.MILLIS), false));
        StoredEntry intent = intended(applicationId, entry, told);
        publish(applicationId, told);
        // Lost to another node only if that one told a later status meanwhile.
        store.replace(intent, told.confirmed().json());
        return true;
    }

    private StoredEntry intended(UUID applicationId, Optional<StoredEntry> entry, Told told) {
        return (entry.isPresent()
                        ? store.replace(entry.get(), told.json())
                        : store.putIfAbsent(side.space, applicationId.toString(), told.json()))
                .orElseThrow(() -> new UnavailableException(
                        "Ein anderer Knoten meldet gerade einen Status dieses Antrags. / Another node is telling a state of this application now.",
                        null,
                        null));
    }

    /** The same state twice, to the letter, is one state. */
    @Assumption("mailbox.state-repeatable")
    private void publish(UUID applicationId, Told told) {
        carrier.publish(new ApplicationState(
                applicationId, told.status, serviceName, senderName, told.at, Optional.of(applicationId.toString())));
    }

    /**
     * Finds what was told last.
     *
     * @param applicationId the account's id of the application
     * @return the status; empty if nothing was told, or nobody knows yet whether the last one arrived
     */
    public Optional<Status> last(UUID applicationId) {
        return store.find(side.space, applicationId.toString())
                .map(entry -> Told.of(entry.value()))
                .filter(told -> told.sure)
                .map(told -> told.status);
    }

    /** A status that is told, and whether the mailbox has said yes. */
    private record Told(Status status, Instant at, boolean sure) {

        boolean allows(Status next) {
            return next == status ? !sure : step(next).compareTo(step(status)) >= 0;
        }

        private static Status step(Status status) {
            return status == Status.ACTION_REQUIRED ? Status.PROCESSING : status;
        }

        Told confirmed() {
            return new Told(status, at, true);
        }

        byte[] json() {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("status", status.name());
            members.put("at", at.toEpochMilli());
            members.put("sure", sure);
            return Json.write(members);
        }

        static Told of(byte[] json) {
            JsonObject members = Json.object(json, "application state");
            return new Told(
                    Status.valueOf(members.text("status")),
                    Instant.ofEpochMilli(members.number("at")),
                    members.optionalFlag("sure").orElse(false));
        }
    }
}
