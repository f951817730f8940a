// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.ozgsdk.sandbox.Account;
import org.ozgsdk.sandbox.AccountFace;
import org.ozgsdk.sandbox.internal.control.FaultSwitches;
import org.ozgsdk.sandbox.internal.control.History;
import org.ozgsdk.sandbox.internal.http.Router;
import org.ozgsdk.sandbox.internal.keys.HeldKey;
import org.ozgsdk.sandbox.internal.keys.KeyRing;

/** All faces of the account. */
public final class AccountServices {

    private final Map<AccountFace, AccountService> faces = new EnumMap<>(AccountFace.class);

    public AccountServices(
            Clock clock, String origin, Function<String, HeldKey> keys, FaultSwitches faults, History history) {
        // The other key is an honest one of another service: whoever trusts the common root instead of the account's
        // key falls for it.
        AccountService.Shared shared = new AccountService.Shared(
                clock, origin, keys.apply("portal"), keys.apply(KeyRing.IDP_NEXT), faults, history);
        for (AccountFace face : AccountFace.values()) {
            faces.put(face, new AccountService(Face.of(face, origin), keys.apply(KeyRing.idp(face)), shared));
        }
    }

    public void addTo(Router router) {
        faces.values().forEach(face -> face.addTo(router));
    }

    public Account face(AccountFace face) {
        AccountService account = faces.get(face);
        if (account == null) {
            throw new IllegalArgumentException("no such face: " + face);
        }
        return account;
    }

    public Collection<AccountService> all() {
        return faces.values();
    }
}
