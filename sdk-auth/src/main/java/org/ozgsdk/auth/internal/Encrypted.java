// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.security.spec.MGF1ParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.ozgsdk.core.Assumption;
import org.w3c.dom.Element;

/**
 * The one form of a saml:EncryptedAssertion that is allowed: AES-GCM for the content, RSA-OAEP for its key, both values in the message itself (no
 * CipherReference), one EncryptedKey inside ds:KeyInfo or beside the data. No CBC, no rsa-1_5. Read from the tree before any cryptography.
 *
 * @param keyBytes length of the content key
 * @param oaep how the content key is encrypted
 * @param wrappedKey the encrypted content key
 * @param cipherText initialisation vector, cipher text, tag
 */
record Encrypted(int keyBytes, OAEPParameterSpec oaep, byte[] wrappedKey, byte[] cipherText) {

    /** The interface description says GCM without a size. */
    @Assumption("bundid.gcm-key-size")
    private static final Map<String, Integer> CONTENT =
            Map.of(Words.XENC11 + "aes128-gcm", 16, Words.XENC11 + "aes192-gcm", 24, Words.XENC11 + "aes256-gcm", 32);

    static Encrypted read(Element encryptedAssertion, boolean anyForm) {
        Element data = only(encryptedAssertion, Words.XENC, "EncryptedData");
        // It should be there and, if it is, says this (SAML core 2.3.4).
        boolean silent = anyForm && Dom.attribute(data, "Type").isEmpty();
        Breach.unless(silent || (Words.XENC + "Element").equals(attribute(data, "Type")), Rule.ENCRYPTION_FORM);
        exactly(data, "EncryptionMethod", "KeyInfo", "CipherData");
        Element method = only(data, Words.XENC, "EncryptionMethod");
        Integer keyBytes = CONTENT.get(attribute(method, "Algorithm"));
        Breach.unless(keyBytes != null && Dom.children(method).isEmpty(), Rule.ENCRYPTION_FORM);
        Element key = key(encryptedAssertion, only(data, Words.DS, "KeyInfo"));
        return new Encrypted(
                keyBytes == null ? 0 : keyBytes,
                oaep(only(key, Words.XENC, "EncryptionMethod")),
                value(key),
                value(data));
    }

    /** Inside KeyInfo (Shibboleth's default), or beside the data and named by a RetrievalMethod within this element. */
    private static Element key(Element encryptedAssertion, Element keyInfo) {
        List<Element> named = Dom.children(keyInfo);
        List<Element> parts = Dom.children(encryptedAssertion);
        Breach.unless(named.size() == 1, Rule.ENCRYPTION_FORM);
        if (Dom.is(named.get(0), Words.XENC, "EncryptedKey")) {
            Breach.unless(parts.size() == 1, Rule.ENCRYPTION_FORM);
            return named.get(0);
        }
        Breach.unless(Dom.is(named.get(0), Words.DS, "RetrievalMethod") && parts.size() == 2, Rule.ENCRYPTION_FORM);
        Element beside = only(encryptedAssertion, Words.XENC, "EncryptedKey");
        Breach.unless(
                attribute(named.get(0), "URI").equals("#" + attribute(beside, "Id"))
                        && Dom.children(named.get(0)).isEmpty(),
                Rule.ENCRYPTION_FORM);
        return beside;
    }

    @Assumption("bundid.key-transport")
    private static OAEPParameterSpec oaep(Element method) {
        String algorithm = attribute(method, "Algorithm");
        boolean fixedMask = algorithm.equals(Words.XENC + "rsa-oaep-mgf1p");
        Breach.unless(fixedMask || algorithm.equals(Words.XENC11 + "rsa-oaep"), Rule.ENCRYPTION_FORM);
        Optional<Element> digest = Dom.optional(method, Words.DS, "DigestMethod", Rule.ENCRYPTION_FORM);
        Optional<Element> mask = Dom.optional(method, Words.XENC11, "MGF", Rule.ENCRYPTION_FORM);
        // OAEPparams, KeySize and whatever else: nobody sends them, so nobody has to understand them.
        int understood = (digest.isPresent() ? 1 : 0) + (mask.isPresent() ? 1 : 0);
        Breach.unless(
                Dom.children(method).size() == understood && !(fixedMask && mask.isPresent()), Rule.ENCRYPTION_FORM);
        OaepDigest own = digest.map(element -> attribute(element, "Algorithm"))
                .map(uri -> OaepDigest.of(uri).orElseThrow(() -> new Breach(Rule.ENCRYPTION_FORM)))
                .orElse(OaepDigest.SHA1);
        OaepDigest ofMask = mask.map(element -> attribute(element, "Algorithm"))
                .map(uri -> OaepDigest.ofMask(uri).orElseThrow(() -> new Breach(Rule.ENCRYPTION_FORM)))
                .orElse(OaepDigest.SHA1);
        return new OAEPParameterSpec(
                own.digestName(), "MGF1", new MGF1ParameterSpec(ofMask.digestName()), PSource.PSpecified.DEFAULT);
    }

    private static byte[] value(Element encrypted) {
        Element data = only(encrypted, Words.XENC, "CipherData");
        Breach.unless(Dom.children(data).size() == 1, Rule.ENCRYPTION_FORM);
        String text = Dom.text(only(data, Words.XENC, "CipherValue"), Rule.ENCRYPTION_FORM);
        return StrictBase64.decodeLines(text, Rule.ENCRYPTION_FORM);
    }

    private static void exactly(Element parent, String... names) {
        List<Element> found = Dom.children(parent);
        Breach.unless(found.size() == names.length, Rule.ENCRYPTION_FORM);
        for (int i = 0; i < names.length; i++) {
            Breach.unless(names[i].equals(found.get(i).getLocalName()), Rule.ENCRYPTION_FORM);
        }
    }

    private static Element only(Element parent, String namespace, String name) {
        return Dom.only(parent, namespace, name, Rule.ENCRYPTION_FORM);
    }

    private static String attribute(Element element, String name) {
        return Dom.attribute(element, name, Rule.ENCRYPTION_FORM);
    }
}
