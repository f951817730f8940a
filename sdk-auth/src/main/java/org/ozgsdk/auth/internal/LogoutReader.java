// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.auth.LoginSession;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.saml.LogoutMessage;
import org.w3c.dom.Element;

/**
 * The way of a logout message from a form or a query to what was signed (SAML profiles 4.4): the same structural rules as for an answer to a login, and nothing
 * unsigned is believed.
 */
final class LogoutReader {

    private final Sides sides;
    private final String logoutService;
    private final Clock clock;

    LogoutReader(Sides sides, String logoutService, Clock clock) {
        this.sides = sides;
        this.logoutService = logoutService;
        this.clock = clock;
    }

    /**
     * A message whose signature, sender, address and time fit.
     *
     * @param root what was signed
     * @param way how it came
     * @param relayState what came beside it; empty for nothing
     * @param goodUntil from when on nobody accepts it
     */
    record Verified(Element root, LoginStart.Way way, String relayState, Instant goodUntil) {

        String id() {
            return Dom.attribute(root, "ID", Rule.STRUCTURE);
        }
    }

    Verified request(LogoutMessage message) {
        Verified verified = verified(message, true);
        Optional<Instant> until = Dom.attribute(verified.root(), "NotOnOrAfter").map(Caps::instant);
        Breach.unless(until.isEmpty() || !isPast(until.get()), Rule.TIME);
        return verified;
    }

    Verified response(LogoutMessage message) {
        return verified(message, false);
    }

    /** The subject of a verified request. */
    static LoginSession subject(Element request) {
        Element nameId = Dom.only(request, Words.SAML, "NameID", Rule.SUBJECT);
        return AssertionCheck.session(nameId, Optional.empty(), Optional.empty());
    }

    private Verified verified(LogoutMessage message, boolean request) {
        return message instanceof LogoutMessage.Redirected redirected
                ? redirected(redirected.rawQuery(), request)
                : posted(((LogoutMessage.Posted) message).fields(), request);
    }

    private Verified posted(Map<String, String> fields, boolean request) {
        String parameter = request ? "SAMLRequest" : "SAMLResponse";
        Breach.unless(!fields.containsKey(request ? "SAMLResponse" : "SAMLRequest"), Rule.FIELD);
        String field = fields.getOrDefault(parameter, "");
        Breach.unless(!field.isEmpty() && field.length() <= Caps.FIELD, Rule.FIELD);
        Element arrived = Caps.envelope(StrictBase64.decode(field, Rule.FIELD)).getDocumentElement();
        shape(arrived, request);
        Element signed = SignedXml.verified(arrived, sides.accountKeys(), sides.onlyPss());
        shape(signed, request);
        return checked(signed, LoginStart.Way.POST, fields.getOrDefault("RelayState", ""));
    }

    private Verified redirected(String rawQuery, boolean request) {
        RedirectQuery query = RedirectQuery.read(rawQuery);
        Breach.unless(query.isRequest() == request, Rule.FIELD);
        byte[] message = query.verified(sides.accountKeys(), sides.onlyPss());
        Element root = Caps.envelope(message).getDocumentElement();
        shape(root, request);
        // Bindings 3.4.4.1: a signature inside must have been taken out.
        Breach.unless(!SignedXml.isSigned(root), Rule.SIGNATURE_FORM);
        return checked(root, LoginStart.Way.REDIRECT, query.relayState());
    }

    private static void shape(Element root, boolean request) {
        if (request) {
            Shape.logoutRequest(root);
        } else {
            Shape.logoutResponse(root);
        }
    }

    /** Compared with the configuration, never with the address that was called. */
    private Verified checked(Element root, LoginStart.Way way, String relayState) {
        Breach.unless(Dom.attribute(root, "Destination", Rule.DESTINATION).equals(logoutService), Rule.DESTINATION);
        Breach.unless(
                Dom.text(Dom.only(root, Words.SAML, "Issuer", Rule.STRUCTURE), Rule.STRUCTURE)
                        .equals(sides.account()),
                Rule.ISSUER);
        Instant issued = Caps.instant(Dom.attribute(root, "IssueInstant", Rule.TIME_FORM));
        Instant end = issued.plus(sides.profile().longestValidity());
        Breach.unless(!issued.isAfter(clock.instant().plus(Caps.SKEW)) && !isPast(end), Rule.TIME);
        return new Verified(root, way, relayState, end.plus(Caps.SKEW));
    }

    /** NotOnOrAfter: over from that moment on. */
    private boolean isPast(Instant instant) {
        return !clock.instant().minus(Caps.SKEW).isBefore(instant);
    }
}
