// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.util.List;
import java.util.Optional;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.TrustLevel;
import org.w3c.dom.Element;

/**
 * Looks at the extension of a request to an AKDB account (BundID interface description 10.2, chapter 9); where the account has an error code (9.6), the rule
 * is that code.
 */
final class AkdbReview {

    private static final String PLACE = "AuthnRequest/Extensions/AuthenticationRequest";
    private static final String DISPLAY = PLACE + "/DisplayInformation/Version/";
    private static final String BPK1 = "urn:oid:1.2.40.0.10.2.1.1.149";
    private static final int SHOWN = 50;

    private final AccountProfile profile;
    private final AkdbExtension akdb;
    private final FindingList found;

    AkdbReview(AccountProfile profile, AkdbExtension akdb, FindingList found) {
        this.profile = profile;
        this.akdb = akdb;
        this.found = found;
    }

    void check(Element request) {
        Optional<Element> extension = Dom.children(request, Words.SAMLP, "Extensions").stream()
                .flatMap(extensions -> Dom.children(extensions, Words.AKDB, "AuthenticationRequest").stream())
                .findFirst();
        if (extension.isEmpty()) {
            coded(
                    "akdb-extension-missing",
                    "AuthnRequest/Extensions",
                    "Die Erweiterung akdb:AuthenticationRequest fehlt.");
            return;
        }
        version(extension.get());
        methods(extension.get());
        attributes(extension.get(), isBasic(request));
        display(extension.get());
    }

    private void coded(String code, String place, String text) {
        found.error(code, place, text + " (Fehlercode des Kontos: " + code + ")");
    }

    private boolean isBasic(Element request) {
        return Dom.all(request).stream()
                .anyMatch(element -> Dom.is(element, Words.SAML, "AuthnContextClassRef")
                        && profile.contextLevels().read(element.getTextContent()) == TrustLevel.BASIC);
    }

    private void version(Element extension) {
        boolean old = !"2".equals(extension.getAttributeNS(null, "Version"))
                || !Dom.children(extension, Words.AKDB, "AllowedMethods").isEmpty();
        if (old) {
            coded(
                    "akdb-extension-v1-deprecated",
                    PLACE + "/@Version",
                    "Die Erweiterung muss Version=\"2\" haben und ohne AllowedMethods auskommen.");
        }
    }

    private void methods(Element extension) {
        for (Element methods : Dom.children(extension, Words.AKDB, "AuthnMethods")) {
            List<Element> listed = Dom.children(methods);
            String place = PLACE + "/AuthnMethods";
            if (listed.isEmpty()) {
                coded("empty-authentication-methods", place, "AuthnMethods ist leer; weglassen oder Mittel nennen.");
            }
            for (Element method : listed) {
                found.errorUnless(
                        Words.AKDB.equals(method.getNamespaceURI())
                                && AkdbExtension.MEANS.contains(method.getLocalName()),
                        "unknown-method",
                        place,
                        "Unbekanntes Anmeldemittel; bekannt sind " + String.join(", ", AkdbExtension.MEANS) + ".");
            }
            eid(listed, place);
        }
    }

    /** Only the account knows whether there is one. */
    @Assumption("bundid.missing-berca")
    private void eid(List<Element> listed, String place) {
        found.warningUnless(
                listed.stream().noneMatch(method -> method.getLocalName().equals("eID")),
                "missing-berca",
                place,
                "eID ausdrücklich verlangt: für den Onlinedienst muss ein Berechtigungszertifikat hinterlegt sein,"
                        + " sonst antwortet das Konto mit missing-berca.");
    }

    private void attributes(Element extension, boolean basic) {
        List<Element> requested = Dom.children(extension, Words.AKDB, "RequestedAttributes").stream()
                .flatMap(list -> Dom.children(list, Words.AKDB, "RequestedAttribute").stream())
                .toList();
        if (requested.isEmpty()) {
            coded(
                    "requested-attributes-empty",
                    PLACE + "/RequestedAttributes",
                    "Es wird kein Attribut verlangt; mindestens eines muss es sein.");
        }
        requested.forEach(attribute -> attribute(attribute, basic));
    }

