// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ozgsdk.auth.internal.RandomText;
import org.ozgsdk.auth.oidc.ClientAuthentication;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.transport.Body;
import org.ozgsdk.core.transport.Request;

/** Puts into a request of ours who we are (OpenID Connect Core 1.0, 9). */
final class ClientProof {

    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private final Client client;

    ClientProof(Client client) {
        this.client = client;
    }

    /** A form to the token endpoint with our proof. */
    Request post(URI address, Map<String, String> form, Instant now) {
        Map<String, String> fields = new LinkedHashMap<>(form);
        if (client.authentication() instanceof ClientAuthentication.SecretBasic basic) {
            // RFC 6749, 2.3.1: both are encoded like form fields first.
            String pair = encoded(client.id()) + ":" + encoded(basic.secret().reveal());
            return Request.post(address, Body.form(fields))
                    .header(
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII)));
        }
        fields.put("client_id", client.id());
        if (client.authentication() instanceof ClientAuthentication.SecretPost post) {
            fields.put("client_secret", post.secret().reveal());
        } else if (client.authentication() instanceof ClientAuthentication.PrivateKeyJwt own) {
            fields.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            fields.put("client_assertion", assertion(own, now));
        }
        return Request.post(address, Body.form(fields));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** For the issuer itself, never for an address that it names: otherwise another provider could ask for a proof to use here. */
    @Assumption("oidc.client-assertion-audience")
    private String assertion(ClientAuthentication.PrivateKeyJwt own, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", client.id());
        claims.put("sub", client.id());
        claims.put("aud", client.issuer().uri().toString());
        claims.put("jti", RandomText.text(20));
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        PrivateKey key = own.key().privateKey();
        boolean rsa = key.getAlgorithm().startsWith("RSA");
        try {
            JWSSigner signer = rsa ? new RSASSASigner(key) : new ECDSASigner(key, Curve.P_256);
            JWSHeader header = new JWSHeader.Builder(rsa ? JWSAlgorithm.PS256 : JWSAlgorithm.ES256)
                    .keyID(own.kid())
                    .build();
            JWSObject token = new JWSObject(header, new Payload(Json.write(claims)));
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new ConfigurationException("The key of ClientAuthentication.PrivateKeyJwt cannot sign.", e);
        }
    }
}
