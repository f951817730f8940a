// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;
import org.w3c.dom.Element;

/**
 * What the metadata of an identity provider say, read with the bounds and the one parser of answers (SAML metadata 2.3 and 2.4). Extensions, name formats,
 * encryption keys and other roles are passed over.
 *
 * @param entityId its entityID
 * @param ssoPost address for requests by POST
 * @param ssoRedirect address for requests by redirect
 * @param sloPost address for logout messages by POST
 * @param sloRedirect address for logout messages by redirect
 * @param certificates the signing certificates, those without a use included
 * @param wantsSigned whether requests must be signed
 */
public record IdpMetadata(
        String entityId,
        Optional<String> ssoPost,
        Optional<String> ssoRedirect,
        Optional<String> sloPost,
        Optional<String> sloRedirect,
        List<X509Certificate> certificates,
        boolean wantsSigned) {

    /**
     * Reads.
     *
     * @param xml one EntityDescriptor, or an EntitiesDescriptor that holds it
     * @param wanted the entityID; empty for the only identity provider in it
     * @param signer whose signature must stand around it; empty leaves signatures unread
     * @param now the time
     * @return what was found
     * @throws UntrustedException if the XML is refused or the signature does not fit
     * @throws ConfigurationException if something needed is missing, ambiguous or over
     */
    public static IdpMetadata read(byte[] xml, Optional<String> wanted, Optional<X509Certificate> signer, Instant now) {
        try {
            return readUnguarded(xml, wanted, signer, now);
        } catch (Breach e) {
            throw new UntrustedException("Metadata of the account: " + e.rule().explanation());
        }
    }

    private static IdpMetadata readUnguarded(
            byte[] xml, Optional<String> wanted, Optional<X509Certificate> signer, Instant now) {
        Element root = Caps.metadata(xml).getDocumentElement();
        boolean whole = SignedXml.isSigned(root);
        Element trusted = signer.isPresent() && whole ? verified(root, signer.get()) : root;
        validUntil(trusted, now);
        Element entity = entity(trusted, wanted);
        if (signer.isPresent() && !whole) {
            entity = verified(entity, signer.get());
        }
        validUntil(entity, now);
        Element role = role(entity).orElseThrow(() -> missing("an IDPSSODescriptor for SAML 2.0"));
        validUntil(role, now);
        return new IdpMetadata(
                entity.getAttributeNS(null, "entityID").strip(),
                location(role, "SingleSignOnService", Words.POST),
                location(role, "SingleSignOnService", Words.REDIRECT),
                location(role, "SingleLogoutService", Words.POST),
                location(role, "SingleLogoutService", Words.REDIRECT),
                certificates(role),
                List.of("true", "1")
                        .contains(role.getAttributeNS(null, "WantAuthnRequestsSigned")
                                .strip()));
    }

    private static Element verified(Element signed, X509Certificate signer) {
        return SignedXml.verifiedMetadata(signed, List.of(signer.getPublicKey()));
    }

    private static Element entity(Element root, Optional<String> wanted) {
        List<Element> found = new ArrayList<>();
        collect(root, found);
        List<Element> fitting = found.stream()
                .filter(entity -> wanted.isEmpty()
                        ? role(entity).isPresent()
                        : wanted.get()
                                .equals(entity.getAttributeNS(null, "entityID").strip()))
                .toList();
        if (fitting.size() != 1) {
            throw new ConfigurationException("Metadata of the account: expected exactly one EntityDescriptor of "
                    + wanted.map(id -> "the entityID " + id).orElse("an identity provider; name its entityID")
                    + ". Found " + fitting.size() + " of " + found.size() + ".");
        }
        return fitting.get(0);
    }

    private static void collect(Element element, List<Element> found) {
        if (Dom.is(element, Words.METADATA, "EntityDescriptor")) {
            found.add(element);
        } else if (Dom.is(element, Words.METADATA, "EntitiesDescriptor")) {
            Dom.children(element).forEach(child -> collect(child, found));
        }
    }

    private static Optional<Element> role(Element entity) {
        return Dom.children(entity, Words.METADATA, "IDPSSODescriptor").stream()
                .filter(role -> List.of(role.getAttributeNS(null, "protocolSupportEnumeration")
                                .strip()
                                .split("\\s+", 20))
                        .contains(Words.SAMLP))
                .findFirst();
    }

    private static Optional<String> location(Element role, String service, String binding) {
        return Dom.children(role, Words.METADATA, service).stream()
                .filter(endpoint ->
                        binding.equals(endpoint.getAttributeNS(null, "Binding").strip()))
                .map(endpoint -> endpoint.getAttributeNS(null, "Location").strip())
                .filter(location -> !location.isEmpty())
                .findFirst();
    }

    private static List<X509Certificate> certificates(Element role) {
        List<X509Certificate> found = new ArrayList<>();
        for (Element descriptor : Dom.children(role, Words.METADATA, "KeyDescriptor")) {
            String use = descriptor.getAttributeNS(null, "use").strip();
            if (use.isEmpty() || use.equals("signing")) {
                found.addAll(in(descriptor));
            }
        }
        if (found.isEmpty()) {
            throw missing("a signing certificate (KeyDescriptor with an X509Certificate)");
        }
        return found.stream().distinct().toList();
    }

    /** The certificates of a md:KeyDescriptor. */
    static List<X509Certificate> in(Element descriptor) {
        List<X509Certificate> found = new ArrayList<>();
        for (Element info : Dom.children(descriptor, Words.DS, "KeyInfo")) {
            for (Element data : Dom.children(info, Words.DS, "X509Data")) {
                Dom.children(data, Words.DS, "X509Certificate").forEach(text -> found.add(certificate(text)));
            }
        }
        return found;
    }

    private static X509Certificate certificate(Element element) {
        byte[] der = StrictBase64.decodeLines(Dom.text(element, Rule.STRUCTURE), Rule.STRUCTURE);
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new ConfigurationException("Metadata: a certificate in it cannot be read.", e);
        }
    }

    private static void validUntil(Element element, Instant now) {
        Dom.attribute(element, "validUntil")
                .map(String::strip)
                .map(Caps::instant)
                .ifPresent(end -> {
                    if (!now.isBefore(end)) {
                        throw new ConfigurationException("Metadata of the account: valid until " + end
                                + ", which is over. Fetch them anew from its operator.");
                    }
                });
    }

    private static ConfigurationException missing(String what) {
        return new ConfigurationException("Metadata of the account: expected " + what + ", found none.");
    }
}
