// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.profile.AttributeCatalogue;
import org.ozgsdk.auth.profile.ServiceDescription;
import org.ozgsdk.core.Assumption;

/** Writes what people are to read in our metadata, each part where SAML's schema has it. */
@Assumption("bayernid.metadata-extras")
record DescriptionWriter(XMLStreamWriter xml, ServiceDescription description) {

    /** First in the role: the names a login page shows. */
    void userInterface() throws XMLStreamException {
        xml.writeStartElement("md", "Extensions", Words.METADATA);
        xml.writeStartElement("mdui", "UIInfo", Words.MDUI);
        xml.writeNamespace("mdui", Words.MDUI);
        german("mdui", Words.MDUI, "DisplayName", description.name());
        german("mdui", Words.MDUI, "Description", description.description());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** Last in the role. The schema wants an attribute in it: the one that every login needs. */
    void attributeService(AttributeCatalogue catalogue) throws XMLStreamException {
        xml.writeStartElement("md", "AttributeConsumingService", Words.METADATA);
        xml.writeAttribute("index", "0");
        german("md", Words.METADATA, "ServiceName", description.name());
        german("md", Words.METADATA, "ServiceDescription", description.description());
        xml.writeEmptyElement("md", "RequestedAttribute", Words.METADATA);
        xml.writeAttribute("Name", catalogue.name(AccountAttribute.FAMILY_NAME).orElse("urn:oid:2.5.4.4"));
        xml.writeAttribute("NameFormat", "urn:oasis:names:tc:SAML:2.0:attrname-format:uri");
        xml.writeEndElement();
    }

    /** Behind the role. */
    void people() throws XMLStreamException {
        xml.writeStartElement("md", "Organization", Words.METADATA);
        german("md", Words.METADATA, "OrganizationName", description.organisation());
        german("md", Words.METADATA, "OrganizationDisplayName", description.organisation());
        german(
                "md",
                Words.METADATA,
                "OrganizationURL",
                description.organisationPage().toString());
        xml.writeEndElement();
        contact("technical", description.technical());
        contact("support", description.support());
    }

    private void contact(String type, ServiceDescription.Contact contact) throws XMLStreamException {
        xml.writeStartElement("md", "ContactPerson", Words.METADATA);
        xml.writeAttribute("contactType", type);
        RequestWriter.text(xml, "md", Words.METADATA, "GivenName", contact.name());
        RequestWriter.text(xml, "md", Words.METADATA, "EmailAddress", "mailto:" + contact.email());
        xml.writeEndElement();
    }

    private void german(String prefix, String namespace, String name, String text) throws XMLStreamException {
        xml.writeStartElement(prefix, name, namespace);
        xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", "de");
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
