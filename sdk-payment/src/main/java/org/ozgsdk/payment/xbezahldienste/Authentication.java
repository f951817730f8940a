// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import java.net.URI;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.transport.Request;

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
                throw new ConfigurationException(
                        "Basic: expected a user name without a colon, found none or one with it.");
            }
        }

        @Override
        public String toString() {
            return "Basic[***]";
        }
    }

    /**
     * A header with a fixed value, for instance an API key.
     *
     * @param name the header's name
     * @param value its value, printable ASCII
     */
    record Header(String name, Secret value) implements Authentication {

        /** Refuses what no header can carry. */
        public Header {
            try {
                Request.get(URI.create("https://ozgsdk.example/")).header(name, value.reveal());
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException(
                        "Header: expected a header's name and a value of printable ASCII, found another of either.");
            }
        }

        @Override
        public String toString() {
            return "Header[" + name + ", ***]";
        }
    }

    /**
     * OAuth 2.0 client credentials (RFC 6749, 4.4).
     *
     * @param tokenUri where tokens are fetched
     * @param clientId the client
     * @param clientSecret its secret
     * @param byBasic true if id and secret are shown by HTTP Basic ({@code client_secret_basic}), false if in the form ({@code client_secret_post})
     */
    record ClientCredentials(URI tokenUri, String clientId, Secret clientSecret, boolean byBasic)
            implements Authentication {

        /**
         * Shows id and secret in the form, as pmPayment takes them.
         *
         * @param tokenUri where tokens are fetched
         * @param clientId the client
         * @param clientSecret its secret
         */
        public ClientCredentials(URI tokenUri, String clientId, Secret clientSecret) {
            this(tokenUri, clientId, clientSecret, false);
        }

        @Override
        public String toString() {
            return "ClientCredentials[" + tokenUri.getHost() + ", ***]";
        }
    }
}
