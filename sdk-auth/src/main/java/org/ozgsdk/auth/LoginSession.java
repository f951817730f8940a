// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import java.time.Instant;
import java.util.Optional;
import org.ozgsdk.core.Secret;

/**
 * What an account needs to know again at a logout. Keep it with the session of the web layer. {@code toString} shows nothing.
 *
 * @param subject the account's name of the subject in this session (SAML: NameID)
 * @param format its format, a URN; empty if the account gave none
 * @param qualifiers NameQualifier and SPNameQualifier, for a SAML logout; empty texts where there are none
 * @param index the account's id of the session; empty if it gave none
 * @param until when the account wants the session to end; empty if it did not say
 * @param idToken OpenID Connect: the ID token, by which the account knows the session again; empty behind the other door
 */
public record LoginSession(
        String subject,
        String format,
        Qualifiers qualifiers,
        Optional<String> index,
        Optional<Instant> until,
        Optional<Secret> idToken) {

    /**
     * A session without ID token.
     *
     * @param subject the account's name of the subject in this session
     * @param format its format
     * @param qualifiers in whose name it is meant
     * @param index the account's id of the session
     * @param until when it is to end
     */
    public LoginSession(
            String subject, String format, Qualifiers qualifiers, Optional<String> index, Optional<Instant> until) {
        this(subject, format, qualifiers, index, until, Optional.empty());
    }

    /**
     * In whose name a subject is meant (SAML core 2.2.2).
     *
     * @param by NameQualifier; empty for none
     * @param toService SPNameQualifier; empty for none
     */
    public record Qualifiers(String by, String toService) {}

    @Override
    public String toString() {
        return "LoginSession[***]";
    }
}