    private void attribute(Element attribute, boolean basic) {
        String place = PLACE + "/RequestedAttributes/RequestedAttribute";
        String sent = attribute.getAttributeNS(null, "Name");
        if (sent.isBlank()) {
            coded("requested-attributes-missing-name", place + "/@Name", "Ein RequestedAttribute hat keinen Namen.");
            return;
        }
        String name = Attributes.normal(sent);
        boolean required = "true".equals(attribute.getAttributeNS(null, "RequiredAttribute"));
        padded(sent, place + "/@Name");
        if (name.equals(BPK1)) {
            String text = "bPK (Version 1) ist zurückgezogen; bPK2 verlangen.";
            if (required) {
                found.error("bpk-v1", place, text);
            } else {
                found.warning("bpk-v1", place, text);
            }
        } else {
            found.warningUnless(
                    profile.catalogue().byName(name).isPresent(),
                    "unknown-attribute",
                    place + "/@Name",
                    "Unbekanntes Attribut " + shown(name) + ".");
        }
        found.warningUnless(
                !(required && basic),
                "required-at-basic",
                place + "/@RequiredAttribute",
                "Auf Niveau 1 soll kein Attribut verpflichtend sein: wer es nicht hat, kann sich nicht anmelden.");
        found.warningUnless(
                !attribute.hasAttributeNS(null, "FriendlyName"),
                "friendly-name",
                place + "/@FriendlyName",
                "FriendlyName gehört nicht in ein RequestedAttribute.");
    }

    /** Somebody else's text in our sentence: short, and in letters of a name. */
    private static String shown(String name) {
        return name.length() <= 80 && name.chars().allMatch(c -> c > ' ' && c < 127) ? name : "(unlesbar)";
    }

    private void display(Element extension) {
        Optional<Element> version = Dom.children(extension, Words.AKDB, "DisplayInformation").stream()
                .flatMap(information -> Dom.children(information, Words.CLASSIC_UI, "Version").stream())
                .findFirst();
        name(text(version, "OrganizationDisplayName"));
        serviceId(text(version, "OnlineServiceId"));
        text(version, "Lang")
                .ifPresent(language -> found.warningUnless(
                        AkdbExtension.LANGUAGES.contains(language.strip()),
                        "language",
                        DISPLAY + "Lang",
                        "Lang muss de, en, ru oder uk sein."));
        text(version, "BackURL")
                .ifPresent(address -> found.errorUnless(
                        Addresses.isHttps(address.strip()),
                        "back-url-https",
                        DISPLAY + "BackURL",
                        "BackURL muss eine https-URL sein."));
        purpose(version);
    }

    private void name(Optional<String> name) {
        String place = DISPLAY + "OrganizationDisplayName";
        if (name.isEmpty() || name.get().isBlank()) {
            coded(
                    "organization-display-name-missing",
                    place,
                    "OrganizationDisplayName fehlt: der Name der Behörde, wie ihn die Person sieht.");
        } else {
            found.warningUnless(
                    name.get().strip().length() <= SHOWN,
                    "display-name-long",
                    place,
                    "Der Name ist länger als 50 Zeichen und kann abgeschnitten werden.");
        }
    }

    private void serviceId(Optional<String> id) {
        found.errorUnless(
                id.map(text -> akdb.serviceId().matcher(text.strip()).matches()).orElse(false),
                "online-service-id",
                DISPLAY + "OnlineServiceId",
                "OnlineServiceId fehlt oder hat nicht die Form " + akdb.serviceIdWords() + ".");
    }

    private void purpose(Optional<Element> version) {
        List<Element> purposes = version.map(parent -> Dom.children(parent, Words.CLASSIC_UI, "Purpose"))
                .orElse(List.of());
        for (Element purpose : purposes) {
            String text = purpose.getTextContent();
            found.warning("purpose", DISPLAY + "Purpose", "Purpose wird nicht mehr angezeigt; weglassen.");
            if (text.contains("<")
                    || text.contains(">")
                    || !Dom.children(purpose).isEmpty()) {
                coded("purpose-does-not-support-restricted-html", DISPLAY + "Purpose", "Purpose enthält HTML.");
            }
        }
    }

    private Optional<String> text(Optional<Element> version, String name) {
        Optional<String> text = version.flatMap(parent ->
                        Dom.children(parent, Words.CLASSIC_UI, name).stream().findFirst())
                .map(Element::getTextContent);
        text.ifPresent(value -> padded(value, DISPLAY + name));
        return text;
    }

    private void padded(String text, String place) {
        found.warningUnless(
                text.equals(text.strip()), "padding", place, "Leerzeichen oder Zeilenumbrüche um den Wert.");
    }
}
