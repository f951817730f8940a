// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ozgsdk.core.TrustLevel;

/**
 * How long a service may take a person for logged in (BSI TR-03160-1, as BundID's FAQ 7.5.3 has it). The better the login, the shorter. BundID recommends 30
 * minutes at every level; shorter is always allowed. Immutable.
 *
 * <pre>{@code
 * SessionLimits limits = SessionLimits.of(login);
 * if (limits.isOver(session.begunAt(), session.lastUsedAt(), clock.instant())) {
 *     session.end();
 * }
 * }</pre>
 *
 * @param longest from the login on
 * @param idle since the person last did something
 * @param until when the account wants the session to end; empty if it did not say
 */
public record SessionLimits(Duration longest, Duration idle, Optional<Instant> until) {

    /**
     * The limits of a level. The guideline begins with low; a level below has the limits of low.
     *
     * @param level the level of the login
     * @return its limits
     */
    public static SessionLimits of(TrustLevel level) {
        return switch (level) {
            case NONE, BASIC, LOW -> new SessionLimits(Duration.ofHours(12), Duration.ofMinutes(60), Optional.empty());
            case SUBSTANTIAL -> new SessionLimits(Duration.ofHours(2), Duration.ofMinutes(30), Optional.empty());
            case HIGH -> new SessionLimits(Duration.ofMinutes(30), Duration.ofMinutes(5), Optional.empty());
        };
    }

    /**
     * The limits of a login: those of its level, and no longer than the account allows (SAML: SessionNotOnOrAfter).
     *
     * @param login the login
     * @return its limits
     */
    public static SessionLimits of(Login login) {
        SessionLimits limits = of(login.level());
        return new SessionLimits(limits.longest, limits.idle, login.session().flatMap(LoginSession::until));
    }

    /**
     * Says whether a session is over; it is so from the very moment a limit is reached.
     *
     * @param begun when the person logged in
     * @param lastUsed when the person last did something
     * @param now the time
     * @return true if the person must log in again
     */
    public boolean isOver(Instant begun, Instant lastUsed, Instant now) {
        return !now.isBefore(begun.plus(longest))
                || !now.isBefore(lastUsed.plus(idle))
                || until.filter(end -> !now.isBefore(end)).isPresent();
    }
}
