// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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
     * @param reached what the account answered with; empty if it answered with none
     */
    record LevelTooLow(TrustLevel required, Optional<TrustLevel> reached) implements LoginOutcome {

        /**
         * The account said no more than that it does not reach so far.
         *
         * @param required what was asked for
         */
        public LevelTooLow(TrustLevel required) {
            this(required, Optional.empty());
        }
    }

    /**
     * The account refused or failed.
     *
     * @param code the account's code (SAML: its second-level status, a URN of SAML core 3.2.2.2)
     */
    record Refused(String code) implements LoginOutcome {

        private static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";
        private static final Set<String> OURS = Set.of(
                "Requester",
                "VersionMismatch",
                "InvalidAttrNameOrValue",
                "InvalidNameIDPolicy",
                "ProxyCountExceeded",
                "RequestUnsupported",
                "RequestVersionDeprecated",
                "RequestVersionTooHigh",
                "RequestVersionTooLow",
                "ResourceNotRecognized",
                "UnknownAttrProfile",
                "UnsupportedBinding");

        /** {@return whose turn it is} */
        public Side side() {
            String word = code.startsWith(STATUS) ? code.substring(STATUS.length()) : "";
            if (word.equals("UnknownPrincipal")) {
                return Side.PERSON;
            }
            return OURS.contains(word) ? Side.SERVICE : Side.ACCOUNT;
        }
    }

    /** Who can do something about a refusal. */
    enum Side {
        /** The account does not know this person: another account or means may help. */
        PERSON,
        /** The account does not understand our request: the set-up of the service is to be looked at. */
        SERVICE,
        /** The account failed, or has nobody to ask: later it may work. */
        ACCOUNT
    }
}
