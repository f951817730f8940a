// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;

/** The account's own metadata, not signed, as delivered by a real one over HTTPS. */
final class IdpMetadata {

    private IdpMetadata() {}

    static String write(Face face, String origin, List<X509Certificate> signing) {
        String keys = signing.stream().map(IdpMetadata::key).collect(Collectors.joining());
        String slo = face.slo().map(path -> logout(face, origin + path)).orElse("");
        String formats = face.nameIds().stream()
                .map(format -> "    <md:NameIDFormat>" + format + "</md:NameIDFormat>\n")
                .collect(Collectors.joining());
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <md:EntityDescriptor xmlns:md="%s" entityID="%s">
                  <md:IDPSSODescriptor WantAuthnRequestsSigned="%s" protocolSupportEnumeration="%s">
                %s  </md:IDPSSODescriptor>
                </md:EntityDescriptor>
                """.formatted(
                        Saml.METADATA,
                        Saml.escape(face.entityId()),
                        face.rules().mustSign(),
                        Saml.PROTOCOL,
                        keys
                                + slo
                                + formats
                                + service("SingleSignOnService", Saml.POST, origin + face.ssoPost())
                                + service("SingleSignOnService", Saml.REDIRECT, origin + face.ssoRedirect()));
    }

    private static String logout(Face face, String location) {
        String post = service("SingleLogoutService", Saml.POST, location);
        return face.logoutByRedirect() ? post + service("SingleLogoutService", Saml.REDIRECT, location) : post;
    }

    private static String key(X509Certificate certificate) {
        return """
                    <md:KeyDescriptor use="signing">
                      <ds:KeyInfo xmlns:ds="%s"><ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
                    </md:KeyDescriptor>
                """.formatted(Saml.SIGNATURE, XmlEncryption.der(certificate));
    }

    private static String service(String name, String binding, String location) {
        return "    <md:%s Binding=\"%s\" Location=\"%s\"/>\n".formatted(name, binding, Saml.escape(location));
    }
}
