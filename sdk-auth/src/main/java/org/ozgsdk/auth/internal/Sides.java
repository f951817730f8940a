// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.core.Environment;

/**
 * Both sides of an answer as the configuration has them, checked already.
 *
 * @param profile how the account speaks
 * @param account its entityID
 * @param accountKeys its pinned signing keys
 * @param service our entityID
 * @param consumer our assertion consumer service
 * @param decryption our decryption keys
 * @param onlyPss whether answers must be signed with RSASSA-PSS
 * @param production whether accounts for tests are refused
 */
public record Sides(
        AccountProfile profile,
        String account,
        List<PublicKey> accountKeys,
        String service,
        String consumer,
        List<PrivateKey> decryption,
        boolean onlyPss,
        boolean production) {

    /** Copies the lists. */
    public Sides {
        accountKeys = List.copyOf(accountKeys);
        decryption = List.copyOf(decryption);
    }

    /** Both sides of a service that was set up. */
    public static Sides of(AccountProfile profile, IdentityProvider account, ServiceProvider service, boolean onlyPss) {
        return new Sides(
                profile,
                account.entityId().toString(),
                account.keys(),
                service.entityId().toString(),
                service.assertionConsumerService().toString(),
                service.encryption().stream()
                        .<PrivateKey>map(material -> material.privateKey())
                        .toList(),
                onlyPss,
                account.environment() == Environment.PROD);
    }

    /** Whether this names the account. Blanks around a name are the writer's, in any form. */
    boolean isAccount(String name) {
        return account.equals(profile.anyForm() ? name.strip() : name);
    }

    /** Whether this names us. */
    boolean isService(String name) {
        return service.equals(profile.anyForm() ? name.strip() : name);
    }

    /** Keeps keys out of logs. */
    @Override
    public String toString() {
        return "Sides[" + profile.id() + "]";
    }
}
