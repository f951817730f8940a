// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.internal.Breach;
import org.ozgsdk.auth.internal.Rule;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.TrustLevel;

/**
 * What the browser brought back (RFC 6749, 4.1.2; RFC 9207). Texts such as {@code error_description} go nowhere.
 *
 * @param state names the request
 * @param code to be changed into tokens
 * @param error why there is none
 */
record AuthorizationAnswer(String state, Optional<String> code, Optional<String> error) {

    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern CODE = Pattern.compile("[\\x21-\\x7E]{1,4096}");
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,60}");

    /**
     * Reads.
     *
     * @param fields of the browser's call
     * @param issuer whose answer it must be
     * @param namesItself whether the issuer always says who it is
     * @throws Breach if the answer is another's or none
     */
    static AuthorizationAnswer read(Map<String, String> fields, String issuer, boolean namesItself) {
        Optional<String> from = Optional.ofNullable(fields.get("iss"));
        Breach.unless(from.map(issuer::equals).orElse(!namesItself), Rule.ISSUER);
        String state = fields.getOrDefault("state", "");
        Optional<String> code = Optional.ofNullable(fields.get("code"));
        Optional<String> error = Optional.ofNullable(fields.get("error"));
        Breach.unless(STATE.matcher(state).matches(), Rule.FIELD);
        Breach.unless(code.isPresent() != error.isPresent(), Rule.FIELD);
        Breach.unless(code.map(text -> CODE.matcher(text).matches()).orElse(true), Rule.FIELD);
        return new AuthorizationAnswer(state, code, error);
    }

    /** What an error means (RFC 6749, 4.1.2.1; OpenID Connect Core 1.0, 3.1.2.6; unmet_authentication_requirements: OpenID Connect Core Error Code 1.0). */
    @Assumption("oidc.error-codes")
    static LoginOutcome failure(String error, TrustLevel asked) {
        return switch (error) {
            case "access_denied" -> new LoginOutcome.Cancelled();
            case "interaction_required", "login_required", "unmet_authentication_requirements" ->
                new LoginOutcome.LevelTooLow(asked);
            default -> new LoginOutcome.Refused(ERROR.matcher(error).matches() ? error : "server_error");
        };
    }

    @Override
    public String toString() {
        return "AuthorizationAnswer[" + state + "]";
    }
}
