// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import org.ozgsdk.sandbox.Sandbox;

/** Settings with which other people's clients find the sandbox. The names are those of the official Java client as far as they are publicly known; adapt the rest. */
final class OtherClients {

    private OtherClients() {}

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
