// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.saml;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Keys;

/** Metadata of identity providers as others write them. */
final class Metadata {

    static final Clock CLOCK = Clock.fixed(Keys.NOW, ZoneOffset.UTC);
    static final String SSO = "https://idp.example/sso";
    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";

    private Metadata() {}

    static IdentityProviderMetadata account() {
        return read(keycloak(Keys.IDP.certificate()));
    }

    static IdentityProviderMetadata read(String xml) {
        return IdentityProviderMetadata.reader()
                .clock(CLOCK)
                .read(xml.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Keycloak's shape: md prefix, KeyName beside the certificate, several name formats, artifact resolution, logout. */
    static String keycloak(X509Certificate... certificates) {
        return "<md:EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\""
                + " xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\""
                + " entityID=\"" + Answer.IDP + "\">"
                + "<md:IDPSSODescriptor WantAuthnRequestsSigned=\"true\" protocolSupportEnumeration=\"" + PROTOCOL
                + "\">"
                + Stream.of(certificates)
                        .map(certificate ->
                                "<md:KeyDescriptor use=\"signing\"><ds:KeyInfo><ds:KeyName>k</ds:KeyName><ds:X509Data>"
                                        + "<ds:X509Certificate>" + base64(certificate)
                                        + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>")
                        .collect(Collectors.joining())
                + "<md:ArtifactResolutionService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:SOAP\""
                + " Location=\"https://idp.example/r\" index=\"0\"/>"
                + service("SingleLogoutService", "HTTP-POST", "https://idp.example/slo")
                + service("SingleLogoutService", "HTTP-Redirect", "https://idp.example/slo-redirect")
                + "<md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat>"
                + "<md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>"
                + service("SingleSignOnService", "HTTP-Redirect", "https://idp.example/sso-redirect")
                + service("SingleSignOnService", "HTTP-POST", SSO)
                + service("SingleSignOnService", "SOAP", "https://idp.example/soap")
                + "</md:IDPSSODescriptor></md:EntityDescriptor>";
    }

    /** SimpleSAMLphp's and Shibboleth's shape: default namespace, extensions, keys without use, certificates in lines. */
    static String withExtensions(X509Certificate certificate) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .encodeToString(der(certificate));
        return "<?xml version=\"1.0\"?><EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\""
                + Answer.IDP + "\" validUntil=\"2036-01-01T00:00:00Z\"><Extensions><x:Scope"
                + " xmlns:x=\"urn:mace:shibboleth:metadata:1.0\">idp.example</x:Scope></Extensions><IDPSSODescriptor"
                + " protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:1.1:protocol " + PROTOCOL
                + "\">"
                + "<KeyDescriptor><KeyInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><X509Data><X509Certificate>\n"
                + lines
                + "\n</X509Certificate></X509Data></KeyInfo></KeyDescriptor>"
                + "<SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\" Location=\"" + SSO
                + "\"/></IDPSSODescriptor><Organization><OrganizationName"
                + " xml:lang=\"de\">X</OrganizationName></Organization><ContactPerson"
                + " contactType=\"technical\"><EmailAddress>mailto:x@idp.example</EmailAddress></ContactPerson></EntityDescriptor>";
    }

    private static String service(String name, String binding, String location) {
        return "<md:" + name + " Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:" + binding + "\" Location=\""
                + location + "\"/>";
    }

    static String base64(X509Certificate certificate) {
        return Base64.getEncoder().encodeToString(der(certificate));
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
