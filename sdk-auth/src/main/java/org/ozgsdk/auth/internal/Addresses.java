// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses as somebody else wrote them. */
final class Addresses {

    private Addresses() {}

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
