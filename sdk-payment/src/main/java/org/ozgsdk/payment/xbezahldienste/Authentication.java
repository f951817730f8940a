// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import java.net.URI;
import org.ozgsdk.core.Secret;

/**
 * How a client shows a payment service who it is. The standard leaves that open (version 1.2.0, "security"); what houses use is here. A client certificate belongs
 * to the {@link org.ozgsdk.core.transport.Transport} and goes with any of them.
 */
public sealed interface Authentication {

    /** Nothing, or a client certificate of the transport. */
    record None() implements Authentication {}

    /**
     * HTTP Basic (RFC 7617).
     *
     * @param user user name, without a colon
     * @param password its password
     */
    record Basic(String user, Secret password) implements Authentication {

        /** Refuses what the scheme cannot carry. */
        public Basic {
            if (user.isEmpty() || user.indexOf(':') >= 0) {
                throw new org.ozgsdk.core.ConfigurationException(
                        "Basic: expected a user name without a colon, found none or one with it.");
            }
        }

        @Override
        public String toString() {
            return "Basic[***]";
        }
    }

    /**
     * OAuth 2.0 client credentials (RFC 6749, 4.4).
     *
     * @param tokenUri where tokens are fetched
     * @param clientId the client
     * @param clientSecret its secret
     */
    record ClientCredentials(URI tokenUri, String clientId, Secret clientSecret) implements Authentication {

        @Override
        public String toString() {
            return "ClientCredentials[" + tokenUri.getHost() + ", ***]";
        }
    }
}
