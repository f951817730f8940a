// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import java.util.List;
import org.ozgsdk.core.TrustLevel;

/** How a login ended. Everything but {@link LoggedIn} leaves nobody logged in and may be offered again. */
public sealed interface LoginOutcome {

    /**
     * Somebody logged in.
     *
     * @param login who, how, and what the account vouches for
     */
    record LoggedIn(Login login) implements LoginOutcome {}

    /** The person stopped, or could not identify (SAML second-level status AuthnFailed). */
    record Cancelled() implements LoginOutcome {}

    /**
     * The account lacks what the service requires.
     *
     * @param attributes the missing attributes as far as the account named them
     */
    record MissingAttributes(List<AccountAttribute> attributes) implements LoginOutcome {

        /** Copies the list. */
        public MissingAttributes {
            attributes = List.copyOf(attributes);
        }
    }

    /**
     * The person could not reach the level, or the account answered with a lower one than asked for.
     *
     * @param required what was asked for
     */
    record LevelTooLow(TrustLevel required) implements LoginOutcome {}

    /**
     * The account refused or failed.
     *
     * @param code its second-level status, a URN
     */
    record Refused(String code) implements LoginOutcome {}
}
