// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.Protection;
import org.ozgsdk.auth.profile.Registration;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Finding;
import org.w3c.dom.Element;

/** Looks at the metadata of a service as the operator of an account would (BundID interface description 10.2, 7.2; sheet login-and-mailbox, 1.6 and 5). */
public final class MetadataReview {

    private static final int LEAST_BITS = 3072;
    private static final Duration WARN_BEFORE = Duration.ofDays(60);
    private static final String SUPPORT = "urn:oasis:names:tc:SAML:metadata:algsupport";
    private static final String ENTITY = "EntityDescriptor";
    private static final String ACS = "AssertionConsumerService";

    private final AccountProfile profile;
    private final Instant now;
    private final FindingList found = new FindingList("saml.metadata.");

    private MetadataReview(AccountProfile profile, Instant now) {
        this.profile = profile;
        this.now = now;
    }

    /**
     * Looks.
     *
     * @param xml the metadata
     * @param profile the account they are for
     * @param hostBefore host of the entityID as registered
     * @param now the time
     * @return what is wrong
     */
    public static List<Finding> of(byte[] xml, AccountProfile profile, Optional<String> hostBefore, Instant now) {
        MetadataReview review = new MetadataReview(profile, now);
        try {
            review.root(Caps.metadata(xml).getDocumentElement(), hostBefore);
        } catch (Breach | ConfigurationException e) {
            review.found.error(
                    "xml",
                    "/",
                    "Die Metadaten sind kein wohlgeformtes XML in den erlaubten Grenzen, oder ein Zertifikat darin ist"
                            + " unlesbar.");
        }
        return review.found.list();
    }

    private void root(Element root, Optional<String> hostBefore) {
        Optional<Element> role =
                Dom.children(root, Words.METADATA, "SPSSODescriptor").stream().findFirst();
        if (!Dom.is(root, Words.METADATA, ENTITY) || role.isEmpty()) {
            found.error(
                    "service-provider",
                    "/",
                    "Erwartet wird ein md:EntityDescriptor mit einem md:SPSSODescriptor (Diensteanbieter).");
            return;
        }
        entityId(root.getAttributeNS(null, "entityID"), hostBefore);
        if (profile.registration() != Registration.ANY) {
            attributes(root);
            attributes(role.get());
        }
        flags(role.get());
        keys(role.get());
        consumers(role.get());
        algorithms(root);
        if (profile.registration() == Registration.DESCRIBED) {
            DescriptionReview.check(root, role.get(), profile.name(), found);
        }
    }

    private void entityId(String entityId, Optional<String> hostBefore) {
        String place = ENTITY + "/@entityID";
        Optional<URI> uri = Addresses.of(entityId);
        if (profile.registration() != Registration.ANY) {
            found.errorUnless(
                    Addresses.isHttps(entityId),
                    "entity-id-https",
                    place,
                    "Die entityID muss eine https-URL mit Hostnamen sein.");
            found.errorUnless(
                    uri.map(URI::getPort).orElse(-1) == -1, "port", place, "Die entityID darf keinen Port nennen.");
        } else {
            found.errorUnless(
                    uri.filter(URI::isAbsolute).isPresent(),
                    "entity-id",
                    place,
                    "Die entityID muss eine absolute URI sein.");
        }
        String host = uri.map(URI::getHost).orElse("");
        hostBefore.ifPresent(before -> found.errorUnless(
                before.equalsIgnoreCase(host),
                "host-changed",
                place,
                "Der Hostname der entityID hat sich geändert; damit ändert sich die bPK2 jeder Person."));
    }

    private void attributes(Element element) {
        String name = element.getLocalName();
        found.errorUnless(
                Dom.attribute(element, "ID").isEmpty(),
                "id-attribute",
                name + "/@ID",
                "Die Metadaten dürfen kein Attribut ID haben; sie werden unsigniert eingereicht.");
        found.errorUnless(
                Dom.attribute(element, "validUntil").isEmpty(),
                "valid-until",
                name + "/@validUntil",
                "Die Metadaten dürfen kein validUntil haben.");
        found.errorUnless(
                Dom.attribute(element, "cacheDuration").isEmpty(),
                "cache-duration",
                name + "/@cacheDuration",
                "Die Metadaten dürfen keine cacheDuration haben.");
        found.warningUnless(
                !SignedXml.isSigned(element),
                "signed",
                name + "/Signature",
                "Die Metadaten werden unsigniert eingereicht.");
    }

