// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.auth.oidc.ClaimMapping;
import org.ozgsdk.auth.oidc.ClientAuthentication;
import org.ozgsdk.auth.oidc.Issuer;

/**
 * Who we are to the provider, and what was chosen.
 *
 * @param issuer the provider
 * @param id our client id
 * @param authentication how we prove it
 * @param redirectUri where the browser comes back to
 * @param mapping what claims mean
 * @param scopes what is asked for
 * @param asking what else goes along with a request
 * @param choices what was chosen
 */
public record Client(
        Issuer issuer,
        String id,
        ClientAuthentication authentication,
        URI redirectUri,
        ClaimMapping mapping,
        List<String> scopes,
        Asking asking,
        Choices choices) {

    /** Copies the scopes. */
    public Client {
        scopes = List.copyOf(scopes);
    }

    /**
     * Parameters that only some providers know.
     *
     * @param idpHint which of its accounts a broker should go on to ({@code kc_idp_hint})
     * @param organisation name of the parameter for the authority's name
     * @param onlineService name of the parameter for the online service's id
     */
    public record Asking(Optional<String> idpHint, Optional<String> organisation, Optional<String> onlineService) {}

    /**
     * What was chosen.
     *
     * @param reauthenticate whether the person must identify anew
     * @param refusePkcs1 whether RS256 is refused
     * @param userInfo whether the user info endpoint is asked
     * @param lifetime how long a login may take
     */
    public record Choices(boolean reauthenticate, boolean refusePkcs1, boolean userInfo, Duration lifetime) {}
}
