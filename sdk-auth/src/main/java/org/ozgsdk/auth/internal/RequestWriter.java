// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.net.URI;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.ServiceProvider;

/** Writes an AuthnRequest as the profile has it (SAML core 3.4.1), signed directly behind the issuer or, for a redirect, not inside. */
final class RequestWriter {

    static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final AccountProfile profile;
    private final Writer service;
    private final SignatureAlgorithm algorithm;

    /**
     * Who writes.
     *
     * @param entityId our entityID
     * @param consumer our assertion consumer service
     * @param key signs
     */
    record Writer(String entityId, String consumer, PrivateKey key) {}

    RequestWriter(AccountProfile profile, ServiceProvider service, SignatureAlgorithm algorithm) {
        this(
                profile,
                new Writer(
                        service.entityId().toString(),
                        service.assertionConsumerService().toString(),
                        service.signing().privateKey()),
                algorithm);
    }

    RequestWriter(AccountProfile profile, Writer service, SignatureAlgorithm algorithm) {
        this.profile = profile;
        this.service = service;
        this.algorithm = algorithm;
    }

    /**
     * Writes a request, signed directly behind its issuer.
     *
     * @param id ID of the request
     * @param at IssueInstant
     * @param destination where it goes
     * @param request what is asked for
     * @return the document, UTF-8
     */
    byte[] signed(String id, Instant at, URI destination, LoginRequest request) {
        return WrittenSignature.signed(
                id,
                algorithm,
                service.key(),
                (xml, signature) -> request(xml, new Draft(id, at, destination, request), signature));
    }

    /** The document without a signature, for the redirect binding, whose signature stands beside it (bindings 3.4.4.1). */
    byte[] unsigned(String id, Instant at, URI destination, LoginRequest request) {
        return WrittenSignature.unsigned(
                (xml, signature) -> request(xml, new Draft(id, at, destination, request), signature));
    }

    private record Draft(String id, Instant at, URI destination, LoginRequest request) {}

    private void request(XMLStreamWriter xml, Draft draft, WrittenSignature signature) throws XMLStreamException {
        xml.writeStartElement("samlp", "AuthnRequest", Words.SAMLP);
        xml.writeNamespace("samlp", Words.SAMLP);
        xml.writeNamespace("saml", Words.SAML);
        xml.writeAttribute("AssertionConsumerServiceURL", service.consumer());
        xml.writeAttribute("Destination", draft.destination().toString());
        xml.writeAttribute("ForceAuthn", "true");
        xml.writeAttribute("ID", draft.id());
        xml.writeAttribute("IsPassive", "false");
        xml.writeAttribute("IssueInstant", MILLIS.format(draft.at()));
        xml.writeAttribute("ProtocolBinding", Words.POST);
        xml.writeAttribute("Version", "2.0");
        text(xml, "saml", Words.SAML, "Issuer", service.entityId());
        signature.write(xml);
        if (profile.extension().isWritten()) {
            xml.writeStartElement("samlp", "Extensions", Words.SAMLP);
            profile.extension().write(xml, draft.request(), profile.catalogue());
            xml.writeEndElement();
        }
        if (profile.nameIdPolicy().isPresent()) {
            xml.writeEmptyElement("samlp", "NameIDPolicy", Words.SAMLP);
            xml.writeAttribute(
                    "AllowCreate", Boolean.toString(profile.nameIdPolicy().get().allowCreate()));
            xml.writeAttribute("Format", profile.nameIdPolicy().get().format());
        }
        Optional<String> level = profile.contextLevels().ask(draft.request().level());
        if (level.isPresent()) {
            xml.writeStartElement("samlp", "RequestedAuthnContext", Words.SAMLP);
            xml.writeAttribute("Comparison", "minimum");
            text(xml, "saml", Words.SAML, "AuthnContextClassRef", level.get());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    static void text(XMLStreamWriter xml, String prefix, String namespace, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(prefix, name, namespace);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
