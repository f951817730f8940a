// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.saml;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.auth.internal.MetadataReview;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.core.Finding;

/**
 * Says before you hand your metadata in what the operator of an account would send back (BundID interface description 10.2, chapter 7.2): also metadata that
 * other programs wrote. The rules begin with {@code saml.metadata.}, for instance {@code saml.metadata.port}. Stateless.
 */
public final class MetadataLint {

    private MetadataLint() {}

    /**
     * Checks the metadata of a service.
     *
     * @param metadata the document, at most 8 MiB
     * @param profile the account they are for; what only BundID and its like want is checked only for them
     * @param hostBefore the host of the entityID as it was registered; empty if it is new
     * @param clock for certificates that expire; 60 days ahead is a warning
     * @return what was found, in the order of the document; never throws for what the document holds
     */
    public static List<Finding> check(
            byte[] metadata, AccountProfile profile, Optional<String> hostBefore, Clock clock) {
        return MetadataReview.of(metadata, profile, hostBefore, clock.instant());
    }
}
