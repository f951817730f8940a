// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.core.TrustLevel;

/**
 * What an answer must answer.
 *
 * @param requestId ID of the request; empty only where a single answer is looked at without its request
 * @param level the level asked for
 * @param asked all attributes asked for
 * @param required the attributes without which the login fails
 * @param issuedAt IssueInstant of the request; nobody may have identified before
 */
public record Expected(
        Optional<String> requestId,
        TrustLevel level,
        List<AccountAttribute> asked,
        List<AccountAttribute> required,
        Instant issuedAt) {

    /** Something that any request could have asked. */
    static Expected anything(Optional<String> requestId) {
        return new Expected(requestId, TrustLevel.NONE, List.of(), List.of(), Instant.MIN.plus(Caps.SKEW));
    }
}
