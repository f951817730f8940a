// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.payment.Payer;
import org.ozgsdk.payment.Payer.PostalAddress;

/** Who pays, in the shape that the version knows (1.1.0 Requestor, 1.2.0 RequestorTyped). Nothing is sent unless an order names a payer with an address. */
final class RequestorWriter {

    private static final int POSTCODE = 5;

    private RequestorWriter() {}

    static Optional<Map<String, Object>> of(Optional<Payer> payer, SpecVersion version) {
        return payer.filter(who -> who.address().isPresent()).map(who -> version.isNew() ? typed(who) : legacy(who));
    }

    private static Map<String, Object> typed(Payer payer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("requestorType", payer.kind() == Payer.Kind.PERSON ? "INDIVIDUAL" : "ORGANIZATION");
        json.put("name", payer.name());
        payer.firstName().ifPresent(name -> json.put("firstName", name));
        json.put("address", postal(payer.address().orElseThrow()));
        return json;
    }

    private static Map<String, Object> postal(PostalAddress address) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("addressType", "POSTAL_ADDRESS");
        for (int i = 0; i < address.lines().size(); i++) {
            json.put("addressLine" + (i + 1), address.lines().get(i));
        }
        json.put("city", address.city());
        json.put("postalCode", address.postcode());
        json.put("countryCode", address.country());
        return json;
    }

    private static Map<String, Object> legacy(Payer payer) {
        boolean person = payer.kind() == Payer.Kind.PERSON;
        Map<String, Object> json = new LinkedHashMap<>();
        if (person) {
            json.put("name", payer.name());
            payer.firstName().ifPresent(name -> json.put("firstName", name));
        }
        json.put("isOrganization", !person);
        if (!person) {
            json.put("organizationName", payer.name());
        }
        json.put("address", legacy(payer.address().orElseThrow()));
        return json;
    }

    /** The older address knows German postcodes only; another one goes into the lines. */
    @Assumption("payment.foreign-postcode-in-lines")
    private static Map<String, Object> legacy(PostalAddress address) {
        boolean german = address.postcode().length() == POSTCODE
                && address.postcode().chars().allMatch(letter -> letter >= '0' && letter <= '9');
        List<String> lines = new ArrayList<>(address.lines());
        if (!german) {
            lines.add(address.postcode() + " " + address.city());
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("addressLine", lines);
        if (german) {
            json.put("postalCode", address.postcode());
        }
        json.put("city", address.city());
        json.put("country", address.country());
        return json;
    }
}
