// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.io.ByteArrayOutputStream;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.Logout;
import org.ozgsdk.auth.profile.NameIdPolicy;
import org.ozgsdk.auth.profile.Protection;
import org.ozgsdk.auth.profile.Registration;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.xml.Xml;

/**
 * Writes our metadata as the AKDB accounts want them (interface description 10.2, 7.2): no ID, no validUntil, not signed, no lists of algorithms; two
 * encryption certificates while they change. Other accounts take the same.
 */
final class MetadataWriter {

    private MetadataWriter() {}

    @Assumption("bundid.metadata-content")
    static byte[] write(AccountProfile profile, ServiceProvider service) {
        if (profile.registration() == Registration.DESCRIBED
                && service.description().isEmpty()) {
            throw new ConfigurationException(
                    profile.name()
                            + " registers only services that say who runs them and what they are: ServiceProvider.withDescription.");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = Xml.writer(out);
            Optional<DescriptionWriter> description =
                    service.description().map(words -> new DescriptionWriter(xml, words));
            xml.writeStartElement("md", "EntityDescriptor", Words.METADATA);
            xml.writeNamespace("md", Words.METADATA);
            xml.writeNamespace("ds", Words.DS);
            xml.writeAttribute("entityID", service.entityId().toString());
            xml.writeStartElement("md", "SPSSODescriptor", Words.METADATA);
            xml.writeAttribute("AuthnRequestsSigned", "true");
            xml.writeAttribute(
                    "WantAssertionsSigned",
                    Boolean.toString(profile.protection().signed() == Protection.Signed.ASSERTION));
            xml.writeAttribute("protocolSupportEnumeration", Words.SAMLP);
            if (description.isPresent()) {
                description.get().userInterface();
            }
            key(xml, "signing", service.signing());
            for (KeyMaterial material : service.encryption()) {
                key(xml, "encryption", material);
            }
            for (String binding : List.of(Words.POST, Words.REDIRECT)) {
                if (profile.logout() == Logout.SINGLE && service.logoutService().isPresent()) {
                    xml.writeEmptyElement("md", "SingleLogoutService", Words.METADATA);
                    xml.writeAttribute("Binding", binding);
                    xml.writeAttribute("Location", service.logoutService().get().toString());
                }
            }
            String format = profile.nameIdPolicy().map(NameIdPolicy::format).orElse(NameIdPolicy.TRANSIENT);
            RequestWriter.text(xml, "md", Words.METADATA, "NameIDFormat", format);
            xml.writeEmptyElement("md", "AssertionConsumerService", Words.METADATA);
            xml.writeAttribute("Binding", Words.POST);
            xml.writeAttribute("Location", service.assertionConsumerService().toString());
            xml.writeAttribute("index", "0");
            xml.writeAttribute("isDefault", "true");
            if (description.isPresent()) {
                description.get().attributeService(profile.catalogue());
            }
            xml.writeEndElement();
            if (description.isPresent()) {
                description.get().people();
            }
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing into memory failed.", e);
        } catch (CertificateEncodingException e) {
            throw new ConfigurationException("A certificate of the service provider cannot be written.", e);
        }
        return out.toByteArray();
    }

    private static void key(XMLStreamWriter xml, String use, KeyMaterial material)
            throws XMLStreamException, CertificateEncodingException {
        xml.writeStartElement("md", "KeyDescriptor", Words.METADATA);
        xml.writeAttribute("use", use);
        xml.writeStartElement("ds", "KeyInfo", Words.DS);
        xml.writeStartElement("ds", "X509Data", Words.DS);
        String certificate = StrictBase64.encode(material.certificate().getEncoded());
        RequestWriter.text(xml, "ds", Words.DS, "X509Certificate", certificate);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }
}
