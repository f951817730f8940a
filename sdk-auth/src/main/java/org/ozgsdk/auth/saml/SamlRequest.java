// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.saml;

import java.net.URI;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.internal.SamlLogin;
import org.ozgsdk.auth.internal.SingleRequest;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.keys.KeyRules;

/**
 * Writes one signed request exactly as a login would, without beginning one: for integrators who want to see or try it before a service exists. It refuses
 * nothing that {@link SamlRequestLint} can tell. Services use {@link SamlAccount}. Immutable and safe for use by many threads.
 */
public final class SamlRequest {

    private final AccountProfile profile;
    private final SingleRequest.Ends ends;
    private final PrivateKey key;
    private final boolean pss;

    private SamlRequest(AccountProfile profile, SingleRequest.Ends ends, PrivateKey key, boolean pss) {
        this.profile = profile;
        this.ends = ends;
        this.key = key;
        this.pss = pss;
    }

    /**
     * Says from whom to whom.
     *
     * @param profile how the account speaks
     * @param entityId our entityID
     * @param assertionConsumerService our address for the answer
     * @param destination the account's address for requests
     * @param key signs; RSA of at least 3072 bits
     * @return the writer, which signs with rsa-sha256
     * @throws ConfigurationException if the key is too weak or not RSA
     */
    public static SamlRequest of(
            AccountProfile profile, String entityId, URI assertionConsumerService, URI destination, PrivateKey key) {
        KeyRules.OWN.require(key, "signing key of the service provider");
        if (!key.getAlgorithm().startsWith("RSA")) {
            throw new ConfigurationException(
                    "signing key of the service provider: expected RSA, found " + key.getAlgorithm() + ".");
        }
        return new SamlRequest(
                profile, new SingleRequest.Ends(entityId, assertionConsumerService, destination), key, false);
    }

    /** {@return the same, which signs with RSASSA-PSS and SHA-256} */
    public SamlRequest withPss() {
        return new SamlRequest(profile, ends, key, true);
    }

    /**
     * Writes.
     *
     * @param request what is asked for
     * @param way how it is to be sent
     * @param clock its time
     * @return what a browser would bring to the account; no login is pending for it
     * @throws ConfigurationException if the account has no such attribute
     */
    public LoginStart write(LoginRequest request, LoginStart.Way way, Clock clock) {
        SamlLogin.Options options =
                new SamlLogin.Options(pss, false, way == LoginStart.Way.REDIRECT, Duration.ofMinutes(10));
        return SingleRequest.write(profile, ends, key, options, request, clock.instant());
    }
}
