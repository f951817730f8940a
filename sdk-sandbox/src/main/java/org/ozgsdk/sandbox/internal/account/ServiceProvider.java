// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** A registered service: where answers may go (the default first), whose signatures count, to whom assertions are encrypted. */
record ServiceProvider(String entityId, List<String> acs, List<RSAPublicKey> signing, X509Certificate encryption) {

    /** The host name is an input of bPK2: another host, other ids (interface description, 6.2.2). */
    String host() {
        return URI.create(entityId).getHost();
    }
}
