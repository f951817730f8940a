// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;

/** Where an account may be: the transport's rules, kept for addresses that only a browser calls as well. */
public final class Addresses {

    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private Addresses() {}

    /**
     * Checks an address.
     *
     * @param setting what to name in the message
     * @throws ConfigurationException if it is not allowed in this environment
     */
    public static void check(Environment environment, URI uri, String setting) {
        boolean own = OWN_MACHINE.contains(String.valueOf(uri.getHost()));
        boolean scheme = "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && own && environment == Environment.SANDBOX);
        if (!scheme || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new ConfigurationException(setting
                    + " must be an https URL; plain http only to localhost, 127.0.0.1 or [::1] in Environment.SANDBOX. Found "
                    + uri.getScheme() + "://" + uri.getHost() + " in " + environment + ".");
        }
        if (own && environment == Environment.PROD) {
            throw new ConfigurationException(
                    "Environment.PROD never talks to the own machine; found " + uri.getHost() + " in " + setting + ".");
        }
    }

    /** An address as somebody else wrote it. */
    static Optional<URI> of(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static boolean isHttps(String text) {
        return of(text).filter(uri -> "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null)
                .isPresent();
    }
}
