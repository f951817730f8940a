// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.List;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.delivery.fitconnect.Event.Issuer;

/**
 * The events of FIT-Connect and who may issue each (documentation "Callbacks", table of events). Those about replies are experimental; a sender would sign
 * some of them, but under which issuer and key is unconfirmed, so a log that holds such a one is refused.
 */
@Assumption("fitconnect.reply-events")
public enum EventKind {
    /** The sender announced a submission. */
    CREATE_SUBMISSION("create-submission", Issuer.SERVICE),
    /** All parts are there; carries the authentication tags as the service saw them. */
    SUBMIT_SUBMISSION("submit-submission", Issuer.SERVICE),
    /** The authority was told. */
    NOTIFY_SUBMISSION("notify-submission", Issuer.SERVICE),
    /** A system between passed it on. */
    FORWARD_SUBMISSION("forward-submission", Issuer.DESTINATION),
    /** The authority, or after 14 days the service, did not take it. */
    REJECT_SUBMISSION("reject-submission", Issuer.DESTINATION, Issuer.SERVICE),
    /** The authority took it; carries the authentication tags as the authority saw them. */
    ACCEPT_SUBMISSION("accept-submission", Issuer.DESTINATION),
    /** The service deleted the content. */
    DELETE_SUBMISSION("delete-submission", Issuer.SERVICE),
    /** The authority announced a reply. */
    CREATE_REPLY("create-reply", Issuer.SERVICE),
    /** All parts of the reply are there; carries the authentication tags as the service saw them. */
    SUBMIT_REPLY("submit-reply", Issuer.SERVICE),
    /** The sender was told about the reply. */
    NOTIFY_REPLY("notify-reply", Issuer.SERVICE),
    /** A system between passed the reply on. Not interpreted. */
    FORWARD_REPLY("forward-reply", Issuer.SERVICE, Issuer.DESTINATION),
    /** The reply was not taken. Not interpreted. */
    REJECT_REPLY("reject-reply", Issuer.SERVICE, Issuer.DESTINATION),
    /** The reply was taken. Not interpreted. */
    ACCEPT_REPLY("accept-reply", Issuer.SERVICE, Issuer.DESTINATION),
    /** The service deleted the reply's content. */
    DELETE_REPLY("delete-reply", Issuer.SERVICE),
    /** An event this version does not know. Signed and verified, not interpreted. */
    UNKNOWN("", Issuer.SERVICE, Issuer.DESTINATION);

    private static final String PREFIX = "https://schema.fitko.de/fit-connect/events/";

    private final String name;
    private final boolean byService;
    private final boolean byDestination;

    EventKind(String name, Issuer... issuers) {
        this.name = name;
        this.byService = List.of(issuers).contains(Issuer.SERVICE);
        this.byDestination = List.of(issuers).contains(Issuer.DESTINATION);
    }

    /**
     * Finds the kind of an event.
     *
     * @param uri its URI
     * @return the kind, {@link #UNKNOWN} if there is none
     */
    public static EventKind of(String uri) {
        for (EventKind kind : values()) {
            if (kind != UNKNOWN && uri.equals(PREFIX + kind.name)) {
                return kind;
            }
        }
        return UNKNOWN;
    }

    /**
     * Says whether it fits what an event is about.
     *
     * @param subject for instance {@code submission:<uuid>}
     * @return false if the kind is known and about the other sort of message
     */
    public boolean mayBeAbout(String subject) {
        return this == UNKNOWN || subject.startsWith(name.substring(name.indexOf('-') + 1) + ":");
    }

    /**
     * Says who may issue it.
     *
     * @param issuer the side
     * @return true if this side may
     */
    public boolean mayBeIssuedBy(Issuer issuer) {
        return issuer == Issuer.SERVICE ? byService : byDestination;
    }
}
