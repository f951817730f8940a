// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.util.List;
import org.w3c.dom.Element;

/** Whether metadata say who runs a service and what it is, where the operator wants to know (BayernID; sheet login-and-mailbox, 5): all of it hints. */
final class DescriptionReview {

    private DescriptionReview() {}

    static void check(Element root, Element role, String account, FindingList found) {
        found.warningUnless(
                has(root, "Organization", "OrganizationName", "OrganizationDisplayName", "OrganizationURL"),
                "organization",
                "EntityDescriptor/Organization",
                account + " erwartet Organization mit Name, Anzeigename und URL (xml:lang=\"de\").");
        for (String type : List.of("technical", "support")) {
            found.warningUnless(
                    Dom.children(root, Words.METADATA, "ContactPerson").stream()
                            .anyMatch(contact -> type.equals(contact.getAttributeNS(null, "contactType"))),
                    "contact-person",
                    "EntityDescriptor/ContactPerson[" + type + "]",
                    account + " erwartet eine ContactPerson der Art " + type + ".");
        }
        found.warningUnless(
                Dom.children(role, Words.METADATA, "Extensions").stream()
                        .flatMap(extensions -> Dom.children(extensions, Words.MDUI, "UIInfo").stream())
                        .anyMatch(info ->
                                !Dom.children(info, Words.MDUI, "DisplayName").isEmpty()
                                        && !Dom.children(info, Words.MDUI, "Description")
                                                .isEmpty()),
                "ui-info",
                "SPSSODescriptor/Extensions/UIInfo",
                account + " erwartet mdui:UIInfo mit DisplayName und Description.");
        found.warningUnless(
                has(role, "AttributeConsumingService", "ServiceName", "ServiceDescription"),
                "attribute-consuming-service",
                "SPSSODescriptor/AttributeConsumingService",
                account + " erwartet AttributeConsumingService mit ServiceName und ServiceDescription.");
    }

    private static boolean has(Element parent, String name, String... parts) {
        return Dom.children(parent, Words.METADATA, name).stream()
                .anyMatch(child -> List.of(parts).stream()
                        .noneMatch(part ->
                                Dom.children(child, Words.METADATA, part).isEmpty()));
    }
}
