// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.net.URI;
import java.util.List;

/**
 * An OpenID provider as a house runs it in front of the BundID, for instance its Keycloak: authorisation code flow with PKCE, for registered clients only, about
 * the same invented people as {@link Account}. Safe for use by many threads.
 */
public interface OidcProvider {

    /** {@return the issuer; its discovery document lies below it under {@code /.well-known/openid-configuration}} */
    URI issuer();

    /**
     * Registers a client, or replaces what was known under its id.
     *
     * @param client who may ask
     */
    void register(OidcClient client);

    /** {@return the people who can log in, all invented} */
    List<Persona> personas();

    /**
     * Does something wrong, or differently, from now on until {@link #clearFaults}.
     *
     * @param fault what
     */
    void fault(OidcFault fault);

    /** Turns all faults off. */
    void clearFaults();
}
