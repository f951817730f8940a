// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.RevocationSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches revocation lists and OCSP answers from allowed hosts: plain http too, as is usual there, since the answers carry signatures of their own. Never from
 * the own machine or a network inside the house (but in {@link Environment#SANDBOX}), no redirects, lists up to 10 MiB, answers up to 64 KiB. Immutable, safe for
 * use by many threads.
 */
public final class RevocationDownload implements RevocationSource {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationDownload.class);
    private static final long LARGEST_LIST = 10L * 1024 * 1024;
    private static final long LARGEST_ANSWER = 64L * 1024;

    private final Transport transport;
    private final Set<String> hosts;

    private RevocationDownload(Transport transport, Set<String> hosts) {
        this.transport = transport;
        this.hosts = hosts;
    }

    /**
     * Prepares fetching.
     *
     * @param settings environment, proxy and timeouts of the transport that is made from them for this purpose alone
     * @param hosts the hosts of the certification authority's responders and lists, for instance {@code ocsp.example.org}
     * @return the source
     * @throws ConfigurationException if no host is given, or one lies inside the house and the environment is not SANDBOX
     */
    public static RevocationDownload from(Transport.Builder settings, Set<String> hosts) {
        if (hosts.isEmpty()) {
            throw new ConfigurationException(
                    "RevocationDownload: name at least one host of the certification authority's lists or responders.");
        }
        Set<String> allowed =
                hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        if (settings.environment != Environment.SANDBOX && allowed.stream().anyMatch(AddressRules::isInside)) {
            throw new ConfigurationException(
                    "RevocationDownload: hosts out of certificates must be public; found one of the own machine or network. Use withLists(files) instead.");
        }
        settings.signedContentHosts = allowed;
        Transport transport = settings.build();
        settings.signedContentHosts = Set.of();
        return new RevocationDownload(transport, allowed);
    }

    @Override
    public byte @Nullable [] fetch(URI address, byte @Nullable [] ocspRequest) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        if (!hosts.contains(host)) {
            LOG.warn(
                    "A certificate names the host {} for its revocation, which is not allowed; see RevocationDownload.",
                    host);
            return null;
        }
        try {
            Response answer = transport.send(
                    ocspRequest == null
                            ? Request.get(address).maxResponseBytes(LARGEST_LIST)
                            : Request.post(address, Body.of("application/ocsp-request", ocspRequest))
                                    .maxResponseBytes(LARGEST_ANSWER));
            return answer.isSuccess() ? answer.bytes() : null;
        } catch (UnavailableException | UntrustedException | ConfigurationException e) {
            LOG.warn("Revocation could not be asked at {}: {}", host, e.getMessage());
            return null;
        }
    }

    @Override
    public String toString() {
        return "RevocationDownload" + hosts;
    }
}