    private void flags(Element role) {
        found.warningUnless(
                isTrue(role, "AuthnRequestsSigned"),
                "requests-signed",
                "SPSSODescriptor/@AuthnRequestsSigned",
                "AuthnRequestsSigned sollte true sein: Anfragen müssen signiert werden.");
        found.warningUnless(
                profile.protection().signed() != Protection.Signed.ASSERTION || isTrue(role, "WantAssertionsSigned"),
                "assertions-signed",
                "SPSSODescriptor/@WantAssertionsSigned",
                "WantAssertionsSigned sollte true sein.");
    }

    private static boolean isTrue(Element element, String name) {
        return List.of("true", "1").contains(element.getAttributeNS(null, name));
    }

    private void keys(Element role) {
        List<X509Certificate> signing = new ArrayList<>();
        List<X509Certificate> encryption = new ArrayList<>();
        for (Element descriptor : Dom.children(role, Words.METADATA, "KeyDescriptor")) {
            String use = descriptor.getAttributeNS(null, "use");
            List<X509Certificate> certificates = IdpMetadata.in(descriptor);
            if (!use.equals("encryption")) {
                signing.addAll(certificates);
            }
            if (!use.equals("signing")) {
                encryption.addAll(certificates);
            }
            certificates.forEach(
                    certificate -> certificate(certificate, "KeyDescriptor" + (use.isEmpty() ? "" : "[" + use + "]")));
        }
        String place = "SPSSODescriptor/KeyDescriptor";
        found.errorUnless(
                !signing.isEmpty(),
                "signing-key-missing",
                place,
                "Das Zertifikat zum Signieren (use=\"signing\") fehlt.");
        noEncryption(encryption.isEmpty(), place);
        found.warningUnless(
                encryption.size() <= 2,
                "encryption-keys",
                place,
                "Mehr als zwei Zertifikate zum Verschlüsseln; beim Wechsel genügen zwei.");
        found.warningUnless(
                signing.stream().noneMatch(one -> encryption.stream().anyMatch(other -> sameKey(one, other))),
                "same-key-for-both",
                place,
                "Derselbe Schlüssel dient zum Signieren und zum Verschlüsseln; getrennte Schlüssel sind besser.");
    }

    private void noEncryption(boolean missing, String place) {
        String text = "Das Zertifikat zum Verschlüsseln (use=\"encryption\") fehlt.";
        if (missing && profile.protection().encrypted()) {
            found.error("no-encryption-key", place, text);
        } else if (missing) {
            found.warning("no-encryption-key", place, text);
        }
    }

    private static boolean sameKey(X509Certificate one, X509Certificate other) {
        return one.getPublicKey().equals(other.getPublicKey());
    }

    private void certificate(X509Certificate certificate, String place) {
        boolean strong = certificate.getPublicKey() instanceof RSAPublicKey key
                && key.getModulus().bitLength() >= LEAST_BITS;
        found.errorUnless(strong, "key-size", place, "Der Schlüssel muss RSA mit mindestens 3072 Bit sein.");
        Instant end = certificate.getNotAfter().toInstant();
        if (!now.isBefore(end)) {
            found.error("certificate-expiry", place, "Das Zertifikat ist am " + end + " abgelaufen.");
        } else if (now.plus(WARN_BEFORE).isAfter(end)) {
            found.warning(
                    "certificate-expiry", place, "Das Zertifikat läuft am " + end + " ab; jetzt ein neues einreichen.");
        }
        found.warningUnless(
                !now.isBefore(certificate.getNotBefore().toInstant()),
                "certificate-not-yet-valid",
                place,
                "Das Zertifikat gilt noch nicht.");
    }

    private void consumers(Element role) {
        List<Element> services = Dom.children(role, Words.METADATA, ACS);
        found.errorUnless(
                services.stream().anyMatch(service -> Words.POST.equals(service.getAttributeNS(null, "Binding"))),
                "acs-post",
                ACS,
                "Es fehlt ein AssertionConsumerService mit dem Binding HTTP-POST.");
        for (Element service : services) {
            found.errorUnless(
                    Addresses.isHttps(service.getAttributeNS(null, "Location")),
                    "acs-https",
                    ACS + "/@Location",
                    "Die Adresse des AssertionConsumerService muss eine https-URL sein.");
        }
    }

    private void algorithms(Element root) {
        boolean lists = Dom.all(root).stream()
                .anyMatch(element -> SUPPORT.equals(element.getNamespaceURI())
                        || Dom.is(element, Words.METADATA, "EncryptionMethod"));
        found.warningUnless(
                !lists,
                "algorithm-lists",
                ENTITY,
                "Listen von Verfahren (EncryptionMethod, DigestMethod, SigningMethod) werden von den Konten nicht"
                        + " unterstützt.");
    }
}
