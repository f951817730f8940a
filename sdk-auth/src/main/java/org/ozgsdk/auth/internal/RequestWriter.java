// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.xml.Xml;

/**
 * Writes an AuthnRequest with BundID's extension version 2 (interface description 10.2, chapters 9 and 10.1), signed directly behind the issuer. Only the login
 * by the account's own choice of means is asked for; no AuthnMethods, no Purpose, no NameIDPolicy.
 */
final class RequestWriter {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Profile profile;
    private final SignatureAlgorithm algorithm;

    RequestWriter(Profile profile) {
        this.profile = profile;
        this.algorithm = profile.signWithPss() ? SignatureAlgorithm.PSS_SHA256 : SignatureAlgorithm.RSA_SHA256;
    }

    /**
     * Writes three times: bare to be digested, with the digest to be signed, and whole. Each time the same words in the same order.
     *
     * @param id ID of the request
     * @param at IssueInstant
     * @param request what is asked for
     * @return the document, UTF-8
     */
    byte[] signed(String id, Instant at, LoginRequest request) {
        Draft bare = new Draft(id, at, request, "", "");
        byte[] octets = Canonical.octets(Caps.content(write(bare)).getDocumentElement(), "");
        Draft digested = bare.withDigest(StrictBase64.encode(DigestAlgorithm.SHA256.of(octets)));
        var signature = Dom.only(
                Caps.content(write(digested)).getDocumentElement(), Words.DS, "Signature", Rule.SIGNATURE_FORM);
        byte[] toSign = Canonical.octets(Dom.only(signature, Words.DS, "SignedInfo", Rule.SIGNATURE_FORM), "");
        byte[] value = algorithm.sign(profile.signing().privateKey(), toSign);
        return write(digested.withValue(StrictBase64.encode(value)));
    }

    private record Draft(String id, Instant at, LoginRequest request, String digest, String value) {

        Draft withDigest(String of) {
            return new Draft(id, at, request, of, value);
        }

        Draft withValue(String of) {
            return new Draft(id, at, request, digest, of);
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
        xml.writeAttribute("AssertionConsumerServiceURL", profile.consumer());
        xml.writeAttribute("Destination", profile.sso().toString());
        xml.writeAttribute("ForceAuthn", "true");
        xml.writeAttribute("ID", draft.id());
        xml.writeAttribute("IsPassive", "false");
        xml.writeAttribute("IssueInstant", MILLIS.format(draft.at()));
        xml.writeAttribute("ProtocolBinding", Words.POST);
        xml.writeAttribute("Version", "2.0");
        text(xml, "saml", Words.SAML, "Issuer", profile.service());
        if (!draft.digest().isEmpty()) {
            signature(xml, draft);
        }
        xml.writeStartElement("samlp", "Extensions", Words.SAMLP);
        extension(xml, draft.request());
        xml.writeEndElement();
        xml.writeStartElement("samlp", "RequestedAuthnContext", Words.SAMLP);
        xml.writeAttribute("Comparison", "minimum");
        String level = Stork.classOf(draft.request().level()).orElseThrow();
        text(xml, "saml", Words.SAML, "AuthnContextClassRef", level);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** Schema order as in the samples of the interface description; no schema is published. */
    @Assumption("bundid.extension-order")
    private static void extension(XMLStreamWriter xml, LoginRequest request) throws XMLStreamException {
        xml.writeStartElement("akdb", "AuthenticationRequest", Words.AKDB);
        xml.writeNamespace("akdb", Words.AKDB);
        xml.writeNamespace("classic-ui", Words.CLASSIC_UI);
        xml.writeAttribute("EnableStatusDetail", "true");
        xml.writeAttribute("Version", "2");
        xml.writeStartElement("akdb", "RequestedAttributes", Words.AKDB);
        for (Map.Entry<AccountAttribute, Boolean> asked : request.attributes().entrySet()) {
            xml.writeEmptyElement("akdb", "RequestedAttribute", Words.AKDB);
            xml.writeAttribute("Name", Oids.name(asked.getKey()));
            xml.writeAttribute("RequiredAttribute", asked.getValue().toString());
        }
        xml.writeEndElement();
        xml.writeStartElement("akdb", "DisplayInformation", Words.AKDB);
        xml.writeStartElement("classic-ui", "Version", Words.CLASSIC_UI);
        text(xml, "classic-ui", Words.CLASSIC_UI, "OrganizationDisplayName", request.organizationDisplayName());
        text(xml, "classic-ui", Words.CLASSIC_UI, "Lang", request.language());
        text(xml, "classic-ui", Words.CLASSIC_UI, "OnlineServiceId", request.onlineServiceId());
        xml.writeEndElement();
        xml.writeEndElement();
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
