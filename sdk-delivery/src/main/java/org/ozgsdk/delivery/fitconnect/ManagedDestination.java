// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A destination of ours as the service shows it (Zustellpunkt). Everything but the id may be missing in an answer; unknown members are ignored.
 *
 * @param id its id
 * @param status {@code created}, {@code active} or what else the service says; empty if it did not say
 * @param name its name, empty if not given
 * @param services what it takes
 * @param metadataVersions the versions of metadata it reads
 * @param encryptionKid the key others encrypt with now; empty if not given
 */
public record ManagedDestination(
        UUID id,
        String status,
        String name,
        List<OfferedService> services,
        List<String> metadataVersions,
        Optional<String> encryptionKid) {

    /** Copies the lists. */
    public ManagedDestination {
        services = List.copyOf(services);
        metadataVersions = List.copyOf(metadataVersions);
    }

    /** {@return whether it takes submissions} */
    public boolean isActive() {
        return status.equals("active");
    }
}
