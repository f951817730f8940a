// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.ozgsdk.core.Money;

/** Orders as tests need them. */
public final class Orders {

    private Orders() {}

    public static PaymentOrder of(String claim, String euro) {
        return new PaymentOrder(
                claim,
                "Gewerbeanmeldung",
                "Gebühr der Gewerbeanmeldung",
                List.of(new PaymentItem(
                        "12-1-3", "Tarifstelle 12.1.3 Gewerbeanmeldung", 1, Money.euro(euro), Map.of())),
                URI.create("https://gewerbe.ozgsdk.example/zurueck?fall=1"));
    }
}
