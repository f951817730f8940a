// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.util.function.Supplier;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.slf4j.Logger;

/**
 * Makes one and the same error of everything that is wrong with what a browser brought (rule H); which rule it was stands in the log at DEBUG only. Every door
 * reads behind it.
 *
 * @param log where the rule is told
 * @param account id of the account
 * @param what the message, for the log
 * @param words of the error
 */
public record UniformRefusal(Logger log, String account, String what, String words) {

    private static final String RULE = " The log names the rule at level DEBUG.";

    /** For answers to a login. */
    public static UniformRefusal ofAnswers(Logger log, String account) {
        return new UniformRefusal(
                log,
                account,
                "an answer",
                "The answer of the account " + account
                        + " is not trusted: it is not its unchanged, current answer to this browser's login. Begin a new login."
                        + RULE);
    }

    /** For messages of a logout. */
    static UniformRefusal ofLogouts(Logger log, String account) {
        return new UniformRefusal(
                log,
                account,
                "a logout message",
                "The logout message of the account " + account
                        + " is not trusted: it is not its unchanged, signed, current message to us. End no session because of it."
                        + RULE);
    }

    /**
     * Reads behind the guard.
     *
     * @throws UntrustedException if anything about the message is wrong; always with the same words
     */
    public <T> T guard(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Breach e) {
            throw refused(e.rule());
        } catch (UnavailableException | ConfigurationException e) {
            // Ours or the account's, not the message's: the store, a server behind the browser's back.
            throw e;
        } catch (RuntimeException e) {
            // Whatever a parser or provider throws for foreign bytes may quote them, so only its kind is kept.
            log.debug(
                    "{}: {} made a check fail with {}.",
                    account,
                    what,
                    e.getClass().getName());
            throw refused(Rule.UNFORESEEN);
        }
    }

    private UntrustedException refused(Rule rule) {
        log.debug("{}: {} was refused, rule {}.", account, what, rule);
        return new UntrustedException(words);
    }
}
