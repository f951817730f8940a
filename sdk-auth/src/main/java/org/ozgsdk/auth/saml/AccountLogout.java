// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.saml;

import java.util.List;
import org.ozgsdk.auth.LoginSession;
import org.ozgsdk.auth.LoginStart;

/**
 * The account wants sessions of a subject to end: its signed LogoutRequest, verified (SAML core 3.7.1). End every session that it {@link #names}, no other,
 * then send {@link SamlLogout#confirm}. {@code toString} shows nothing.
 *
 * @param requestId ID of the account's request
 * @param way how it came, and how the answer goes if the account has an address for it
 * @param relayState what the account wants to have back with the answer; empty for nothing
 * @param subject the account's name of the subject (NameID)
 * @param format its format, a URN; empty if the account gave none
 * @param qualifiers in whose name the subject is meant
 * @param indexes the account's ids of the sessions; empty for all sessions of the subject
 */
public record AccountLogout(
        String requestId,
        LoginStart.Way way,
        String relayState,
        String subject,
        String format,
        LoginSession.Qualifiers qualifiers,
        List<String> indexes) {

    /** Copies the list. */
    public AccountLogout {
        indexes = List.copyOf(indexes);
    }

    /**
     * Says whether a session is one of those that are to end (SAML core 3.7.3.2): the same subject, letter by letter, and, where the account names sessions,
     * one of them. Subjects of two accounts may look alike, so ask only for sessions that began with a login at this account.
     *
     * @param session a session of the service that began at this account
     * @return true if it is to end
     */
    public boolean names(LoginSession session) {
        boolean same = subject.equals(session.subject())
                && format.equals(session.format())
                && qualifiers.equals(session.qualifiers());
        return same
                && (indexes.isEmpty()
                        || session.index().filter(indexes::contains).isPresent());
    }

    @Override
    public String toString() {
        return "AccountLogout[***]";
    }
}
