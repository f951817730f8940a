// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.Applicant;
import org.ozgsdk.core.Provided;
import org.ozgsdk.core.TrustLevel;

/**
 * A verified login. {@code toString} shows account and level only.
 *
 * @param provider id of the account, for instance {@code bundid}
 * @param level the trust level of this login
 * @param person who logged in, each field with level and source
 * @param accountId the account's id of this person for this service (BundID: bPK2), case-sensitive; empty for a guest login
 * @param mailbox address of the person's mailbox (BundID: legacyPostkorbHandle); no key of a user; empty if the account gave none
 * @param means how the person identified, the account's own word, for instance {@code Elster} or {@code eID}; empty if it did not say
 * @param attributes everything the account sent, by the attribute's technical name (an OID with {@code urn:oid:}), unknown ones too
 * @param at when the person identified, by the account's clock
 */
public record Login(
        String provider,
        TrustLevel level,
        Applicant.NaturalPerson person,
        Optional<String> accountId,
        Optional<String> mailbox,
        Optional<String> means,
        Map<String, Provided<String>> attributes,
        Instant at) {

    /** Copies the map. */
    public Login {
        attributes = Map.copyOf(attributes);
    }

    @Override
    public String toString() {
        return "Login[" + provider + ", " + level + "]";
    }
}
