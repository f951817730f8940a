// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.time.Clock;
import java.util.Optional;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the reader of answers says of one answer, with the rule it broke: for integrators, never for browsers.
 *
 * @param login who logged in; empty if refused
 * @param reason a stable word
 * @param explanation a sentence, German first
 */
public record Inspection(Optional<Login> login, String reason, String explanation) {

    private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

    /**
     * Reads one answer by the rules of every login, without a pending one.
     *
     * @param sides both sides
     * @param clock the time
     * @param field the answer in Base64
     * @param requestId what it must answer; empty if nobody knows
     * @return what was found
     */
    public static Inspection of(Sides sides, Clock clock, String field, Optional<String> requestId) {
        try {
            return of(new ResponseReader(sides, clock).inspect(field, requestId));
        } catch (Breach e) {
            return refused(e.rule().word(), e.rule().explanation());
        } catch (RuntimeException e) {
            // As at the door: whatever a parser or provider throws for foreign bytes; its message may quote them.
            LOG.debug("An answer made a check fail with {}.", e.getClass().getName());
            return refused(Rule.UNFORESEEN.word(), Rule.UNFORESEEN.explanation());
        }
    }

    private static Inspection of(LoginOutcome outcome) {
        if (outcome instanceof LoginOutcome.LoggedIn in) {
            return new Inspection(
                    Optional.of(in.login()), "accepted", "Alle Prüfungen bestanden. / Every check passed.");
        }
        return refused(
                "status",
                "Das Konto meldet niemanden an: " + Statuses.code(outcome)
                        + ". / The account logs nobody in; its status is given.");
    }

    private static Inspection refused(String reason, String explanation) {
        return new Inspection(Optional.empty(), reason, explanation);
    }
}
