// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door of this package: begins and ends logins, and makes one and the same error of everything that is wrong with an answer (rule H). */
public final class SamlLogin {

    private static final Logger LOG = LoggerFactory.getLogger(SamlLogin.class);

    private final AccountProfile profile;
    private final IdentityProvider account;
    private final ServiceProvider service;
    private final Options options;
    private final Clock clock;
    private final Logins logins;
    private final RequestWriter requests;
    private final ResponseReader responses;
    private final UniformRefusal refusal;

    /**
     * What a service may choose.
     *
     * @param signWithPss whether requests are signed with RSASSA-PSS
     * @param requirePss whether answers must be
     * @param redirect whether requests go by redirect instead of by post
     * @param lifetime how long a login may take
     */
    public record Options(boolean signWithPss, boolean requirePss, boolean redirect, Duration lifetime) {

        SignatureAlgorithm algorithm() {
            return signWithPss ? SignatureAlgorithm.PSS_SHA256 : SignatureAlgorithm.RSA_SHA256;
        }
    }

    /**
     * Makes the door.
     *
     * @param profile how the account speaks
     * @param account where it is
     * @param service who we are
     * @param options what was chosen
     * @param store keeps logins that began and assertions that were used
     * @param clock the time
     */
    public SamlLogin(
            AccountProfile profile,
            IdentityProvider account,
            ServiceProvider service,
            Options options,
            Store store,
            Clock clock) {
        this.profile = profile;
        this.account = account;
        this.service = service;
        this.options = options;
        this.clock = clock;
        this.logins = new Logins(store, clock);
        this.requests = new RequestWriter(profile, service, options.algorithm());
        this.refusal = UniformRefusal.ofAnswers(LOG, profile.id());
        this.responses = new ResponseReader(Sides.of(profile, account, service, options.requirePss()), clock);
    }

    /**
     * Begins a login.
     *
     * @param request what is asked for
     * @return what the browser is to bring to the account
     * @throws ConfigurationException if the account would refuse the request, or no longer exists
     */
    public LoginStart begin(LoginRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Retirement.check(profile, now);
        RequestLint.check(profile, request);
        URI destination = options.redirect() ? account.ssoRedirect().orElseThrow() : account.ssoPost();
        OutgoingRequest written =
                OutgoingRequest.write(requests, service.signing().privateKey(), options, destination, request, now);
        String token = written.start().browserToken().reveal();
        logins.remember(Pending.begun(written.id(), token, written.relayState(), request, now, options.lifetime()));
        return written.start();
    }

    /**
     * Ends a login.
     *
     * @param answer what the browser brought
     * @return who logged in, or why nobody did
     * @throws UntrustedException if anything about the answer is wrong; always with the same words
     */
    public LoginOutcome finish(LoginAnswer answer) {
        return refusal.guard(() -> responses.read(answer.fields(), answer.browserToken(), logins));
    }

    /** {@return our metadata for the account's operator, UTF-8} */
    public byte[] metadata() {
        return MetadataWriter.write(profile, service);
    }

    /**
     * The door for logouts at this account.
     *
     * @return the door
     * @throws ConfigurationException if logout is local at this account, or an address is missing
     */
    public LogoutDoor logout() {
        return new LogoutDoor(profile, account, service, options, logins, clock);
    }
}
