// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

/** An answer broke a rule. Never leaves the doors (SAML, OpenID Connect): {@link UniformRefusal} turns each into the same error. Carries no content and no cause on purpose. */
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
}
