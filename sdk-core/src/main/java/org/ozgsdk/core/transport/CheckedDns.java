// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;
import org.ozgsdk.core.Environment;

/**
 * Resolves names. {@code localhost} is the own machine whatever a name service says (RFC 6761, 6.3); in {@link Environment#PROD} a name that leads to the own
 * machine is refused, except that of the proxy, which often runs there.
 */
final class CheckedDns implements Dns {

    private static final byte[] LOOPBACK_4 = {127, 0, 0, 1};
    private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final Environment environment;
    private final Dns names;
    private final String proxyHost;
    private final boolean publicOnly;

    CheckedDns(Environment environment, Dns names, String proxyHost, boolean publicOnly) {
        this.environment = environment;
        this.names = names;
        this.proxyHost = proxyHost;
        this.publicOnly = publicOnly;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        if (host.equals("localhost")) {
            return List.of(InetAddress.getByAddress(LOOPBACK_4), InetAddress.getByAddress(LOOPBACK_6));
        }
        List<InetAddress> addresses = names.lookup(host);
        if (environment == Environment.PROD
                && !host.equals(proxyHost)
                && addresses.stream().anyMatch(AddressRules::isOwnMachine)) {
            throw new OwnMachineException(AddressRules.refusedInProd(host));
        }
        if (publicOnly
                && environment != Environment.SANDBOX
                && !host.equals(proxyHost)
                && addresses.stream().anyMatch(AddressRules::isInside)) {
            throw new OwnMachineException("An address out of a certificate must be public; " + host + " is not.");
        }
        return addresses;
    }

    /** What {@link Dns} may throw is narrower than what the rest of the package uses. */
    static final class OwnMachineException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        OwnMachineException(String message) {
            super(message);
        }
    }
}
