// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.util.List;
import org.w3c.dom.Element;

/** What BayernID wants in metadata beyond BundID (sheet login-and-mailbox, 5): all of them hints. */
final class BayernIdExtras {

    private static final String UI = "urn:oasis:names:tc:SAML:metadata:ui";

    private BayernIdExtras() {}

    static void check(Element root, Element role, FindingList found) {
        found.warningUnless(
                has(root, "Organization", "OrganizationName", "OrganizationDisplayName", "OrganizationURL"),
                "organization",
                "EntityDescriptor/Organization",
                "BayernID erwartet Organization mit Name, Anzeigename und URL (xml:lang=\"de\").");
        for (String type : List.of("technical", "support")) {
            found.warningUnless(
                    Dom.children(root, Words.METADATA, "ContactPerson").stream()
                            .anyMatch(contact -> type.equals(contact.getAttributeNS(null, "contactType"))),
                    "contact-person",
                    "EntityDescriptor/ContactPerson[" + type + "]",
                    "BayernID erwartet eine ContactPerson der Art " + type + ".");
        }
        found.warningUnless(
                Dom.children(role, Words.METADATA, "Extensions").stream()
                        .flatMap(extensions -> Dom.children(extensions, UI, "UIInfo").stream())
                        .anyMatch(info -> !Dom.children(info, UI, "DisplayName").isEmpty()
                                && !Dom.children(info, UI, "Description").isEmpty()),
                "ui-info",
                "SPSSODescriptor/Extensions/UIInfo",
                "BayernID erwartet mdui:UIInfo mit DisplayName und Description.");
        found.warningUnless(
                has(role, "AttributeConsumingService", "ServiceName", "ServiceDescription"),
                "attribute-consuming-service",
                "SPSSODescriptor/AttributeConsumingService",
                "BayernID erwartet AttributeConsumingService mit ServiceName und ServiceDescription.");
    }

    private static boolean has(Element parent, String name, String... parts) {
        return Dom.children(parent, Words.METADATA, name).stream()
                .anyMatch(child -> List.of(parts).stream()
                        .noneMatch(part ->
                                Dom.children(child, Words.METADATA, part).isEmpty()));
    }
}
