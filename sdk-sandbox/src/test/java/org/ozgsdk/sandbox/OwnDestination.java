// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A destination as its owner describes it over the Destination API, made by the JDK's means from the sandbox's test keys. */
final class OwnDestination {

    static final String SERVICE = "urn:de:fim:leika:leistung:99108018001000";

    private OwnDestination() {}

    /** The body of a good POST; the caller changes what he wants to see refused. */
    static Map<String, Object> body(Sandbox sandbox) {
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("identifier", SERVICE);
        offer.put("submissionSchemas", List.of(Map.of("schemaUri", "urn:a:b", "mimeType", "application/json")));
        offer.put("regions", List.of("DE053340002002"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", "Parkausweise (Muster)");
        body.put("contactInformation", Map.of("legalName", "Stadt Muster", "email", "parken@behoerde.example"));
        body.put("services", List.of(offer));
        body.put("metadataVersions", List.of("2.1.0"));
        body.put("encryptionKid", "verschluesselung-1");
        body.put("encryptionPublicKey", encryption(sandbox, "verschluesselung-1"));
        body.put("signingPublicKey", signing(sandbox));
        return body;
    }

    static Map<String, Object> encryption(Sandbox sandbox, String kid) {
        return jwk(sandbox.testKeys().receivingEncryption(), kid, "wrapKey", "RSA-OAEP-256");
    }

    static Map<String, Object> signing(Sandbox sandbox) {
        return jwk(sandbox.testKeys().receivingSigning(), "unterschrift-1", "verify", "PS512");
    }

    /** A public JWK with the certificates of a PEM file. */
    static Map<String, Object> jwk(Path pem, String kid, String operation, String alg) {
        List<X509Certificate> chain = chain(pem);
        RSAPublicKey key = (RSAPublicKey) chain.get(0).getPublicKey();
        byte[] modulus = key.getModulus().toByteArray();
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("key_ops", List.of(operation));
        jwk.put("alg", alg);
        jwk.put("kid", kid);
        jwk.put(
                "n",
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(modulus[0] == 0 ? Arrays.copyOfRange(modulus, 1, modulus.length) : modulus));
        jwk.put("e", "AQAB");
        jwk.put("x5c", chain.stream().map(OwnDestination::der).toList());
        return jwk;
    }

    private static List<X509Certificate> chain(Path pem) {
        List<X509Certificate> chain = new ArrayList<>();
        try (InputStream in = Files.newInputStream(pem)) {
            String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (int at = text.indexOf("-----BEGIN CERTIFICATE");
                    at >= 0;
                    at = text.indexOf("-----BEGIN CERT", at + 1)) {
                byte[] one = text.substring(at).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                chain.add((X509Certificate) factory.generateCertificate(new java.io.ByteArrayInputStream(one)));
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        return chain;
    }

    private static String der(Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
