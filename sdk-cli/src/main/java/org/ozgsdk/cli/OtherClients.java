// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ozgsdk.sandbox.Account;
import org.ozgsdk.sandbox.AccountFace;
import org.ozgsdk.sandbox.Sandbox;

/** Settings with which other people's clients find the sandbox. The names are those of the official Java client as far as they are publicly known; adapt the rest. */
final class OtherClients {

    private static final Base64.Encoder LINES =
            Base64.getMimeEncoder(64, "\n      ".getBytes(StandardCharsets.US_ASCII));

    private OtherClients() {}

    /** What a SAML service provider of other people needs to know of each account, and how its own metadata get there. */
    static String saml(Sandbox sandbox) {
        String accounts = Stream.of(AccountFace.values())
                .map(face -> account(face.name().toLowerCase(Locale.ROOT), sandbox.account(face)))
                .collect(Collectors.joining());
        return """
                # Die Konten der Sandbox; fremde Programme nehmen generic. / The sandbox's accounts; other people's programs take generic.
                # Eigene Metadaten anmelden / Register your own metadata:
                #   curl -H "Content-Type: application/samlmetadata+xml" --data-binary @metadata.xml %s
                accounts:
                """.formatted(sandbox.account(AccountFace.GENERIC).registration()) + accounts;
    }

    private static String account(String name, Account account) {
        return """
                  %s:
                    entityId: "%s"
                    metadata: "%s"
                    registration: "%s"
                    ssoPost: "%s"
                    ssoRedirect: "%s"
                %s    certificate: |
                      %s
                """.formatted(
                name,
                account.entityId(),
                account.metadata(),
                account.registration(),
                account.ssoPost(),
                account.ssoRedirect(),
                account.sloPost().map(slo -> "    sloPost: \"" + slo + "\"\n").orElse(""),
                pem(account.certificates().get(0)));
    }

    private static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n      " + LINES.encodeToString(certificate.getEncoded())
                    + "\n      -----END CERTIFICATE-----";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate of the sandbox cannot be written.", e);
        }
    }

    static String fitConnect(Sandbox sandbox) {
        return """
                # FIT-Connect in der Sandbox; Schlüssel und Zugang gehören niemandem. / The sandbox's FIT-Connect; keys and credentials belong to nobody.
                activeEnvironment: SANDBOX
                environments:
                  SANDBOX:
                    authBaseUrl: "%s"
                    routingBaseUrl: "%s"
                    submissionBaseUrls: ["%s"]
                    destinationBaseUrl: "%s"
                    selfServicePortalBaseUrl: "%s"
                    allowInsecurePublicKey: true
                senderConfig:
                  clientId: "%s"
                  clientSecret: "%s"
                subscriberConfig:
                  clientId: "%s"
                  clientSecret: "%s"
                  privateDecryptionKeys: ["%s"] # PEM; JWKs: ozg fitconnect keys
                  privateSigningKey: "%s" # PEM
                """.formatted(
                        sandbox.baseUri(),
                        sandbox.routing(),
                        sandbox.submissionApi(),
                        sandbox.destinationApi(),
                        sandbox.portal(),
                        sandbox.sender().clientId(),
                        sandbox.sender().secret().reveal(),
                        sandbox.subscriber().clientId(),
                        sandbox.subscriber().secret().reveal(),
                        sandbox.testKeys().receivingEncryption(),
                        sandbox.testKeys().receivingSigning());
    }
}
