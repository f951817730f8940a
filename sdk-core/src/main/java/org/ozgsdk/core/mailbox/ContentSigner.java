// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.mailbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.Base64Url;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.core.keys.KeyRules;

/**
 * Signs what goes into the ZBP with the mailbox certificate: the text of each message, and a token for each call. RSA with SHA-512 and PKCS#1 v1.5 padding (RS512): a
 * named exception of the algorithm policy, since the mailbox takes nothing else. Immutable, safe for use by many threads.
 */
public final class ContentSigner {

    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final KeyMaterial key;
    private final String commonName;

    private ContentSigner(KeyMaterial key) {
        this.key = key;
        this.commonName = commonName(key);
    }

    /**
     * Signs with a key.
     *
     * @param key the mailbox certificate with its key, RSA of at least 3072 bits
     * @return the signer
     * @throws ConfigurationException if the key is weaker or no RSA key, or the certificate has no CN
     */
    public static ContentSigner of(KeyMaterial key) {
        KeyRules.OWN.require(key.certificate().getPublicKey(), "mailbox certificate");
        if (!key.privateKey().getAlgorithm().equals("RSA")) {
            throw new ConfigurationException("mailbox certificate: expected an RSA key, found another.");
        }
        return new ContentSigner(key);
    }

    /**
     * A text with its signature.
     *
     * @param content the very text that was signed; send this one, never one written again
     * @param signature base64
     */
    public record SignedContent(String content, String signature) {

        @Override
        public String toString() {
            return "SignedContent[***]";
        }
    }

    /**
     * Signs a text.
     *
     * @param content the text as it will be sent
     * @return text and signature
     */
    public SignedContent sign(String content) {
        byte[] signature = signature(content.getBytes(StandardCharsets.UTF_8));
        return new SignedContent(content, Base64.getEncoder().encodeToString(signature));
    }

    /**
     * Makes a token for one call (JWT, RS512).
     *
     * @param clock tells from when it is valid; it ends 30 minutes later
     * @return the compact token
     */
    @Assumption("mailbox.jwt-claims")
    public String token(Clock clock) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        claims.put("signer", commonName);
        claims.put("roles", List.of("THIRD_PARTY"));
        String signed = part(Map.of("alg", "RS512", "typ", "JWT")) + "." + part(claims);
        return signed + "." + Base64Url.encode(signature(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    /** {@return the mailbox certificate as PEM (RFC 7468), for carriers that send it along} */
    public String certificatePem() {
        try {
            byte[] encoded = key.certificate().getEncoded();
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new ConfigurationException("The mailbox certificate cannot be encoded.", e);
        }
    }

    private static String part(Map<String, ?> members) {
        return Base64Url.encode(Json.write(members));
    }

    private byte[] signature(byte[] bytes) {
        try {
            Signature engine = Signature.getInstance("SHA512withRSA");
            engine.initSign(key.privateKey());
            engine.update(bytes);
            return engine.sign();
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException("The key of the mailbox certificate cannot sign.", e);
        }
    }

    private static String commonName(KeyMaterial key) {
        try {
            return new LdapName(key.certificate().getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .findFirst()
                            .orElseThrow(() -> new ConfigurationException("The mailbox certificate has no CN."));
        } catch (InvalidNameException e) {
            throw new ConfigurationException("The subject of the mailbox certificate cannot be read.", e);
        }
    }

    @Override
    public String toString() {
        return "ContentSigner[" + commonName + "]";
    }
}
