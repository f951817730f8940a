// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.io.ByteArrayOutputStream;
import java.security.PrivateKey;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ozgsdk.core.xml.Xml;

/**
 * The enveloped signature of a message of ours (SAML core 5.4). A message is written three times, each time the same words in the same order: bare to be
 * digested, with the digest to be signed, and whole.
 *
 * @param id ID of the signed root
 * @param algorithm how it is signed
 * @param digest digest of the root, base64; empty while there is none, then nothing is written
 * @param value the signature, base64; empty while there is none
 */
record WrittenSignature(String id, SignatureAlgorithm algorithm, String digest, String value) {

    /** Writes a message. */
    interface Content {

        /**
         * Writes.
         *
         * @param xml where to
         * @param signature what to write directly behind the issuer
         */
        void write(XMLStreamWriter xml, WrittenSignature signature) throws XMLStreamException;
    }

    /** The signed message, UTF-8. */
    static byte[] signed(String id, SignatureAlgorithm algorithm, PrivateKey key, Content content) {
        byte[] bare = written(content, new WrittenSignature(id, algorithm, "", ""));
        byte[] octets = Canonical.octets(Caps.content(bare).getDocumentElement(), "");
        String digest = StrictBase64.encode(DigestAlgorithm.SHA256.of(octets));
        byte[] digested = written(content, new WrittenSignature(id, algorithm, digest, ""));
        var signature =
                Dom.only(Caps.content(digested).getDocumentElement(), Words.DS, "Signature", Rule.SIGNATURE_FORM);
        byte[] toSign = Canonical.octets(Dom.only(signature, Words.DS, "SignedInfo", Rule.SIGNATURE_FORM), "");
        String value = StrictBase64.encode(algorithm.sign(key, toSign));
        return written(content, new WrittenSignature(id, algorithm, digest, value));
    }

    /** The message without a signature, UTF-8. */
    static byte[] unsigned(Content content) {
        return written(content, new WrittenSignature("", SignatureAlgorithm.RSA_SHA256, "", ""));
    }

    private static byte[] written(Content content, WrittenSignature signature) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = Xml.writer(out);
            content.write(xml, signature);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing into memory failed.", e);
        }
        return out.toByteArray();
    }

    /** Writes the ds:Signature; nothing as long as there is no digest. */
    void write(XMLStreamWriter xml) throws XMLStreamException {
        if (digest.isEmpty()) {
            return;
        }
        xml.writeStartElement("ds", "Signature", Words.DS);
        xml.writeNamespace("ds", Words.DS);
        xml.writeStartElement("ds", "SignedInfo", Words.DS);
        method(xml, "CanonicalizationMethod", Words.EXC_C14N);
        method(xml, "SignatureMethod", algorithm.uri());
        xml.writeStartElement("ds", "Reference", Words.DS);
        xml.writeAttribute("URI", "#" + id);
        xml.writeStartElement("ds", "Transforms", Words.DS);
        method(xml, "Transform", Words.ENVELOPED);
        method(xml, "Transform", Words.EXC_C14N);
        xml.writeEndElement();
        method(xml, "DigestMethod", DigestAlgorithm.SHA256.uri());
        RequestWriter.text(xml, "ds", Words.DS, "DigestValue", digest);
        xml.writeEndElement();
        xml.writeEndElement();
        RequestWriter.text(xml, "ds", Words.DS, "SignatureValue", value);
        xml.writeEndElement();
    }

    private static void method(XMLStreamWriter xml, String name, String algorithm) throws XMLStreamException {
        xml.writeEmptyElement("ds", name, Words.DS);
        xml.writeAttribute("Algorithm", algorithm);
    }
}
