// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.security.cert.X509Certificate;

/** The account's own metadata, not signed, as delivered by a real one over HTTPS. */
final class IdpMetadata {

    private IdpMetadata() {}

    static String write(String entityId, X509Certificate signing, String post, String redirect) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <md:EntityDescriptor xmlns:md="%s" entityID="%s">
                  <md:IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="%s">
                    <md:KeyDescriptor use="signing">
                      <ds:KeyInfo xmlns:ds="%s"><ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
                    </md:KeyDescriptor>
                    <md:NameIDFormat>%s</md:NameIDFormat>
                    <md:SingleSignOnService Binding="%s" Location="%s"/>
                    <md:SingleSignOnService Binding="%s" Location="%s"/>
                  </md:IDPSSODescriptor>
                </md:EntityDescriptor>
                """.formatted(
                        Saml.METADATA,
                        entityId,
                        Saml.PROTOCOL,
                        Saml.SIGNATURE,
                        XmlEncryption.der(signing),
                        Saml.TRANSIENT,
                        Saml.POST,
                        post,
                        Saml.REDIRECT,
                        redirect);
    }
}
