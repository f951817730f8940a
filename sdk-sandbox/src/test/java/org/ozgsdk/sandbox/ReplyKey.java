// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sender's key for replies in tests: read from the sandbox's test keys by the JDK, used with Nimbus. */
final class ReplyKey {

    static final String PROCESS = "urn:ozgsdk:beispiel:empfangsbescheinigung:1.0";
    static final String KID = "antwortschluessel-2026";

    private final RSAPrivateCrtKey key;

    ReplyKey(Path pem) {
        try {
            String text = Files.readString(pem, StandardCharsets.US_ASCII);
            String begin = "-----BEGIN PRIVATE KEY-----";
            int from = text.indexOf(begin) + begin.length();
            String body = text.substring(from, text.indexOf("-----END PRIVATE KEY-----"));
            key = (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    Map<String, Object> jwk() {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        byte[] modulus = key.getModulus().toByteArray();
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("key_ops", List.of("wrapKey"));
        jwk.put("alg", "RSA-OAEP-256");
        jwk.put("kid", KID);
        jwk.put("n", encoder.encodeToString(Arrays.copyOfRange(modulus, 1, modulus.length)));
        jwk.put("e", "AQAB");
        return jwk;
    }

    /** The member {@code replyChannel} of the metadata. */
    Map<String, Object> channel(String process) {
        Map<String, Object> channel = new LinkedHashMap<>();
        channel.put("processStandards", List.of(process));
        channel.put("encryptionPublicKey", jwk());
        return Map.of("fitConnect", channel);
    }

    byte[] open(String compact) {
        try {
            JWEObject jwe = JWEObject.parse(compact);
            jwe.decrypt(new RSADecrypter(key));
            return jwe.getPayload().toBytes();
        } catch (ParseException | JOSEException e) {
            throw new AssertionError("the reply cannot be decrypted", e);
        }
    }
}
