// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import org.ozgsdk.core.TrustLevel;

/**
 * A second login at a higher level, for the step of a service that needs it, by the person who is logged in already. For BundID and BayernID ask for
 * {@link AccountAttribute#ACCOUNT_ID} from the beginning: without it nobody can say that it is the same person. Stateless.
 */
public final class StepUp {

    private StepUp() {}

    /**
     * The same request for a higher level.
     *
     * @param first what was asked for at the first login
     * @param level the level that is needed now
     * @return the request to begin with
     * @throws IllegalArgumentException if the first asked for that level already
     */
    public static LoginRequest request(LoginRequest first, TrustLevel level) {
        if (first.level().covers(level)) {
            throw new IllegalArgumentException("level must be higher than " + first.level() + ", found " + level);
        }
        return first.atLevel(level);
    }

    /**
     * Says whether the person who came back is the one who went. If not, end the session: somebody else is at the keyboard, or the person has two accounts.
     *
     * @param before the login of the session
     * @param after the second login
     * @return true if both are of the same account and have the same id, letter by letter; never for a guest
     */
    public static boolean same(Login before, Login after) {
        return before.provider().equals(after.provider())
                && before.accountId().isPresent()
                && before.accountId().equals(after.accountId());
    }
}
