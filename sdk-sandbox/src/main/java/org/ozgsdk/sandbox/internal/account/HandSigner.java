// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import org.ozgsdk.sandbox.AccountFault;

/** Signatures the JDK does not make for good reason, written by hand: MD5, none, and one over nothing. */
final class HandSigner {

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";

    private HandSigner() {}

    static boolean makes(Answer answer) {
        return answer.has(AccountFault.MD5_SIGNATURE)
                || answer.has(AccountFault.ALGORITHM_NONE)
                || answer.has(AccountFault.VOID_CANONICALISATION);
    }

    static String sign(Answer answer, String xml) {
        boolean md5 = answer.has(AccountFault.MD5_SIGNATURE);
        boolean none = answer.has(AccountFault.ALGORITHM_NONE);
        boolean nothing = answer.has(AccountFault.VOID_CANONICALISATION);
        try {
            byte[] digested = nothing ? new byte[0] : canonical(xml);
            String digest =
                    base64(MessageDigest.getInstance(md5 ? "MD5" : "SHA-256").digest(digested));
            String info = info(
                    none ? Saml.SIGNATURE + "none" : MORE + (md5 ? "rsa-md5" : "rsa-sha256"),
                    md5 ? MORE + "md5" : Saml.ENCRYPTION + "sha256",
                    idOf(xml),
                    digest);
            String value = none ? "" : value(answer, md5 ? "MD5withRSA" : "SHA256withRSA", info);
            String signature = "<ds:Signature xmlns:ds=\"" + Saml.SIGNATURE + "\">" + info + "<ds:SignatureValue>"
                    + value + "</ds:SignatureValue></ds:Signature>";
            int at = xml.indexOf("</saml:Issuer>") + "</saml:Issuer>".length();
            String signed = xml.substring(0, at) + signature + xml.substring(at);
            return nothing ? signed.replaceFirst(" ID=", " xmlns:nichts=\"relativ\" ID=") : signed;
        } catch (GeneralSecurityException | TransformException | IOException e) {
            throw new IllegalStateException("the sandbox cannot sign by hand", e);
        }
    }

    /** In canonical form already: the prefix is declared where it is first used, attributes in their order, nothing empty. */
    private static String info(String method, String digestMethod, String id, String digest) {
        return Saml.line("""
                <ds:SignedInfo xmlns:ds="%s">
                <ds:CanonicalizationMethod Algorithm="%s"></ds:CanonicalizationMethod>
                <ds:SignatureMethod Algorithm="%s"></ds:SignatureMethod>
                <ds:Reference URI="#%s">
                <ds:Transforms><ds:Transform Algorithm="%senveloped-signature"></ds:Transform>
                <ds:Transform Algorithm="%s"></ds:Transform></ds:Transforms>
                <ds:DigestMethod Algorithm="%s"></ds:DigestMethod>
                <ds:DigestValue>%s</ds:DigestValue>
                </ds:Reference></ds:SignedInfo>
                """)
                .formatted(
                        Saml.SIGNATURE,
                        Saml.EXCLUSIVE,
                        method,
                        id,
                        Saml.SIGNATURE,
                        Saml.EXCLUSIVE,
                        digestMethod,
                        digest);
    }

    private static String value(Answer answer, String algorithm, String info) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign((PrivateKey) answer.signingKey);
        signature.update(info.getBytes(StandardCharsets.UTF_8));
        return base64(signature.sign());
    }

    private static byte[] canonical(String xml) throws GeneralSecurityException, TransformException, IOException {
        OctetStreamData octets = (OctetStreamData) SignatureRules.factory()
                .newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null)
                .transform(new OctetStreamData(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))), null);
        return octets.getOctetStream().readAllBytes();
    }

    private static String idOf(String xml) {
        int from = xml.indexOf(" ID=\"") + " ID=\"".length();
        return xml.substring(from, xml.indexOf('"', from));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
