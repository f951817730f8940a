// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.io.ByteArrayOutputStream;
import java.security.cert.CertificateEncodingException;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.xml.Xml;

/**
 * Writes our metadata as BundID wants them (interface description 10.2, 7.2): no ID, no validUntil, not signed, no lists of algorithms; two encryption
 * certificates while they change.
 */
final class MetadataWriter {

    private MetadataWriter() {}

    @Assumption("bundid.metadata-content")
    static byte[] write(Profile profile) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = Xml.writer(out);
            xml.writeStartElement("md", "EntityDescriptor", Words.METADATA);
            xml.writeNamespace("md", Words.METADATA);
            xml.writeNamespace("ds", Words.DS);
            xml.writeAttribute("entityID", profile.service());
            xml.writeStartElement("md", "SPSSODescriptor", Words.METADATA);
            xml.writeAttribute("AuthnRequestsSigned", "true");
            xml.writeAttribute("WantAssertionsSigned", "true");
            xml.writeAttribute("protocolSupportEnumeration", Words.SAMLP);
            key(xml, "signing", profile.signing());
            for (KeyMaterial material : profile.encryption()) {
                key(xml, "encryption", material);
            }
            RequestWriter.text(xml, "md", Words.METADATA, "NameIDFormat", Words.TRANSIENT);
            xml.writeEmptyElement("md", "AssertionConsumerService", Words.METADATA);
            xml.writeAttribute("Binding", Words.POST);
            xml.writeAttribute("Location", profile.consumer());
            xml.writeAttribute("index", "0");
            xml.writeAttribute("isDefault", "true");
            xml.writeEndElement();
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
