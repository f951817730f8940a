// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.xml.Xml;
import org.ozgsdk.core.xml.XmlLimits;
import org.w3c.dom.Element;

/** Reads a service's metadata by the rules of an account (for BundID interface description 7.2, login sheet 1.6) and gathers every breach before it refuses. */
final class MetadataReader {

    /** The rules that were broken; each sentence German first. */
    static final class Breaches extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final ArrayList<String> rules;

        Breaches(List<String> rules) {
            super(String.join(" ", rules), null, false, false);
            this.rules = new ArrayList<>(rules);
        }

        List<String> rules() {
            return List.copyOf(rules);
        }
    }

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final XmlLimits LIMITS = new XmlLimits(256 << 10, 32, 2000, 50, 20_000);

    private final Clock clock;
    private final RegistrationRules rules;
    private final List<String> breaches = new ArrayList<>();

    private MetadataReader(Clock clock, RegistrationRules rules) {
        this.clock = clock;
        this.rules = rules;
    }

    /**
     * Reads one EntityDescriptor.
     *
     * @throws Breaches if rules are broken
     */
    static ServiceProvider read(byte[] xml, Clock clock, RegistrationRules rules) {
        MetadataReader reader = new MetadataReader(clock, rules);
        ServiceProvider provider = reader.provider(root(xml));
        if (!reader.breaches.isEmpty()) {
            throw new Breaches(reader.breaches);
        }
        return provider;
    }

    private static Element root(byte[] xml) {
        Element root;
        try {
            root = Xml.document(xml, LIMITS).getDocumentElement();
        } catch (UntrustedException e) {
            throw new Breaches(
                    List.of("Die Metadaten sind kein zulässiges XML. / The metadata are no acceptable XML."));
        }
        if (!Dom.is(root, Saml.METADATA, "EntityDescriptor")) {
            throw new Breaches(
                    List.of("Die Wurzel muss md:EntityDescriptor sein. / The root must be md:EntityDescriptor."));
        }
        return root;
    }

    private ServiceProvider provider(Element root) {
        absent(root, "validUntil");
        absent(root, "cacheDuration");
        absent(root, "ID");
        String entityId = Dom.attribute(root, "entityID").orElse("");
        checkEntityId(entityId);
        List<Element> roles = Dom.children(root, Saml.METADATA, "SPSSODescriptor");
        if (roles.size() != 1) {
            throw breach("Es muss genau ein SPSSODescriptor da sein. / Exactly one SPSSODescriptor must be there.");
        }
        Element role = roles.get(0);
        absent(role, "validUntil");
        absent(role, "cacheDuration");
        String protocols = Dom.attribute(role, "protocolSupportEnumeration").orElse("");
        require(
                List.of(protocols.split(" ", -1)).contains(Saml.PROTOCOL),
                "protocolSupportEnumeration muss SAML 2.0 nennen. / protocolSupportEnumeration must name SAML 2.0.");
        boolean signed = rules.mustSign() || Dom.isTrue(role, "AuthnRequestsSigned");
        List<X509Certificate> signing = certificates(role, "signing");
        List<X509Certificate> encryption = certificates(role, "encryption");
        List<String> acs = acs(role);
        if (rules.described()) {
            described(root, role);
        }
        if ((signed && signing.isEmpty()) || (rules.mustEncrypt() && encryption.isEmpty())) {
            throw breach("Je mindestens ein nutzbarer KeyDescriptor für signing und encryption muss da sein."
                    + " / At least one usable KeyDescriptor for signing and one for encryption must be there.");
        }
        return new ServiceProvider(
                entityId,
                acs,
                signing.stream()
                        .map(certificate -> (RSAPublicKey) certificate.getPublicKey())
                        .toList(),
                signed,
                encryption.stream().findFirst(),
                logout(role));
    }

    @Assumption("bayernid.metadata-extras")
    private void described(Element root, Element role) {
        require(
                !Dom.children(root, Saml.METADATA, "Organization").isEmpty(),
                "Organization muss da sein: wer den Dienst betreibt. / Organization must be there.");
        for (String type : List.of("technical", "support")) {
            require(
                    Dom.children(root, Saml.METADATA, "ContactPerson").stream()
                            .anyMatch(person -> Dom.attribute(person, "contactType")
                                    .orElse("")
                                    .equals(type)),
                    "Eine ContactPerson der Art " + type + " muss da sein. / A ContactPerson of type " + type
                            + " must be there.");
        }
        require(
                role.getElementsByTagNameNS(Saml.MDUI, "UIInfo").getLength() > 0,
                "mdui:UIInfo muss da sein. / mdui:UIInfo must be there.");
        require(
                !Dom.children(role, Saml.METADATA, "AttributeConsumingService").isEmpty(),
                "AttributeConsumingService muss da sein. / AttributeConsumingService must be there.");
    }

    private Optional<ServiceProvider.Logout> logout(Element role) {
        return Dom.children(role, Saml.METADATA, "SingleLogoutService").stream()
                .filter(service -> Dom.attribute(service, "Binding").orElse("").equals(Saml.POST))
                .findFirst()
                .map(service -> {
                    String requests = Dom.attribute(service, "Location").orElse("");
                    String responses =
                            Dom.attribute(service, "ResponseLocation").orElse(requests);
                    require(
                            isReachable(requests) && isReachable(responses),
                            "Ein SingleLogoutService muss unter https liegen. / A SingleLogoutService must be an https address.");
                    return new ServiceProvider.Logout(requests, responses);
                });
    }

    private void checkEntityId(String entityId) {
        try {
            URI uri = new URI(entityId);
            if (!rules.akdb()) {
                require(uri.isAbsolute(), "entityID muss eine absolute URI sein. / entityID must be an absolute URI.");
                return;
            }
            require(
                    "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null,
                    "entityID muss eine https-Adresse mit Rechnernamen sein. / entityID must be an https address with a host.");
            require(uri.getPort() == -1, "entityID darf keinen Port haben. / entityID must have no port.");
        } catch (URISyntaxException e) {
            breaches.add("entityID ist keine Adresse. / entityID is no address.");
        }
    }

    private void absent(Element element, String attribute) {
        require(
                !rules.akdb() || !element.hasAttributeNS(null, attribute),
                element.getLocalName() + " darf kein " + attribute + " haben. / " + element.getLocalName()
                        + " must have no " + attribute + ".");
    }

    private List<String> acs(Element role) {
        List<Element> services = new ArrayList<>(Dom.children(role, Saml.METADATA, "AssertionConsumerService"));
        services.sort(Comparator.comparing(service -> !Dom.isTrue(service, "isDefault")));
        List<String> locations = new ArrayList<>();
        for (Element service : services) {
            String location = Dom.attribute(service, "Location").orElse("");
            boolean post = Dom.attribute(service, "Binding").orElse("").equals(Saml.POST);
            if (!post && !rules.akdb()) {
                // Others name bindings besides that we never use.
                continue;
            }
            require(
                    post,
                    "Ein AssertionConsumerService muss das Binding HTTP-POST haben."
                            + " / An AssertionConsumerService must have the binding HTTP-POST.");
            require(
                    isReachable(location),
                    "Ein AssertionConsumerService muss unter https liegen. / An AssertionConsumerService must be an https address.");
            locations.add(location);
        }
        require(
                !locations.isEmpty(),
                "Mindestens ein AssertionConsumerService muss da sein. / At least one AssertionConsumerService must be there.");
        return List.copyOf(locations);
    }

    private boolean isReachable(String location) {
        try {
            URI uri = new URI(location);
            boolean loopback = rules.loopback() && "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
            return uri.getHost() != null && (loopback || "https".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private List<X509Certificate> certificates(Element role, String use) {
        return Dom.children(role, Saml.METADATA, "KeyDescriptor").stream()
                .filter(key -> Dom.attribute(key, "use").orElse(use).equals(use))
                .flatMap(key -> certificates(key).stream())
                .filter(certificate -> usable(certificate, use))
                .toList();
    }

    private List<X509Certificate> certificates(Element key) {
        List<X509Certificate> certificates = new ArrayList<>();
        var texts = key.getElementsByTagNameNS(Saml.SIGNATURE, "X509Certificate");
        for (int i = 0; i < texts.getLength(); i++) {
            certificate(Dom.text((Element) texts.item(i))).ifPresent(certificates::add);
        }
        return certificates;
    }

    private Optional<X509Certificate> certificate(String base64) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException | IllegalArgumentException e) {
            breaches.add("Ein X509Certificate ist nicht lesbar. / An X509Certificate cannot be read.");
            return Optional.empty();
        }
    }

    private boolean usable(X509Certificate certificate, String use) {
        boolean large = certificate.getPublicKey() instanceof RSAPublicKey rsa
                && rsa.getModulus().bitLength() >= rules.leastBits();
        String bits = Integer.toString(rules.leastBits());
        require(
                large,
                "Der Schlüssel für " + use + " muss RSA mit mindestens " + bits + " Bit sein. / The key for " + use
                        + " must be RSA with at least " + bits + " bit.");
        boolean valid = true;
        try {
            certificate.checkValidity(Date.from(clock.instant()));
        } catch (CertificateException e) {
            valid = false;
        }
        require(
                valid,
                "Das Zertifikat für " + use + " ist abgelaufen oder noch nicht gültig. / The certificate for " + use
                        + " has ended or is not valid yet.");
        return large && valid;
    }

    private void require(boolean kept, String rule) {
        if (!kept && !breaches.contains(rule)) {
            breaches.add(rule);
        }
    }

    private Breaches breach(String rule) {
        require(false, rule);
        return new Breaches(breaches);
    }
}
