// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import java.time.Instant;
import java.util.Optional;
import org.ozgsdk.core.Applicant;
import org.ozgsdk.core.TrustLevel;

/**
 * A verified login. {@code toString} shows account and level only.
 *
 * @param provider id of the account, for instance {@code bundid}
 * @param level the trust level of this login
 * @param applicant who logged in, a person or an organisation, each field with level and source; empty only for an account whose profile lets it name nobody
 * @param accountId the account's id of this person or organisation for this service (BundID: bPK2, MUK: NameID), case-sensitive; empty for a guest login
 * @param mailbox address of the person's mailbox (BundID: legacyPostkorbHandle); no key of a user; empty if the account gave none
 * @param means how the person identified, the account's own word, for instance {@code Elster} or {@code eID}; empty if it did not say
 * @param attributes everything the account sent
 * @param at when the person identified, by the account's clock
 * @param session what a logout at the account needs; empty if the account named no subject
 */
public record Login(
        String provider,
        TrustLevel level,
        Optional<Applicant> applicant,
        Optional<String> accountId,
        Optional<String> mailbox,
        Optional<String> means,
        LoginAttributes attributes,
        Instant at,
        Optional<LoginSession> session) {

    /** {@return the human being at the keyboard: the applicant, or who acts for the organisation; empty if the account does not say} */
    public Optional<Applicant.NaturalPerson> person() {
        return applicant.flatMap(Applicant::actingPerson);
    }

    /** {@return whether nobody will recognise this person at the next login} */
    public boolean isGuest() {
        return accountId.isEmpty();
    }

    @Override
    public String toString() {
        return "Login[" + provider + ", " + level + "]";
    }
}
