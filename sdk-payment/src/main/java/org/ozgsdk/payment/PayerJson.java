// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.payment.Payer.PostalAddress;

/** How a payer stands in the store, as long as it may. */
final class PayerJson {

    private PayerJson() {}

    static Map<String, Object> write(Payer payer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", payer.kind().name());
        json.put("name", payer.name());
        payer.firstName().ifPresent(name -> json.put("firstName", name));
        payer.address().ifPresent(address -> json.put("address", write(address)));
        return json;
    }

    private static Map<String, Object> write(PostalAddress address) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("lines", address.lines());
        json.put("postcode", address.postcode());
        json.put("city", address.city());
        json.put("country", address.country());
        return json;
    }

    static Payer read(JsonObject json) {
        return new Payer(
                Payer.Kind.valueOf(json.text("kind")),
                json.text("name"),
                json.optionalText("firstName"),
                json.optionalObject("address").map(PayerJson::address));
    }

    private static PostalAddress address(JsonObject json) {
        return new PostalAddress(json.texts("lines"), json.text("postcode"), json.text("city"), json.text("country"));
    }
}
