// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.ozgsdk.delivery.internal.EvidenceCheck;

/**
 * Verifies evidence files (Nachweisdatei), which {@link FitConnect#evidence} writes: years later, without network and without FIT-Connect. The file holds the
 * signed events of a case as they were received, the keys that signed them with their certificates, and the authentication tags of what was sent. Immutable,
 * safe for use by many threads.
 *
 * <p>A file proves only as much as the verifier trusts by himself: the authority's keys must lead to his {@link #anchoredIn anchors}, valid at the time of
 * signing; the delivery service publishes its keys without certificates, so their thumbprints must be among those he {@link #knowing knows}.
 */
public final class Evidence {

    private final List<X509Certificate> anchors;
    private final Set<String> serviceKeys;
    private final Clock clock;

    private Evidence(List<X509Certificate> anchors, Set<String> serviceKeys, Clock clock) {
        this.anchors = anchors;
        this.serviceKeys = serviceKeys;
        this.clock = clock;
    }

    /**
     * Begins with a verifier who trusts nothing by himself: a file can be {@link EvidenceReport.Verdict#CONSISTENT} at best.
     *
     * @param clock the clock; no event may lie in its future
     * @return the verifier
     */
    public static Evidence verifier(Clock clock) {
        return new Evidence(List.of(), Set.of(), clock);
    }

    /**
     * Sets the roots to which the authority's certificates must lead.
     *
     * @param certificates the roots
     * @return a copy with them
     */
    public Evidence anchoredIn(Collection<X509Certificate> certificates) {
        return new Evidence(List.copyOf(certificates), serviceKeys, clock);
    }

    /**
     * Sets the delivery service's keys that are known from elsewhere, for instance noted when the service was set up.
     *
     * @param thumbprints RFC 7638 thumbprints (SHA-256, base64url)
     * @return a copy with them
     */
    public Evidence knowing(Collection<String> thumbprints) {
        return new Evidence(anchors, Set.copyOf(thumbprints), clock);
    }

    /**
     * Verifies a file.
     *
     * @param archive the file; read to its end, not closed
     * @return each check and the verdict; a file that cannot be read is {@link EvidenceReport.Verdict#BROKEN}
     * @throws IOException if the stream fails
     */
    public EvidenceReport verify(InputStream archive) throws IOException {
        return EvidenceCheck.of(archive, anchors, serviceKeys, clock);
    }

    @Override
    public String toString() {
        return "Evidence[" + anchors.size() + " anchors, " + serviceKeys.size() + " known keys]";
    }
}
