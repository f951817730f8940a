// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.oidc;

/** Why the provider gives nothing, with the code of RFC 6749. Its text names the rule, never what came. */
final class OidcRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    OidcRefusal(String code, String rule) {
        super(rule, null, false, false);
        this.code = code;
    }

    static void unless(boolean holds, String code, String rule) {
        if (!holds) {
            throw new OidcRefusal(code, rule);
        }
    }

    String code() {
        return code;
    }

    String rule() {
        return String.valueOf(getMessage());
    }
}
