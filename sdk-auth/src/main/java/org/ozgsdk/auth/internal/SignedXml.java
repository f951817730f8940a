// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.List;
import java.util.function.Function;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Verifies the enveloped signature of a document's root and hands back what was signed, and only that (rules B, C, D and F): the tree that comes out is
 * parsed from the very octets that were digested, so whatever stood elsewhere or was understood differently by somebody is gone. Keys come from the
 * configuration; ds:KeyInfo is not read.
 */
final class SignedXml {

    private SignedXml() {}

    static boolean isSigned(Element root) {
        return !Dom.children(root, Words.DS, "Signature").isEmpty();
    }

    /**
     * Verifies and re-reads.
     *
     * @param root root of its document; its signature is taken out of it
     * @param keys the pinned keys of the account
     * @param onlyPss whether PKCS#1 v1.5 signatures are refused
     * @return root of a new document that holds what was signed, without the signature
     */
    static Element verified(Element root, List<PublicKey> keys, boolean onlyPss) {
        return verified(root, behindIssuer(root), keys, onlyPss, Caps::canonical);
    }

    /** The same for metadata, whose signature comes first (SAML metadata 2.3.1) and which may be longer. */
    static Element verifiedMetadata(Element root, List<PublicKey> keys) {
        Breach.unless(isSigned(root), Rule.UNSIGNED);
        Element signature = Dom.only(root, Words.DS, "Signature", Rule.STRUCTURE);
        Breach.unless(Dom.children(root).get(0) == signature, Rule.SIGNATURE_FORM);
        return verified(root, signature, keys, false, Caps::metadata);
    }

    private static Element verified(
            Element root, Element signature, List<PublicKey> keys, boolean onlyPss, Function<byte[], Document> parser) {
        parts(signature);
        String id = Dom.attribute(root, "ID", Rule.STRUCTURE);
        Element found = Dom.only(signature, Words.DS, "SignedInfo", Rule.SIGNATURE_FORM);
        SignedInfo outside = SignedInfo.read(found, id);
        Breach.unless(outside.algorithm().isPss() || !onlyPss, Rule.SIGNATURE_FORM);

        byte[] signedOctets = Canonical.octets(found, outside.ownPrefixes());
        byte[] value = StrictBase64.decodeLines(
                Dom.text(Dom.only(signature, Words.DS, "SignatureValue", Rule.SIGNATURE_FORM), Rule.SIGNATURE_FORM),
                Rule.SIGNATURE_FORM);
        Breach.unless(
                keys.stream().anyMatch(key -> outside.algorithm().fits(key, signedOctets, value)), Rule.SIGNATURE);

        // From here on only what the signature covers counts, so the reference is read out of the signed octets.
        SignedInfo signed = SignedInfo.read(Caps.canonical(signedOctets).getDocumentElement(), id);
        root.removeChild(signature);
        byte[] octets = Canonical.octets(root, signed.prefixes());
        Breach.unless(MessageDigest.isEqual(signed.digest().of(octets), signed.digestValue()), Rule.SIGNATURE);

        Element reread = parser.apply(octets).getDocumentElement();
        Breach.unless(
                Dom.is(reread, root.getNamespaceURI(), root.getLocalName())
                        && id.equals(reread.getAttributeNS(null, "ID")),
                Rule.SIGNATURE);
        return reread;
    }

    /** Directly behind the issuer, as SAML's schema has it (rule B). */
    private static Element behindIssuer(Element root) {
        Breach.unless(isSigned(root), Rule.UNSIGNED);
        Element signature = Dom.only(root, Words.DS, "Signature", Rule.STRUCTURE);
        List<Element> siblings = Dom.children(root);
        Breach.unless(
                Dom.is(siblings.get(0), Words.SAML, "Issuer") && siblings.get(1) == signature, Rule.SIGNATURE_FORM);
        return signature;
    }

    /** Inside: SignedInfo, SignatureValue, perhaps a KeyInfo nobody reads. */
    private static void parts(Element signature) {
        if (Dom.children(signature).size() == 2) {
            SignedInfo.children(signature, Words.DS, "SignedInfo", "SignatureValue");
        } else {
            SignedInfo.children(signature, Words.DS, "SignedInfo", "SignatureValue", "KeyInfo");
        }
    }
}
