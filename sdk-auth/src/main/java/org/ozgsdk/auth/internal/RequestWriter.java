// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.core.xml.Xml;

/** Writes an AuthnRequest as the profile has it (SAML core 3.4.1), signed directly behind the issuer or, for a redirect, not inside. */
final class RequestWriter {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final AccountProfile profile;
    private final ServiceProvider service;
    private final SignatureAlgorithm algorithm;

    RequestWriter(AccountProfile profile, ServiceProvider service, SignatureAlgorithm algorithm) {
        this.profile = profile;
        this.service = service;
        this.algorithm = algorithm;
    }

    /**
     * Writes three times: bare to be digested, with the digest to be signed, and whole. Each time the same words in the same order.
     *
     * @param id ID of the request
     * @param at IssueInstant
     * @param destination where it goes
     * @param request what is asked for
     * @return the document, UTF-8
     */
    byte[] signed(String id, Instant at, URI destination, LoginRequest request) {
        Draft bare = new Draft(id, at, destination, request, "", "");
        byte[] octets = Canonical.octets(Caps.content(write(bare)).getDocumentElement(), "");
        Draft digested = bare.withDigest(StrictBase64.encode(DigestAlgorithm.SHA256.of(octets)));
        var signature = Dom.only(
                Caps.content(write(digested)).getDocumentElement(), Words.DS, "Signature", Rule.SIGNATURE_FORM);
        byte[] toSign = Canonical.octets(Dom.only(signature, Words.DS, "SignedInfo", Rule.SIGNATURE_FORM), "");
        byte[] value = algorithm.sign(service.signing().privateKey(), toSign);
        return write(digested.withValue(StrictBase64.encode(value)));
    }

    /** The document without a signature, for the redirect binding, whose signature stands beside it (bindings 3.4.4.1). */
    byte[] unsigned(String id, Instant at, URI destination, LoginRequest request) {
        return write(new Draft(id, at, destination, request, "", ""));
    }

    private record Draft(String id, Instant at, URI destination, LoginRequest request, String digest, String value) {

        Draft withDigest(String of) {
            return new Draft(id, at, destination, request, of, value);
        }

        Draft withValue(String of) {
            return new Draft(id, at, destination, request, digest, of);
        }
    }

    private byte[] write(Draft draft) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = Xml.writer(out);
            request(xml, draft);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing into memory failed.", e);
        }
        return out.toByteArray();
    }

    private void request(XMLStreamWriter xml, Draft draft) throws XMLStreamException {
        xml.writeStartElement("samlp", "AuthnRequest", Words.SAMLP);
        xml.writeNamespace("samlp", Words.SAMLP);
        xml.writeNamespace("saml", Words.SAML);
        xml.writeAttribute(
                "AssertionConsumerServiceURL",
                service.assertionConsumerService().toString());
        xml.writeAttribute("Destination", draft.destination().toString());
        xml.writeAttribute("ForceAuthn", "true");
        xml.writeAttribute("ID", draft.id());
        xml.writeAttribute("IsPassive", "false");
        xml.writeAttribute("IssueInstant", MILLIS.format(draft.at()));
        xml.writeAttribute("ProtocolBinding", Words.POST);
        xml.writeAttribute("Version", "2.0");
        text(xml, "saml", Words.SAML, "Issuer", service.entityId().toString());
        if (!draft.digest().isEmpty()) {
            signature(xml, draft);
        }
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

    private void signature(XMLStreamWriter xml, Draft draft) throws XMLStreamException {
        xml.writeStartElement("ds", "Signature", Words.DS);
        xml.writeNamespace("ds", Words.DS);
        xml.writeStartElement("ds", "SignedInfo", Words.DS);
        method(xml, "CanonicalizationMethod", Words.EXC_C14N);
        method(xml, "SignatureMethod", algorithm.uri());
        xml.writeStartElement("ds", "Reference", Words.DS);
        xml.writeAttribute("URI", "#" + draft.id());
        xml.writeStartElement("ds", "Transforms", Words.DS);
        method(xml, "Transform", Words.ENVELOPED);
        method(xml, "Transform", Words.EXC_C14N);
        xml.writeEndElement();
        method(xml, "DigestMethod", DigestAlgorithm.SHA256.uri());
        text(xml, "ds", Words.DS, "DigestValue", draft.digest());
        xml.writeEndElement();
        xml.writeEndElement();
        text(xml, "ds", Words.DS, "SignatureValue", draft.value());
        xml.writeEndElement();
    }

    private static void method(XMLStreamWriter xml, String name, String algorithm) throws XMLStreamException {
        xml.writeEmptyElement("ds", name, Words.DS);
        xml.writeAttribute("Algorithm", algorithm);
    }

    static void text(XMLStreamWriter xml, String prefix, String namespace, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(prefix, name, namespace);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
