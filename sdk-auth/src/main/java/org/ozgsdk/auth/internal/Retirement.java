// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.core.ConfigurationException;

/** No login begins at an account that no longer exists. The day changes as it does in Germany. */
public final class Retirement {

    private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");

    private Retirement() {}

    /**
     * Checks.
     *
     * @throws ConfigurationException if the account no longer exists
     */
    public static void check(AccountProfile profile, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, GERMANY);
        profile.retiredFrom().filter(first -> !today.isBefore(first)).ifPresent(first -> {
            throw new ConfigurationException("The account " + profile.name() + " (" + profile.id() + ") ended on "
                    + first + ": offer another one, for most people the BundID.");
        });
    }
}
