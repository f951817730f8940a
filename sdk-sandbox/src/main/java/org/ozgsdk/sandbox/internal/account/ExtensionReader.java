// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ozgsdk.core.Assumption;
import org.w3c.dom.Element;

/** Reads the extension of the AKDB accounts, version 2, and refuses with the codes of the interface description, 9.6. */
final class ExtensionReader {

    private static final Set<String> RESTRICTED_HTML =
            Set.of("b", "strong", "i", "em", "u", "br", "br/", "br /", "p", "ul", "ol", "li");
    private static final List<String> ORDER = List.of("AuthnMethods", "RequestedAttributes", "DisplayInformation");

    private ExtensionReader() {}

    static Demand.Extension read(Element request, ServiceIds ids) {
        Element extension = Dom.child(request, Saml.PROTOCOL, "Extensions")
                .flatMap(extensions -> Dom.child(extensions, Saml.AKDB, "AuthenticationRequest"))
                .orElseThrow(() -> IdpRefusal.official(
                        "akdb-extension-missing",
                        "Die Erweiterung akdb:AuthenticationRequest fehlt.",
                        "The extension akdb:AuthenticationRequest is missing."));
        checkVersion(extension);
        checkOrder(extension);
        List<Means> methods = methods(extension);
        Map<String, Boolean> attributes = attributes(extension);
        Optional<Element> ui = Dom.child(extension, Saml.AKDB, "DisplayInformation")
                .flatMap(display -> Dom.child(display, Saml.CLASSIC_UI, "Version"));
        String displayName = text(ui, "OrganizationDisplayName")
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> IdpRefusal.official(
                        "organization-display-name-missing",
                        "classic-ui:OrganizationDisplayName fehlt oder ist leer.",
                        "classic-ui:OrganizationDisplayName is missing or empty."));
        checkPurpose(text(ui, "Purpose").orElse(""));
        checkServiceId(text(ui, "OnlineServiceId").orElse(""), methods, ids);
        return new Demand.Extension(
                Dom.isTrue(extension, "EnableStatusDetail"),
                methods,
                attributes,
                true,
                displayName,
                text(ui, "Lang").orElse("de"),
                text(ui, "BackURL").filter(ExtensionReader::isHttps));
    }

    private static void checkVersion(Element extension) {
        boolean old = !Dom.children(extension, Saml.AKDB, "AllowedMethods").isEmpty();
        String version = Dom.attribute(extension, "Version").orElse("");
        if (version.equals("1") || old) {
            throw IdpRefusal.official(
                    "akdb-extension-v1-deprecated",
                    "Version 1 der Erweiterung gilt nicht mehr; erwartet Version=\"2\" mit akdb:AuthnMethods.",
                    "Version 1 of the extension has ended; use Version=\"2\" with akdb:AuthnMethods.");
        }
        if (!version.equals("2")) {
            throw IdpRefusal.ours(
                    "extension-version",
                    "akdb:AuthenticationRequest braucht Version=\"2\".",
                    "akdb:AuthenticationRequest needs Version=\"2\".");
        }
    }

    @Assumption("bundid.extension-order")
    private static void checkOrder(Element extension) {
        int last = -1;
        for (Element child : Dom.children(extension)) {
            int place = Saml.AKDB.equals(child.getNamespaceURI()) ? ORDER.indexOf(child.getLocalName()) : -1;
            if (place <= last) {
                throw IdpRefusal.ours(
                                "extension-order",
                                "Die Erweiterung hält höchstens je einmal AuthnMethods, RequestedAttributes, DisplayInformation, so geordnet.",
                                "The extension holds AuthnMethods, RequestedAttributes, DisplayInformation, once at most, in this order.")
                        .assuming("bundid.extension-order");
            }
            last = place;
        }
    }

    private static List<Means> methods(Element extension) {
        Optional<Element> list = Dom.child(extension, Saml.AKDB, "AuthnMethods");
        if (list.isEmpty()) {
            return List.of(Means.values());
        }
        List<Element> enabled = Dom.children(list.get()).stream()
                .filter(ExtensionReader::isEnabled)
                .toList();
        if (enabled.isEmpty()) {
            throw IdpRefusal.official(
                    "empty-authentication-methods",
                    "akdb:AuthnMethods nennt kein nutzbares Mittel.",
                    "akdb:AuthnMethods names no usable means.");
        }
        return enabled.stream()
                .flatMap(method -> Means.ofMethod(String.valueOf(method.getLocalName())).stream())
                .toList();
    }

    private static boolean isEnabled(Element method) {
        if (!Saml.AKDB.equals(method.getNamespaceURI()) || !Means.ALL_METHODS.contains(method.getLocalName())) {
            throw IdpRefusal.ours(
                    "authentication-method-unknown",
                    "akdb:AuthnMethods nennt ein unbekanntes Mittel; bekannt sind " + Means.ALL_METHODS + ".",
                    "akdb:AuthnMethods names unknown means; known are " + Means.ALL_METHODS + ".");
        }
        return Dom.child(method, Saml.AKDB, "Enabled")
                .map(Dom::text)
                .orElse("true")
                .equals("true");
    }

    private static Map<String, Boolean> attributes(Element extension) {
        Map<String, Boolean> attributes = new LinkedHashMap<>();
        Dom.child(extension, Saml.AKDB, "RequestedAttributes")
                .map(list -> Dom.children(list, Saml.AKDB, "RequestedAttribute"))
                .orElse(List.of())
                .forEach(attribute -> attributes.merge(
                        name(attribute), Dom.isTrue(attribute, "RequiredAttribute"), Boolean::logicalOr));
        if (attributes.isEmpty()) {
            throw IdpRefusal.official(
                    "requested-attributes-empty",
                    "akdb:RequestedAttributes fehlt oder nennt kein Attribut.",
                    "akdb:RequestedAttributes is missing or names no attribute.");
        }
        if (attributes.getOrDefault(Attribute.BPK.wireName(), false)) {
            throw IdpRefusal.ours(
                    "bpk1-required",
                    "Das zurückgezogene bPK (Version 1) darf nicht verpflichtend verlangt werden; erwartet bPK2.",
                    "The withdrawn bPK (version 1) must not be required; ask for bPK2.");
        }
        return attributes;
    }

    private static String name(Element attribute) {
        String name = Dom.attribute(attribute, "Name").orElse("").strip();
        if (!name.startsWith("urn:oid:") || name.length() == "urn:oid:".length()) {
            throw IdpRefusal.official(
                    "requested-attributes-missing-name",
                    "Ein akdb:RequestedAttribute hat keinen Namen der Form urn:oid:...",
                    "An akdb:RequestedAttribute has no name of the form urn:oid:...");
        }
        return name;
    }

    /** Which mark-up the real account takes is not published; without attributes it can do no harm. */
    @Assumption("bundid.purpose-html")
    private static void checkPurpose(String purpose) {
        for (int open = purpose.indexOf('<'); open >= 0; open = purpose.indexOf('<', open + 1)) {
            int close = purpose.indexOf('>', open);
            String tag = close < 0 ? "" : purpose.substring(open + 1, close);
            if (!RESTRICTED_HTML.contains(tag.startsWith("/") ? tag.substring(1) : tag)) {
                throw IdpRefusal.official(
                                "purpose-does-not-support-restricted-html",
                                "classic-ui:Purpose enthält nicht erlaubtes HTML.",
                                "classic-ui:Purpose holds HTML that is not allowed.")
                        .assuming("bundid.purpose-html");
            }
        }
    }

    @Assumption("bundid.missing-berca")
    private static void checkServiceId(String id, List<Means> methods, ServiceIds ids) {
        if (id.isEmpty()) {
            throw IdpRefusal.ours(
                    "online-service-id-missing",
                    "classic-ui:OnlineServiceId fehlt; seit dem 30.06.2025 ist sie Pflicht.",
                    "classic-ui:OnlineServiceId is missing; it is mandatory since 30 June 2025.");
        }
        if (!ids.form().matcher(id).matches()) {
            throw IdpRefusal.ours(
                            "online-service-id-malformed",
                            "classic-ui:OnlineServiceId hat nicht die Form " + ids.said() + ".",
                            "classic-ui:OnlineServiceId has not the form " + ids.said() + ".")
                    .assuming(ids.assumption());
        }
        if (id.equals(ids.withoutBerca()) && methods.contains(Means.EID)) {
            throw IdpRefusal.official(
                            "missing-berca",
                            "Für den Onlinedienst " + ids.withoutBerca()
                                    + " ist kein Berechtigungszertifikat für die eID hinterlegt.",
                            "The online service " + ids.withoutBerca()
                                    + " has no authorisation certificate for the eID.")
                    .assuming("bundid.missing-berca");
        }
    }

    private static Optional<String> text(Optional<Element> ui, String name) {
        return ui.flatMap(parent -> Dom.child(parent, Saml.CLASSIC_UI, name)).map(Dom::text);
    }

    /** The account does not check the address; the sandbox shows it only if a click on it can do no harm. */
    private static boolean isHttps(String address) {
        try {
            URI uri = new URI(address);
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
