// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment.classic;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses of the online service as it sends them. */
final class Addresses {

    private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}");
    private static final int LONGEST = 2000;

    private Addresses() {}

    /** {@return the address, if a browser or a service can be sent there} */
    static Optional<URI> web(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(text))
                    .filter(uri -> uri.getHost() != null && uri.getRawUserInfo() == null)
                    .filter(uri -> "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@return the address, if its way is encrypted or does not leave this machine} */
    static Optional<URI> safe(String text) {
        return web(text).filter(uri -> "https".equals(uri.getScheme()) || isHere(uri));
    }

    /** Whether it is on this machine, by its letters: not even a name server is asked about a stranger. */
    static boolean isHere(URI uri) {
        String host = String.valueOf(uri.getHost());
        return host.equals("localhost")
                || host.equals("[::1]")
                || LOOPBACK.matcher(host).matches();
    }

    /** The address with more at the end of its query. */
    static URI with(URI address, String query) {
        String text = address.toString();
        int fragment = text.indexOf('#');
        String page = fragment < 0 ? text : text.substring(0, fragment);
        String end = fragment < 0 ? "" : text.substring(fragment);
        return URI.create(page + (page.contains("?") ? "&" : "?") + query + end);
    }
}
