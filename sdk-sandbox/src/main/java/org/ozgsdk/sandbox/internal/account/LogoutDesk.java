// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ozgsdk.sandbox.HistoryEvent;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.http.Call;
import org.ozgsdk.sandbox.internal.http.Reply;
import org.ozgsdk.sandbox.internal.keys.HeldKey;
import org.w3c.dom.Element;

/** Single logout in both directions (SAML core 3.7, bindings 3.4 and 3.5): every message is signed, ours go by POST. */
final class LogoutDesk {

    private final Face face;
    private final String address;
    private final Clock clock;
    private final HeldKey key;
    private final RequestReader reader;
    private final SsoBindings bindings;
    private final Sessions sessions;
    private final History history;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    LogoutDesk(
            Face face,
            String address,
            Clock clock,
            HeldKey key,
            RequestReader reader,
            Sessions sessions,
            History history) {
        this.face = face;
        this.address = address;
        this.clock = clock;
        this.key = key;
        this.reader = reader;
        this.bindings = new SsoBindings(reader);
        this.sessions = sessions;
        this.history = history;
    }

    /** A message of a service: its request, or its answer to ours. */
    Reply message(Call call) {
        Map<String, String> form = SsoBindings.form(call);
        Optional<String> state = Optional.ofNullable(form.get("RelayState"));
        return form.containsKey("SAMLRequest")
                ? request(posted(form, "SAMLRequest", "LogoutRequest"), state)
                : response(posted(form, "SAMLResponse", "LogoutResponse"));
    }

    private RequestReader.Message posted(Map<String, String> form, String field, String name) {
        return reader.logout(SsoBindings.message(form, field), name, address, SignatureRules::checkEnveloped);
    }

    /** The same by redirect. */
    Reply redirected(Call call) {
        return SsoBindings.field(call, "SAMLRequest").isPresent()
                ? request(
                        bindings.redirectedLogout(call, "SAMLRequest", "LogoutRequest", address),
                        SsoBindings.field(call, "RelayState"))
                : response(bindings.redirectedLogout(call, "SAMLResponse", "LogoutResponse", address));
    }

    private Reply request(RequestReader.Message message, Optional<String> state) {
        ServiceProvider.Logout logout = message.provider()
                .logout()
                .orElseThrow(() -> IdpRefusal.ours(
                        "no-logout-service",
                        "Die registrierten Metadaten nennen keinen SingleLogoutService mit HTTP-POST.",
                        "The registered metadata name no SingleLogoutService with HTTP-POST."));
        checkDeadline(message.root());
        String nameId = Dom.child(message.root(), Saml.ASSERTION, "NameID")
                .map(Dom::text)
                .orElseThrow(() -> RequestReader.malformed(
                        "LogoutRequest braucht saml:NameID.", "LogoutRequest needs saml:NameID."));
        List<String> indexes = Dom.children(message.root(), Saml.PROTOCOL, "SessionIndex").stream()
                .map(Dom::text)
                .toList();
        List<Sessions.Session> ended = sessions.end(message.provider(), nameId, indexes);
        ended.forEach(session -> history.add(HistoryEvent.Kind.LOGGED_OUT, session.persona(), "service"));
        String status = ended.isEmpty()
                ? "<samlp:StatusCode Value=\"%1$sRequester\"><samlp:StatusCode Value=\"%1$sUnknownPrincipal\"/></samlp:StatusCode>"
                : "<samlp:StatusCode Value=\"%1$sSuccess\"/>";
        String answer = signed(
                "LogoutResponse",
                logout.responses(),
                AssertionText.attribute("InResponseTo", Optional.of(message.id())),
                "<samlp:Status>" + status.formatted(Saml.STATUS) + "</samlp:Status>");
        return Pages.post(face, logout.responses(), "SAMLResponse", answer, state);
    }

