// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ozgsdk.auth.LoginSession;
import org.w3c.dom.Element;

/**
 * Whether a verified assertion is meant for us, for this login and for now (2.3, step 8).
 *
 * @param sides both sides
 * @param expected what it must answer
 * @param now the time
 */
record AssertionCheck(Sides sides, Expected expected, Instant now) {

    /** Conditions of SAML core 2.5.1 that ask nothing more of us than one use, which we keep anyway. Any other must be refused. */
    private static final Set<String> KNOWN_CONDITIONS = Set.of("AudienceRestriction", "OneTimeUse");

    /** Says what may be issued because of the assertion (SAML core 2.5.1.6); we issue nothing. */
    private static final String PROXIES = "ProxyRestriction";

    /**
     * What the check found.
     *
     * @param id ID of the assertion
     * @param classRef the account's word for the level of this login
     * @param at AuthnInstant
     * @param until when the assertion ends
     * @param session the subject as a logout needs it; empty if the account names none
     */
    record Facts(String id, String classRef, Instant at, Instant until, Optional<LoginSession> session) {}

    Facts check(Element assertion) {
        Breach.unless(
                sides.isAccount(Dom.text(Dom.only(assertion, Words.SAML, "Issuer", Rule.STRUCTURE), Rule.STRUCTURE)),
                Rule.ISSUER);
        Instant issued = Caps.instant(Dom.attribute(assertion, "IssueInstant", Rule.TIME_FORM));
        Breach.unless(!isFuture(issued) && !isPast(issued.plus(sides.profile().longestValidity())), Rule.TIME);
        Instant until = conditions(Dom.only(assertion, Words.SAML, "Conditions", Rule.STRUCTURE));
        Optional<Element> nameId = subject(Dom.only(assertion, Words.SAML, "Subject", Rule.STRUCTURE));
        return statement(assertion, until, nameId);
    }

    private Instant conditions(Element conditions) {
        Instant from = Caps.instant(Dom.attribute(conditions, "NotBefore", Rule.TIME_FORM));
        Instant until = Caps.instant(Dom.attribute(conditions, "NotOnOrAfter", Rule.TIME_FORM));
        Breach.unless(!isFuture(from) && !isPast(until), Rule.TIME);
        Breach.unless(!until.isAfter(from.plus(sides.profile().longestValidity())), Rule.TIME);
        for (Element condition : Dom.children(conditions)) {
            boolean known = KNOWN_CONDITIONS.contains(condition.getLocalName())
                    || (anyForm() && PROXIES.equals(condition.getLocalName()));
            Breach.unless(Words.SAML.equals(condition.getNamespaceURI()) && known, Rule.CONDITION);
        }
        List<Element> restrictions = Dom.children(conditions, Words.SAML, "AudienceRestriction");
        Breach.unless(!restrictions.isEmpty(), Rule.AUDIENCE);
        // Several restrictions are joined by "and", the audiences of one by "or" (SAML core 2.5.1.4).
        for (Element restriction : restrictions) {
            Breach.unless(
                    Dom.children(restriction, Words.SAML, "Audience").stream()
                            .anyMatch(audience -> sides.isService(Dom.text(audience, Rule.AUDIENCE))),
                    Rule.AUDIENCE);
        }
        return until;
    }

    private Optional<Element> subject(Element subject) {
        for (Element child : Dom.children(subject)) {
            Breach.unless(
                    Dom.is(child, Words.SAML, "NameID") || Dom.is(child, Words.SAML, "SubjectConfirmation"),
                    Rule.STRUCTURE);
        }
        List<Element> confirmations = Dom.children(subject, Words.SAML, "SubjectConfirmation");
        if (anyForm() && confirmations.size() > 1) {
            oneOf(confirmations);
        } else {
            confirmation(Dom.only(subject, Words.SAML, "SubjectConfirmation", Rule.CONFIRMATION));
        }
        return Dom.optional(subject, Words.SAML, "NameID", Rule.STRUCTURE);
    }

