// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.transport.Transport;

/** What the clients of payment services do alike before they call. */
public final class Calls {

    private Calls() {}

    /**
     * Refuses a way out into another world.
     *
     * @param transport the way out
     * @param environment the world of the payment service
     * @param service its name, for the message
     * @return the way out
     * @throws ConfigurationException if it is for another environment
     */
    public static Transport into(Transport transport, Environment environment, String service) {
        if (transport.environment() != environment) {
            throw new ConfigurationException("Der Transport ist für " + transport.environment() + ", " + service
                    + " für " + environment + ". / The transport is for another environment than the payment service.");
        }
        return transport;
    }

    /**
     * Appends a path to a base, with or without closing slash.
     *
     * @param base the base
     * @param path begins with a slash
     * @return the address
     */
    public static URI address(URI base, String path) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
    }

    /**
     * Writes a header of HTTP Basic (RFC 7617).
     *
     * @param user the user, without a colon
     * @param password its password
     * @return the value of {@code Authorization}
     */
    public static String basic(String user, Secret password) {
        String pair = user + ":" + password.reveal();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