    private void checkDeadline(Element root) {
        Optional<String> until = Dom.attribute(root, "NotOnOrAfter");
        try {
            if (until.isPresent() && !clock.instant().minus(RequestReader.SKEW).isBefore(Instant.parse(until.get()))) {
                throw IdpRefusal.ours(
                        "logout-expired",
                        "NotOnOrAfter der Abmeldung ist vorbei.",
                        "NotOnOrAfter of the logout has passed.");
            }
        } catch (DateTimeException e) {
            throw RequestReader.malformed("NotOnOrAfter ist keine Zeit in UTC.", "NotOnOrAfter is no time in UTC.");
        }
    }

    private Reply response(RequestReader.Message message) {
        String inResponseTo = Dom.attribute(message.root(), "InResponseTo").orElse("");
        if (!asked.remove(message.provider().entityId() + " " + inResponseTo)) {
            throw IdpRefusal.ours(
                    "logout-unknown",
                    "Die Antwort gehört zu keiner Abmeldung, um die das Konto gebeten hat.",
                    "The response belongs to no logout the account asked for.");
        }
        boolean done = Dom.child(message.root(), Saml.PROTOCOL, "Status")
                .flatMap(status -> Dom.child(status, Saml.PROTOCOL, "StatusCode"))
                .flatMap(code -> Dom.attribute(code, "Value"))
                .orElse("")
                .equals(Saml.STATUS + "Success");
        return LogoutPages.ended(face, done);
    }

    Reply page() {
        return LogoutPages.list(face, sessions.all());
    }

    /** Ends a session here and sends the browser to the service with our request. */
    Reply begin(Call call) {
        Sessions.Session session = sessions.end(call.form(64 << 10).getOrDefault("sitzung", ""))
                .orElseThrow(() -> IdpRefusal.ours(
                        "session-unknown", "Diese Sitzung gibt es nicht (mehr).", "There is no such session."));
        history.add(HistoryEvent.Kind.LOGGED_OUT, session.persona(), "account");
        if (session.provider().logout().isEmpty()) {
            return LogoutPages.ended(face, false);
        }
        String receiver = session.provider().logout().get().requests();
        String subject =
                "<saml:NameID xmlns:saml=\"%s\" Format=\"%s\" NameQualifier=\"%s\" SPNameQualifier=\"%s\">%s</saml:NameID>"
                        .formatted(
                                Saml.ASSERTION,
                                session.format(),
                                Saml.escape(face.entityId()),
                                Saml.escape(session.provider().entityId()),
                                Saml.escape(session.nameId()));
        String until = AssertionText.attribute(
                "NotOnOrAfter", Optional.of(Saml.time(clock.instant().plus(Answer.LIFE))));
        String request = signed(
                "LogoutRequest",
                receiver,
                until,
                subject + "<samlp:SessionIndex>" + session.index() + "</samlp:SessionIndex>");
        int from = request.indexOf(" ID=\"") + " ID=\"".length();
        asked.add(session.provider().entityId() + " " + request.substring(from, request.indexOf('"', from)));
        return Pages.post(face, receiver, "SAMLRequest", request, Optional.empty());
    }

    private String signed(String name, String destination, String attributes, String content) {
        String xml =
                "<samlp:%1$s xmlns:samlp=\"%2$s\" Destination=\"%3$s\" ID=\"%4$s\"%5$s IssueInstant=\"%6$s\" Version=\"2.0\">"
                                .formatted(
                                        name,
                                        Saml.PROTOCOL,
                                        Saml.escape(destination),
                                        Saml.newId(),
                                        attributes,
                                        Saml.time(clock.instant()))
                        + "<saml:Issuer xmlns:saml=\"" + Saml.ASSERTION + "\">" + Saml.escape(face.entityId())
                        + "</saml:Issuer>" + content + "</samlp:" + name + ">";
        XmlSigner.Form form = XmlSigner.Form.of(face.protection().method());
        return XmlSigner.sign(xml, form, key.privateKey(), key.chain().get(0), List.of());
    }
}
