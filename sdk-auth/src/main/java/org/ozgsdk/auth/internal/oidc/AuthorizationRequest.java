// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.oidc.ClaimMapping;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.TrustLevel;

/** The parameters with which a browser begins at the provider (OpenID Connect Core 1.0, 3.1.2.1). */
public final class AuthorizationRequest {

    /** Nobody may overwrite these by a parameter of his own. */
    private static final Set<String> OURS = Set.of(
            "response_type",
            "response_mode",
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "prompt",
            "max_age",
            "acr_values",
            "ui_locales",
            "kc_idp_hint",
            "claims",
            "request",
            "request_uri",
            "id_token_hint",
            "login_hint");

    private AuthorizationRequest() {}

    /**
     * Refuses a name of a parameter that is taken.
     *
     * @throws ConfigurationException if it is
     */
    public static void requireFree(String parameter) {
        if (parameter.isBlank() || OURS.contains(parameter)) {
            throw new ConfigurationException("OidcAccount.Builder: a parameter of your own must not be named \""
                    + parameter + "\": OpenID Connect has it already.");
        }
    }

    /**
     * Refuses a request that could not end well.
     *
     * @throws ConfigurationException if it could not
     */
    static void check(ClaimMapping mapping, LoginRequest request) {
        boolean leveled = request.level() != TrustLevel.NONE;
        if (leveled && mapping.levels().isEmpty()) {
            throw refused(
                    mapping,
                    "ClaimMapping.Builder.level names no claim that tells a level, and " + request.level()
                            + " is asked for");
        }
        if (leveled
                && !mapping.acrValues().asked().isEmpty()
                && mapping.acrValues().ask(request.level()).isEmpty()) {
            throw refused(mapping, "ClaimMapping.Builder.acrValues has no word for the level " + request.level());
        }
        if (!request.means().isEmpty()) {
            throw refused(mapping, "OpenID Connect cannot restrict the means; leave out LoginRequest.Builder.means");
        }
        for (AccountAttribute attribute : request.attributes().keySet()) {
            if (mapping.catalogue().find(attribute).isEmpty()) {
                throw refused(mapping, "ClaimMapping.Builder.claim names no claim for " + attribute);
            }
        }
    }

    private static ConfigurationException refused(ClaimMapping mapping, String sentence) {
        return new ConfigurationException(
                "No login at " + mapping.id() + " could answer this request: " + sentence + ".");
    }

    /** The parameters in their order. */
    @Assumption("oidc.acr-values")
    static Map<String, String> parameters(Client client, LoginRequest request, Proof proof) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("response_type", "code");
        fields.put("client_id", client.id());
        fields.put("redirect_uri", client.redirectUri().toString());
        fields.put("scope", String.join(" ", client.scopes()));
        fields.put("state", proof.state());
        fields.put("nonce", proof.nonce());
        fields.put("code_challenge", proof.challenge());
        fields.put("code_challenge_method", "S256");
        if (client.choices().reauthenticate()) {
            fields.put("prompt", "login");
            fields.put("max_age", "0");
        }
        client.mapping().acrValues().ask(request.level()).ifPresent(word -> fields.put("acr_values", word));
        fields.put("ui_locales", request.language());
        client.asking().idpHint().ifPresent(hint -> fields.put("kc_idp_hint", hint));
        client.asking()
                .organisation()
                .filter(name -> !request.organizationDisplayName().isEmpty())
                .ifPresent(name -> fields.put(name, request.organizationDisplayName()));
        client.asking()
                .onlineService()
                .filter(name -> !request.onlineServiceId().isEmpty())
                .ifPresent(name -> fields.put(name, request.onlineServiceId()));
        return fields;
    }
}
