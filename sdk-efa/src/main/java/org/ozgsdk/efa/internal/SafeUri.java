// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ozgsdk.core.Environment;

/** Lets through web addresses that may be shown to a person or called: https with a host and no user in it; http only to loopback in the sandbox. */
public final class SafeUri {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final int LONGEST = 2_000;

    private SafeUri() {}

    /**
     * Checks an address.
     *
     * @param raw the address as it came
     * @param environment the world it is used in
     * @return the address, empty if it may not be used
     */
    public static Optional<URI> of(String raw, Environment environment) {
        String trimmed = raw.strip();
        if (trimmed.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(trimmed);
            return allowed(uri, environment) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean allowed(URI uri, Environment environment) {
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return false;
        }
        return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
            case "https" -> true;
            case "http" -> environment == Environment.SANDBOX && LOOPBACK.contains(uri.getHost());
            default -> false;
        };
    }
}
