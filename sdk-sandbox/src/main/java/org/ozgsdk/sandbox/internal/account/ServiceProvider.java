// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;

/**
 * A registered service.
 *
 * @param acs where answers may go, the default first
 * @param signing whose signatures count
 * @param mustSign whether unsigned requests are refused
 * @param encryption to whom assertions are encrypted; empty if there is no key for it
 * @param logout where logout messages go by POST
 */
record ServiceProvider(
        String entityId,
        List<String> acs,
        List<RSAPublicKey> signing,
        boolean mustSign,
        Optional<X509Certificate> encryption,
        Optional<Logout> logout) {

    /** Where a service takes logout requests and where the answers to its own (SAML metadata 2.2.2, ResponseLocation). */
    record Logout(String requests, String responses) {}

    /** The host name is an input of bPK2: another host, other ids (interface description, 6.2.2). Of an entityID without host the whole. */
    String host() {
        String host = URI.create(entityId).getHost();
        return host == null ? entityId : host;
    }
}
