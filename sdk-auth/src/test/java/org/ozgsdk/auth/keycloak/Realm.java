// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.keycloak;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.keys.KeyMaterial;
import org.ozgsdk.sandbox.Account;

/** The realm a Keycloak of the tests begins with: one person, one SAML service whose assertions are signed and encrypted, one OIDC service. */
final class Realm {

    static final String PASSWORD = "nur-im-test";
    static final String BROKER = "konto";
    static final String OIDC_CLIENT = "ozg-oidc";
    static final String OIDC_SECRET = "geheim-nur-im-test";

    private Realm() {}

    static String json(URI entityId, URI consumer, KeyMaterial signing, KeyMaterial encryption, Account behind) {
        Map<String, Object> realm = new LinkedHashMap<>();
        realm.put("realm", "ozg");
        realm.put("enabled", true);
        realm.put("sslRequired", "none");
        realm.put("users", List.of(person()));
        realm.put("clients", List.of(samlService(entityId, consumer, signing, encryption), oidcService(consumer)));
        realm.put("identityProviders", List.of(broker(behind)));
        realm.put(
                "identityProviderMappers",
                List.of(
                        taken("lastName", "urn:oid:2.5.4.4"),
                        taken("firstName", "urn:oid:2.5.4.42"),
                        taken("email", "urn:oid:0.9.2342.19200300.100.1.3")));
        return new String(Json.write(realm), StandardCharsets.UTF_8);
    }

    /** Keycloak as a service provider of an account behind it. */
    private static Map<String, Object> broker(Account behind) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("idpEntityId", behind.entityId().toString());
        config.put("singleSignOnServiceUrl", behind.ssoPost().toString());
        config.put("postBindingAuthnRequest", "true");
        config.put("postBindingResponse", "true");
        config.put("wantAuthnRequestsSigned", "true");
        config.put("wantAssertionsSigned", "true");
        config.put("validateSignature", "true");
        config.put("signatureAlgorithm", "RSA_SHA256");
        config.put("xmlSigKeyInfoKeyNameTransformer", "NONE");
        config.put("signingCertificate", base64(behind.certificates().get(0)));
        config.put("nameIDPolicyFormat", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent");
        config.put("principalType", "SUBJECT");
        config.put("allowCreate", "true");
        config.put("syncMode", "FORCE");
        Map<String, Object> broker = new LinkedHashMap<>();
        broker.put("alias", BROKER);
        broker.put("providerId", "saml");
        broker.put("enabled", true);
        broker.put("trustEmail", true);
        broker.put("config", config);
        return broker;
    }

    private static Map<String, Object> taken(String property, String attribute) {
        return Map.of(
                "name",
                property,
                "identityProviderAlias",
                BROKER,
                "identityProviderMapper",
                "saml-user-attribute-idp-mapper",
                "config",
                Map.of("syncMode", "INHERIT", "user.attribute", property, "attribute.name", attribute));
    }

    private static Map<String, Object> person() {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("username", "thi");
        person.put("enabled", true);
        person.put("email", "thi@ozgsdk.example");
        person.put("emailVerified", true);
        person.put("firstName", "Thị Ặn Łucja");
        person.put("lastName", "Đặng-Øllegård");
        person.put("credentials", List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)));
        return person;
    }

    private static Map<String, Object> samlService(
            URI entityId, URI consumer, KeyMaterial signing, KeyMaterial encryption) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("saml.authnstatement", "true");
        attributes.put("saml.server.signature", "true");
        attributes.put("saml.assertion.signature", "true");
        attributes.put("saml.client.signature", "true");
        attributes.put("saml.encrypt", "true");
        attributes.put("saml.signature.algorithm", "RSA_SHA256");
        attributes.put("saml.encryption.algorithm", "http://www.w3.org/2009/xmlenc11#aes256-gcm");
        attributes.put("saml.encryption.keyAlgorithm", "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p");
        attributes.put("saml.encryption.digestMethod", "http://www.w3.org/2001/04/xmlenc#sha256");
        attributes.put("saml.force.post.binding", "true");
        attributes.put("saml_force_name_id_format", "true");
        attributes.put("saml_name_id_format", "persistent");
        attributes.put("saml.signing.certificate", certificate(signing));
        attributes.put("saml.encryption.certificate", certificate(encryption));
        attributes.put("saml_assertion_consumer_url_post", consumer.toString());
        Map<String, Object> client = new LinkedHashMap<>();
        client.put("clientId", entityId.toString());
        client.put("protocol", "saml");
        client.put("enabled", true);
        client.put("frontchannelLogout", true);
        client.put("redirectUris", List.of(consumer.toString()));
        client.put("attributes", attributes);
        client.put(
                "protocolMappers",
                List.of(
                        property("surname", "lastName", "urn:oid:2.5.4.4"),
                        property("givenName", "firstName", "urn:oid:2.5.4.42"),
                        property("mail", "email", "urn:oid:0.9.2342.19200300.100.1.3")));
        return client;
    }

    private static Map<String, Object> property(String name, String from, String to) {
        return Map.of(
                "name",
                name,
                "protocol",
                "saml",
                "protocolMapper",
                "saml-user-property-mapper",
                "consentRequired",
                false,
                "config",
                Map.of(
                        "user.attribute", from,
                        "friendly.name", name,
                        "attribute.name", to,
                        "attribute.nameformat", "URI Reference"));
    }

    private static Map<String, Object> oidcService(URI redirect) {
        Map<String, Object> client = new LinkedHashMap<>();
        client.put("clientId", OIDC_CLIENT);
        client.put("protocol", "openid-connect");
        client.put("enabled", true);
        client.put("publicClient", false);
        client.put("standardFlowEnabled", true);
        client.put("clientAuthenticatorType", "client-secret");
        client.put("secret", OIDC_SECRET);
        client.put("redirectUris", List.of(redirect.toString()));
        client.put("attributes", Map.of("pkce.code.challenge.method", "S256"));
        return client;
    }

    private static String certificate(KeyMaterial material) {
        return base64(material.certificate());
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
