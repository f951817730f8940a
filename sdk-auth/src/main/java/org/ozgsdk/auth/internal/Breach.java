// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

/** An answer broke a rule. Never leaves this package: {@link SamlLogin} turns each into the same error. Carries no content and no cause on purpose. */
final class Breach extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Rule rule;

    Breach(Rule rule) {
        super(rule.name(), null, false, false);
        this.rule = rule;
    }

    Rule rule() {
        return rule;
    }

    static void unless(boolean holds, Rule rule) {
        if (!holds) {
            throw new Breach(rule);
        }
    }
}
