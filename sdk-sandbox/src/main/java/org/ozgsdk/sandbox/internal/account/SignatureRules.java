// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;

/** Checks signatures of requests with the JDK: first the form against lists of what is allowed, then the mathematics with registered keys only. */
final class SignatureRules {

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String PSS = "http://www.w3.org/2007/05/xmldsig-more#";
    private static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

    /** Algorithm on the wire, hash in the JDK's spelling. */
    private static final Map<String, String> ALLOWED = Map.of(
            MORE + "rsa-sha256", "SHA-256",
            MORE + "rsa-sha384", "SHA-384",
            MORE + "rsa-sha512", "SHA-512",
            PSS + "sha256-rsa-MGF1", "SHA-256",
            PSS + "sha384-rsa-MGF1", "SHA-384",
            PSS + "sha512-rsa-MGF1", "SHA-512");

    private static final Set<String> DIGESTS =
            Set.of(Saml.ENCRYPTION + "sha256", MORE + "sha384", Saml.ENCRYPTION + "sha512");

    private SignatureRules() {}

    /** The enveloped signature of the POST binding; a service whose metadata promise none may leave it out, one that is there must fit. */
    static void checkIfDemanded(Element root, ServiceProvider provider) {
        if (provider.mustSign() || Dom.count(root, Saml.SIGNATURE, "Signature") > 0) {
            checkEnveloped(root, provider);
        }
    }

    /** The enveloped signature of the POST binding. */
    static void checkEnveloped(Element root, ServiceProvider provider) {
        List<Element> signatures = Dom.children(root, Saml.SIGNATURE, "Signature");
        if (signatures.isEmpty() && Dom.count(root, Saml.SIGNATURE, "Signature") == 0) {
            throw notSigned();
        }
        boolean single = signatures.size() == 1 && Dom.count(root, Saml.SIGNATURE, "Signature") == 1;
        List<Element> children = Dom.children(root);
        if (!single || children.size() < 2 || !Dom.is(children.get(1), Saml.SIGNATURE, "Signature")) {
            throw form("Es muss genau eine ds:Signature direkt hinter saml:Issuer stehen."
                    + " / Exactly one ds:Signature must follow saml:Issuer.");
        }
        Element signature = signatures.get(0);
        checkForm(signature, Dom.attribute(root, "ID").orElse(""));
        if (provider.signing().stream().noneMatch(key -> verifies(signature, root, key))) {
            throw invalid();
        }
    }

    /** The detached signature of the Redirect binding (SAML bindings 3.4.4.1), over exactly the octets of the query. */
    static void checkDetached(byte[] octets, String algorithm, String signature, ServiceProvider provider) {
        checkAlgorithm(algorithm);
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        if (provider.signing().stream().noneMatch(key -> verifies(octets, algorithm, bytes, key))) {
            throw invalid();
        }
    }

    static IdpRefusal notSigned() {
        return IdpRefusal.official(
                "saml-request-not-signed",
                "Die Anfrage ist nicht signiert. Für den Dienst gilt Version 2 der Erweiterung, sie verlangt eine Signatur.",
                "The request is not signed; version 2 of the extension demands a signature.");
    }

    private static void checkForm(Element signature, String id) {
        Element info = Dom.child(signature, Saml.SIGNATURE, "SignedInfo").orElseThrow(SignatureRules::invalid);
        checkAlgorithm(algorithm(info, "SignatureMethod"));
        List<Element> references = Dom.children(info, Saml.SIGNATURE, "Reference");
        if (references.size() != 1
                || id.isEmpty()
                || !Dom.attribute(references.get(0), "URI").orElse("").equals("#" + id)
                || !algorithm(info, "CanonicalizationMethod").equals(Saml.EXCLUSIVE)
                || !Dom.children(signature, Saml.SIGNATURE, "Object").isEmpty()) {
            throw form("Die Signatur muss genau die Anfrage über ihre ID erfassen, mit exklusiver Kanonisierung."
                    + " / The signature must cover exactly the request by its ID, with exclusive canonicalisation.");
        }
        Element reference = references.get(0);
        List<String> transforms = Dom.children(reference, Saml.SIGNATURE, "Transforms").stream()
                .flatMap(all -> Dom.children(all).stream())
                .map(transform -> Dom.attribute(transform, "Algorithm").orElse(""))
                .toList();
        if (!transforms.equals(List.of(ENVELOPED, Saml.EXCLUSIVE))
                || !DIGESTS.contains(algorithm(reference, "DigestMethod"))) {
            throw form(
                    "Erlaubt sind enveloped-signature, dann exklusive Kanonisierung, und ein Hash ab SHA-256."
                            + " / Allowed are enveloped-signature, then exclusive canonicalisation, and a hash from SHA-256 on.");
        }
    }

    private static String algorithm(Element parent, String child) {
        return Dom.child(parent, Saml.SIGNATURE, child)
                .flatMap(method -> Dom.attribute(method, "Algorithm"))
                .orElse("");
    }

    private static void checkAlgorithm(String algorithm) {
        if (!ALLOWED.containsKey(algorithm)) {
            throw IdpRefusal.ours(
                    "signature-algorithm",
                    "Das Signaturverfahren ist nicht erlaubt: erwartet rsa-sha256 oder sha256-rsa-MGF1 (oder 384, 512).",
                    "The signature algorithm is not allowed; use rsa-sha256 or sha256-rsa-MGF1 (or 384, 512).");
        }
    }

    private static boolean verifies(Element signature, Element root, PublicKey key) {
        try {
            DOMValidateContext context = new DOMValidateContext(key, signature);
            context.setProperty("org.jcp.xml.dsig.secureValidation", true);
            context.setIdAttributeNS(root, null, "ID");
            return factory().unmarshalXMLSignature(context).validate(context);
        } catch (MarshalException | XMLSignatureException e) {
            return false;
        }
    }

    private static boolean verifies(byte[] octets, String algorithm, byte[] bytes, PublicKey key) {
        String hash = ALLOWED.getOrDefault(algorithm, "");
        try {
            Signature signature;
            if (algorithm.startsWith(PSS)) {
                MGF1ParameterSpec mask = new MGF1ParameterSpec(hash);
                int salt = Integer.parseInt(hash.substring(4)) / 8;
                signature = Signature.getInstance("RSASSA-PSS");
                signature.setParameter(new PSSParameterSpec(hash, "MGF1", mask, salt, 1));
            } else {
                signature = Signature.getInstance(hash.replace("-", "") + "withRSA");
            }
            signature.initVerify(key);
            signature.update(octets);
            return signature.verify(bytes);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The JDK's own provider by name: a library on the class path may have brought another. */
    static XMLSignatureFactory factory() {
        try {
            return XMLSignatureFactory.getInstance("DOM", "XMLDSig");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lacks its XML signature provider", e);
        }
    }

    private static IdpRefusal form(String german) {
        int english = german.indexOf(" / ");
        return IdpRefusal.ours("signature-form", german.substring(0, english), german.substring(english + 3));
    }

    private static IdpRefusal invalid() {
        return IdpRefusal.ours(
                "signature-invalid",
                "Die Signatur passt nicht zur Anfrage oder zu keinem Schlüssel der registrierten Metadaten.",
                "The signature fits neither the request nor a key of the registered metadata.");
    }
}
