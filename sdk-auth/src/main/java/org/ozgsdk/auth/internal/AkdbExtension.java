// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.profile.AttributeCatalogue;
import org.ozgsdk.auth.profile.RequestExtension;
import org.ozgsdk.core.Assumption;

/**
 * The extension version 2 of the AKDB accounts (BundID interface description 10.2, chapters 9 and 10.1; BayernID has the same). Refuses before anything is sent
 * what the account would answer with an error page; its codes are those of chapter 9.6. What our own form of a request cannot get wrong (no extension,
 * version 1, unsigned, an attribute without name, empty methods, a purpose) is not asked.
 *
 * @param serviceId the form of an OnlineServiceId
 * @param serviceIdWords the form in words
 */
public record AkdbExtension(Pattern serviceId, String serviceIdWords) implements RequestExtension {

    static final Set<String> LANGUAGES = Set.of("de", "en", "ru", "uk");
    static final List<String> MEANS = List.of("Authega", "Benutzername", "Diia", "eID", "eIDAS", "Elster", "FINK");
    private static final int LONGEST_NAME = 255;

    @Override
    public Optional<Refusal> refusal(LoginRequest request, AttributeCatalogue catalogue) {
        String name = request.organizationDisplayName();
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            return refused(
                    "organization-display-name-missing",
                    "organizationDisplayName must name the authority in 1 to 255 characters (BundID may cut it behind"
                            + " 50)");
        }
        if (request.attributes().isEmpty()) {
            return refused(
                    "requested-attributes-empty",
                    "LoginRequest.Builder.ask or require must name at least one attribute");
        }
        if (!request.attributes().containsKey(AccountAttribute.FAMILY_NAME)) {
            return refused(
                    "",
                    "a login names a person, so LoginRequest.Builder.ask or require must name"
                            + " AccountAttribute.FAMILY_NAME");
        }
        if (!serviceId.matcher(request.onlineServiceId()).matches()) {
            return refused(
                    "",
                    "onlineServiceId must be the id that the operator gave this online service, " + serviceIdWords
                            + "; found " + request.onlineServiceId().length() + " characters of another form");
        }
        if (!LANGUAGES.contains(request.language())) {
            return refused("", "language must be one of de, en, ru, uk");
        }
        if (!MEANS.containsAll(request.means())) {
            return refused("", "means must be of " + String.join(", ", MEANS));
        }
        boolean back =
                request.backTo().map(uri -> "https".equals(uri.getScheme())).orElse(true);
        return back ? Optional.empty() : refused("", "backTo must be an https URL");
    }

    private static Optional<Refusal> refused(String code, String words) {
        return Optional.of(new Refusal(code, words));
    }

    /** Order as in the samples of the interface description; no schema is published. */
    @Override
    @Assumption("bundid.extension-order")
    public void write(XMLStreamWriter xml, LoginRequest request, AttributeCatalogue catalogue)
            throws XMLStreamException {
        xml.writeStartElement("akdb", "AuthenticationRequest", Words.AKDB);
        xml.writeNamespace("akdb", Words.AKDB);
        xml.writeNamespace("classic-ui", Words.CLASSIC_UI);
        xml.writeAttribute("EnableStatusDetail", "true");
        xml.writeAttribute("Version", "2");
        means(xml, request);
        xml.writeStartElement("akdb", "RequestedAttributes", Words.AKDB);
        for (Map.Entry<AccountAttribute, Boolean> asked : request.attributes().entrySet()) {
            xml.writeEmptyElement("akdb", "RequestedAttribute", Words.AKDB);
            xml.writeAttribute("Name", catalogue.name(asked.getKey()).orElseThrow());
            xml.writeAttribute("RequiredAttribute", asked.getValue().toString());
        }
        xml.writeEndElement();
        xml.writeStartElement("akdb", "DisplayInformation", Words.AKDB);
        xml.writeStartElement("classic-ui", "Version", Words.CLASSIC_UI);
        text(xml, "OrganizationDisplayName", request.organizationDisplayName());
        text(xml, "Lang", request.language());
        if (request.backTo().isPresent()) {
            text(xml, "BackURL", request.backTo().get().toString());
        }
        text(xml, "OnlineServiceId", request.onlineServiceId());
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void means(XMLStreamWriter xml, LoginRequest request) throws XMLStreamException {
        if (request.means().isEmpty()) {
            return;
        }
        xml.writeStartElement("akdb", "AuthnMethods", Words.AKDB);
        for (String word : MEANS) {
            if (request.means().contains(word)) {
                xml.writeStartElement("akdb", word, Words.AKDB);
                RequestWriter.text(xml, "akdb", Words.AKDB, "Enabled", "true");
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        RequestWriter.text(xml, "classic-ui", Words.CLASSIC_UI, name, text);
    }
}
