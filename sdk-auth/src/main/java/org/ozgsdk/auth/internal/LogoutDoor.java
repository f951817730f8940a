// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.ozgsdk.auth.BrowserMessage;
import org.ozgsdk.auth.LoginSession;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.profile.Logout;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.auth.saml.AccountLogout;
import org.ozgsdk.auth.saml.LogoutMessage;
import org.ozgsdk.auth.saml.LogoutOutcome;
import org.ozgsdk.auth.saml.LogoutStart;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;

/** The door for logouts: as {@link SamlLogin}, one and the same error for everything that is wrong with a message. */
public final class LogoutDoor {

    private static final Logger LOG = LoggerFactory.getLogger(LogoutDoor.class);

    private final UniformRefusal refusal;
    private final IdentityProvider account;
    private final SamlLogin.Options options;
    private final Clock clock;
    private final Logins logins;
    private final LogoutWriter writer;
    private final LogoutReader reader;

    /**
     * Makes the door.
     *
     * @throws ConfigurationException if logout is local at this account, or an address is missing
     */
    LogoutDoor(
            AccountProfile profile,
            IdentityProvider account,
            ServiceProvider service,
            SamlLogin.Options options,
            Logins logins,
            Clock clock) {
        if (profile.logout() == Logout.LOCAL) {
            throw new ConfigurationException("Logout is local at " + profile.name()
                    + ": the account has none for services. End the session of the service; that is all.");
        }
        if (account.sloPost().isEmpty() && account.sloRedirect().isEmpty()) {
            throw new ConfigurationException(
                    "A logout needs IdentityProvider.sloPost or sloRedirect, the account's addresses for logout messages.");
        }
        URI ours = service.logoutService()
                .orElseThrow(
                        () -> new ConfigurationException(
                                "A logout needs ServiceProvider.logoutService, our address for logout messages, registered with the account."));
        this.refusal = UniformRefusal.ofLogouts(LOG, profile.id());
        this.account = account;
        this.options = options;
        this.clock = clock;
        this.logins = logins;
        this.writer = new LogoutWriter(service, options.algorithm());
        this.reader =
                new LogoutReader(Sides.of(profile, account, service, options.requirePss()), ours.toString(), clock);
    }

    /** Begins a logout. */
    public LogoutStart begin(LoginSession session) {
        String relayState = RandomText.relayState();
        String token = RandomText.browserToken();
        LogoutWriter.Envelope envelope =
                envelope(options.redirect() ? LoginStart.Way.REDIRECT : LoginStart.Way.POST, relayState);
        BrowserMessage message = writer.request(envelope, session);
        logins.rememberLogout(new PendingLogout(
                envelope.id(), Logins.hash(token), relayState, envelope.at().plus(options.lifetime())));
        return new LogoutStart(message, Secret.of(token));
    }

    /** Ends a logout of ours. */
    public LogoutOutcome finish(LogoutMessage message, Secret browserToken) {
        return refusal.guard(() -> {
            LogoutReader.Verified answer = reader.response(message);
            String requestId = Dom.attribute(answer.root(), "InResponseTo", Rule.IN_RESPONSE_TO);
            logins.consumeLogout(requestId, answer.relayState(), browserToken);
            return Statuses.logout(answer.root());
        });
    }

    /** Reads a request of the account. */
    public AccountLogout receive(LogoutMessage message) {
        return refusal.guard(() -> {
            LogoutReader.Verified request = reader.request(message);
            LoginSession subject = LogoutReader.subject(request.root());
            var indexes = Dom.children(request.root(), Words.SAMLP, "SessionIndex").stream()
                    .map(LogoutDoor::index)
                    .toList();
            logins.useOnce(account.entityId() + " logout", request.id(), request.goodUntil());
            return new AccountLogout(
                    request.id(),
                    request.way(),
                    request.relayState(),
                    subject.subject(),
                    subject.format(),
                    subject.qualifiers(),
                    indexes);
        });
    }

    private static String index(Element element) {
        String index = Dom.text(element, Rule.STRUCTURE);
        Breach.unless(!index.isBlank(), Rule.STRUCTURE);
        return index;
    }

    /** Answers a request of the account. */
    public BrowserMessage answer(AccountLogout logout, String status) {
        return writer.response(envelope(logout.way(), logout.relayState()), logout.requestId(), status);
    }

    /** By the way that is preferred, if the account has an address for it, else by the other. */
    private LogoutWriter.Envelope envelope(LoginStart.Way preferred, String relayState) {
        boolean redirect = account.sloPost().isEmpty()
                || (preferred == LoginStart.Way.REDIRECT
                        && account.sloRedirect().isPresent());
        URI destination = (redirect ? account.sloRedirect() : account.sloPost()).orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new LogoutWriter.Envelope(
                redirect ? LoginStart.Way.REDIRECT : LoginStart.Way.POST,
                destination,
                relayState,
                RandomText.messageId(),
                now);
    }
}
