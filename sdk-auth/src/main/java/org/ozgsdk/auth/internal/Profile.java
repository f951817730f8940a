// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import org.ozgsdk.core.keys.KeyMaterial;

/**
 * Both sides of a SAML login as the configuration has them, checked already.
 *
 * @param provider id of the account; source of its attributes
 * @param account the account's entityID
 * @param sso where requests are posted
 * @param accountKeys its pinned signing keys
 * @param service our entityID
 * @param consumer our assertion consumer service
 * @param signing our signing key
 * @param encryption our decryption keys
 * @param signWithPss whether requests are signed with RSASSA-PSS
 * @param onlyPss whether answers must be
 * @param lifetime how long a login may take
 */
public record Profile(
        String provider,
        String account,
        URI sso,
        List<PublicKey> accountKeys,
        String service,
        String consumer,
        KeyMaterial signing,
        List<KeyMaterial> encryption,
        boolean signWithPss,
        boolean onlyPss,
        Duration lifetime) {

    /** Copies the lists. */
    public Profile {
        accountKeys = List.copyOf(accountKeys);
        encryption = List.copyOf(encryption);
    }
}
