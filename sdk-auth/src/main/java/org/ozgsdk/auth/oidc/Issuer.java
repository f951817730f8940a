// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.oidc;

import java.net.URI;
import java.util.Optional;
import org.ozgsdk.auth.internal.Addresses;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;

/**
 * An OpenID provider: its world, its name and, where it does not publish them, its addresses. All are https; plain http goes only to the own machine and only
 * in {@link Environment#SANDBOX}, and {@link Environment#PROD} never talks to the own machine. Immutable.
 *
 * @param environment which world
 * @param uri the issuer identifier, compared letter by letter with what tokens say (OpenID Connect Core 1.0, 2); no query, no fragment
 * @param endpoints its addresses; empty if they are to be read once from its discovery document (OpenID Connect Discovery 1.0, 4)
 */
public record Issuer(Environment environment, URI uri, Optional<Endpoints> endpoints) {

    /**
     * Checks.
     *
     * @throws ConfigurationException if an address is not allowed in this environment
     */
    public Issuer {
        Addresses.check(environment, uri, "Issuer.uri");
        if (uri.getRawQuery() != null) {
            throw new ConfigurationException("Issuer.uri must have no query (OpenID Connect Discovery 1.0, 3).");
        }
        endpoints.ifPresent(known -> check(environment, known, "Issuer.endpoints"));
    }

    /**
     * The addresses of a provider.
     *
     * @param authorization where browsers begin
     * @param token where codes are changed into tokens
     * @param jwks where its public keys are
     * @param userInfo where more claims are; empty if it has none
     * @param endSession where browsers log out; empty if it has none
     * @param namesItself whether each of its answers says who it is by {@code iss}; one that does not is refused then (RFC 9207, 2.4)
     */
    public record Endpoints(
            URI authorization,
            URI token,
            URI jwks,
            Optional<URI> userInfo,
            Optional<URI> endSession,
            boolean namesItself) {}

    /**
     * A provider that publishes its addresses.
     *
     * @param environment which world
     * @param uri the issuer identifier, for Keycloak {@code https://HOST/realms/REALM}
     * @return the issuer
     * @throws ConfigurationException if the address is not allowed in this environment
     */
    public static Issuer of(Environment environment, URI uri) {
        return new Issuer(environment, uri, Optional.empty());
    }

    /**
     * The same with addresses that are known beforehand: no discovery document is read.
     *
     * @param known its addresses
     * @return a copy
     * @throws ConfigurationException if one is not allowed in this environment
     */
    public Issuer withEndpoints(Endpoints known) {
        return new Issuer(environment, uri, Optional.of(known));
    }

    private static void check(Environment environment, Endpoints endpoints, String what) {
        Addresses.check(environment, endpoints.authorization(), what + ".authorization");
        Addresses.check(environment, endpoints.token(), what + ".token");
        Addresses.check(environment, endpoints.jwks(), what + ".jwks");
        endpoints.userInfo().ifPresent(uri -> Addresses.check(environment, uri, what + ".userInfo"));
        endpoints.endSession().ifPresent(uri -> Addresses.check(environment, uri, what + ".endSession"));
    }
}