    /** One that holds is enough (SAML core 2.4.1.1); if none does, the first says why. */
    private void oneOf(List<Element> confirmations) {
        Breach first = null;
        for (Element confirmation : confirmations) {
            try {
                confirmation(confirmation);
                return;
            } catch (Breach e) {
                first = first == null ? e : first;
            }
        }
        throw first == null ? new Breach(Rule.CONFIRMATION) : first;
    }

    private void confirmation(Element confirmation) {
        Breach.unless(Dom.attribute(confirmation, "Method", Rule.CONFIRMATION).equals(Words.BEARER), Rule.CONFIRMATION);
        Element data = Dom.only(confirmation, Words.SAML, "SubjectConfirmationData", Rule.CONFIRMATION);
        Breach.unless(Dom.attribute(data, "Recipient", Rule.RECIPIENT).equals(sides.consumer()), Rule.RECIPIENT);
        Breach.unless(Dom.attribute(data, "InResponseTo").equals(expected.requestId()), Rule.IN_RESPONSE_TO);
        // Web browser SSO profile, 4.1.4.2: a bearer confirmation has no NotBefore.
        Breach.unless(Dom.attribute(data, "NotBefore").isEmpty(), Rule.CONFIRMATION);
        Instant until = Caps.instant(Dom.attribute(data, "NotOnOrAfter", Rule.TIME_FORM));
        Breach.unless(!isPast(until) && !isFuture(until.minus(sides.profile().longestValidity())), Rule.TIME);
    }

    private Facts statement(Element assertion, Instant until, Optional<Element> nameId) {
        Element statement = Dom.only(assertion, Words.SAML, "AuthnStatement", Rule.STRUCTURE);
        Instant at = Caps.instant(Dom.attribute(statement, "AuthnInstant", Rule.TIME_FORM));
        // Every request has ForceAuthn, so an older login is none.
        Breach.unless(!isFuture(at) && !at.isBefore(expected.issuedAt().minus(Caps.SKEW)), Rule.TIME);
        Optional<Instant> session =
                Dom.attribute(statement, "SessionNotOnOrAfter").map(Caps::instant);
        Breach.unless(session.isEmpty() || !isPast(session.get()), Rule.TIME);
        Element context = Dom.only(statement, Words.SAML, "AuthnContext", Rule.STRUCTURE);
        Optional<Element> classRef = Dom.optional(context, Words.SAML, "AuthnContextClassRef", Rule.STRUCTURE);
        Breach.unless(classRef.isPresent() || anyForm(), Rule.STRUCTURE);
        String word =
                classRef.map(reference -> Dom.text(reference, Rule.STRUCTURE)).orElse("");
        Optional<String> index = Dom.attribute(statement, "SessionIndex");
        return new Facts(
                Dom.attribute(assertion, "ID", Rule.STRUCTURE),
                word.strip(),
                at,
                until,
                nameId.map(name -> session(name, index, session)));
    }

    /** The subject behind a NameID. */
    static LoginSession session(Element nameId, Optional<String> index, Optional<Instant> until) {
        String subject = Dom.text(nameId, Rule.STRUCTURE);
        Breach.unless(!subject.isBlank(), Rule.STRUCTURE);
        return new LoginSession(
                subject,
                Dom.attribute(nameId, "Format").orElse(""),
                new LoginSession.Qualifiers(
                        Dom.attribute(nameId, "NameQualifier").orElse(""),
                        Dom.attribute(nameId, "SPNameQualifier").orElse("")),
                index,
                until);
    }

    private boolean anyForm() {
        return sides.profile().anyForm();
    }

    private boolean isFuture(Instant instant) {
        return instant.isAfter(now.plus(Caps.SKEW));
    }

    /** NotOnOrAfter: over from that moment on. */
    private boolean isPast(Instant instant) {
        return !now.minus(Caps.SKEW).isBefore(instant);
    }
}
