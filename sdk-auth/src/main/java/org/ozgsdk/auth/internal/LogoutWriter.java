// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ozgsdk.auth.BrowserMessage;
import org.ozgsdk.auth.LoginSession;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.profile.ServiceProvider;

/** Writes logout messages of ours (SAML core 3.7), always signed, and puts them into a form or a redirect. */
final class LogoutWriter {

    /** How long the account may act on a request of ours (NotOnOrAfter). */
    private static final Duration VALID = Duration.ofMinutes(5);

    private final ServiceProvider service;
    private final SignatureAlgorithm algorithm;

    LogoutWriter(ServiceProvider service, SignatureAlgorithm algorithm) {
        this.service = service;
        this.algorithm = algorithm;
    }

    /**
     * Where a message goes and what each message begins with.
     *
     * @param way form or redirect
     * @param destination the account's address
     * @param relayState goes along; empty for none
     * @param id ID of the message
     * @param at IssueInstant
     */
    record Envelope(LoginStart.Way way, URI destination, String relayState, String id, Instant at) {}

    /** A LogoutRequest for one session of a subject. */
    BrowserMessage request(Envelope envelope, LoginSession session) {
        return packed("SAMLRequest", envelope, (xml, signature) -> {
            begin(xml, "LogoutRequest", envelope);
            xml.writeAttribute(
                    "NotOnOrAfter", RequestWriter.MILLIS.format(envelope.at().plus(VALID)));
            issuer(xml, signature);
            nameId(xml, session);
            if (session.index().isPresent()) {
                RequestWriter.text(
                        xml,
                        "samlp",
                        Words.SAMLP,
                        "SessionIndex",
                        session.index().get());
            }
            xml.writeEndElement();
        });
    }

    /**
     * A LogoutResponse.
     *
     * @param inResponseTo ID of the account's request
     * @param status last part of the status URN
     */
    BrowserMessage response(Envelope envelope, String inResponseTo, String status) {
        return packed("SAMLResponse", envelope, (xml, signature) -> {
            begin(xml, "LogoutResponse", envelope);
            xml.writeAttribute("InResponseTo", inResponseTo);
            issuer(xml, signature);
            xml.writeStartElement("samlp", "Status", Words.SAMLP);
            xml.writeEmptyElement("samlp", "StatusCode", Words.SAMLP);
            xml.writeAttribute("Value", Words.STATUS + status);
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    private BrowserMessage packed(String parameter, Envelope envelope, WrittenSignature.Content content) {
        var key = service.signing().privateKey();
        if (envelope.way() == LoginStart.Way.REDIRECT) {
            Map<String, String> fields = RedirectBinding.signed(
                    parameter, WrittenSignature.unsigned(content), envelope.relayState(), algorithm, key);
            return new BrowserMessage(LoginStart.Way.REDIRECT, envelope.destination(), fields);
        }
        String message = StrictBase64.encode(WrittenSignature.signed(envelope.id(), algorithm, key, content));
        return new BrowserMessage(
                LoginStart.Way.POST,
                envelope.destination(),
                envelope.relayState().isEmpty()
                        ? Map.of(parameter, message)
                        : Map.of(parameter, message, "RelayState", envelope.relayState()));
    }

    private static void begin(XMLStreamWriter xml, String name, Envelope envelope) throws XMLStreamException {
        xml.writeStartElement("samlp", name, Words.SAMLP);
        xml.writeNamespace("samlp", Words.SAMLP);
        xml.writeNamespace("saml", Words.SAML);
        xml.writeAttribute("Destination", envelope.destination().toString());
        xml.writeAttribute("ID", envelope.id());
        xml.writeAttribute("IssueInstant", RequestWriter.MILLIS.format(envelope.at()));
        xml.writeAttribute("Version", "2.0");
    }

    private void issuer(XMLStreamWriter xml, WrittenSignature signature) throws XMLStreamException {
        RequestWriter.text(xml, "saml", Words.SAML, "Issuer", service.entityId().toString());
        signature.write(xml);
    }

    private static void nameId(XMLStreamWriter xml, LoginSession session) throws XMLStreamException {
        xml.writeStartElement("saml", "NameID", Words.SAML);
        attribute(xml, "Format", session.format());
        attribute(xml, "NameQualifier", session.qualifiers().by());
        attribute(xml, "SPNameQualifier", session.qualifiers().toService());
        xml.writeCharacters(session.subject());
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        if (!value.isEmpty()) {
            xml.writeAttribute(name, value);
        }
    }
}
