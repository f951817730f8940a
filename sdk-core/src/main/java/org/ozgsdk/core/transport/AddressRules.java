// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;

/**
 * Where a transport may go: https anywhere, plain http only to the own machine and only in {@link Environment#SANDBOX}; in {@link Environment#PROD} never to
 * the own machine. Decided on the host as written, without asking a name service; names are checked again when they are resolved ({@link CheckedDns}).
 */
final class AddressRules {

    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET);

    private AddressRules() {}

    static HttpUrl check(URI uri, Environment environment) {
        return check(uri, environment, Set.of());
    }

    static HttpUrl check(URI uri, Environment environment, Set<String> signedContentHosts) {
        // Judge the address as the HTTP library reads it, since that is where it will connect.
        @Nullable HttpUrl url = HttpUrl.parse(uri.toString());
        if (url == null || uri.getHost() == null) {
            throw new ConfigurationException(
                    "An address must be absolute and look like https://host/path; found one with scheme "
                            + uri.getScheme() + " and host " + uri.getHost() + ".");
        }
        if (uri.getRawUserInfo() != null) {
            throw new ConfigurationException("The address of " + url.host()
                    + " must not hold a user name or password; pass credentials to the client that uses it.");
        }
        String host = url.host();
        if (DIGITS_AND_DOTS.matcher(host).matches() && !IPV4.matcher(host).matches()) {
            throw new ConfigurationException(
                    "The address " + host + " is no host name and no IPv4 address; write four numbers from 0 to 255.");
        }
        boolean own = isOwnMachine(host);
        if (own && environment == Environment.PROD) {
            throw new ConfigurationException(refusedInProd(host));
        }
        if (!url.isHttps() && !(own && environment == Environment.SANDBOX) && !signedContentHosts.contains(host)) {
            throw new ConfigurationException(
                    "Plain http is allowed only to localhost, 127.0.0.0/8 and [::1] in Environment.SANDBOX; found http://"
                            + host + " in " + environment
                            + ". Use https, or Environment.SANDBOX for the sandbox on this machine.");
        }
        return url;
    }

    static String refusedInProd(String host) {
        return "Environment.PROD never talks to the own machine; found " + host
                + ". Set the address of the real service, or use Environment.SANDBOX with the sandbox.";
    }

    /** Says whether a host, as written, is the own machine. Never asks a name service. */
    static boolean isOwnMachine(String host) {
        return host.equals("localhost")
                || literal(host).filter(AddressRules::isOwnMachine).isPresent();
    }

    static boolean isOwnMachine(InetAddress address) {
        return address.isLoopbackAddress() || address.isAnyLocalAddress();
    }

    /** The own machine and the networks inside a house: RFC 1918, RFC 4193, link-local, multicast. */
    static boolean isInside(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
        return isOwnMachine(address)
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal;
    }

    /** Says whether a host, as written, is inside. Names are judged when they are resolved. */
    static boolean isInside(String host) {
        return host.equals("localhost")
                || literal(host).filter(AddressRules::isInside).isPresent();
    }

    private static Optional<InetAddress> literal(String host) {
        if (!IPV4.matcher(host).matches() && host.indexOf(':') < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
