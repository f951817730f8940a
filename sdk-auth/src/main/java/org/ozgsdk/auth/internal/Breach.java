// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import org.ozgsdk.core.UntrustedException;
import org.slf4j.Logger;

/** An answer broke a rule. Never leaves the doors (SAML, OpenID Connect): {@link #refused} turns each into the same error. Carries no content and no cause on purpose. */
public final class Breach extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Rule rule;

    public Breach(Rule rule) {
        super(rule.name(), null, false, false);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }

    public static void unless(boolean holds, Rule rule) {
        if (!holds) {
            throw new Breach(rule);
        }
    }

    /** One and the same error for whatever was wrong (rule H); which rule it was stands in the log only. */
    public static UntrustedException refused(Logger log, String account, Rule rule) {
        log.debug("{}: an answer was refused, rule {}.", account, rule);
        return new UntrustedException("The answer of the account " + account
                + " is not trusted: it is not its unchanged, current answer to this browser's login. Begin a new login. The log"
                + " names the rule at level DEBUG.");
    }
}
