// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.text.Din91379.Datatype;
import org.ozgsdk.payment.Payer;
import org.ozgsdk.payment.Payer.PostalAddress;

/**
 * Who pays, in the shape that the version knows (1.1.0 Requestor, 1.2.0 RequestorTyped). Nothing is sent unless an order names a payer with an address; nor is a
 * payer of whom a required member would be empty: whether it must know is the payment service's to say.
 */
final class RequestorWriter {

    private static final String GERMANY = "DE";
    private static final int LONGEST_POSTCODE = 16;

    private RequestorWriter() {}

    static Optional<Map<String, Object>> of(Optional<Payer> payer, SpecVersion version) {
        return payer.flatMap(who -> who.address()
                .flatMap(address -> version.isNew() ? typed(who, address) : Optional.of(legacy(who, address)))
                .filter(RequestorWriter::isComplete));
    }

    private static boolean isComplete(Map<String, Object> json) {
        return !json.containsValue("");
    }

    private static Optional<Map<String, Object>> typed(Payer payer, PostalAddress address) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (payer.kind() == Payer.Kind.PERSON) {
            json.put("requestorType", "INDIVIDUAL");
            putPerson(json, payer);
        } else {
            json.put("requestorType", "ORGANIZATION");
            json.put("name", Letters.din(payer.name(), Datatype.D));
        }
        Map<String, Object> postal = postal(address);
        json.put("address", postal);
        return isComplete(postal) ? Optional.of(json) : Optional.empty();
    }

    private static Map<String, Object> postal(PostalAddress address) {
        List<String> lines = lines(address);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("addressType", "POSTAL_ADDRESS");
        json.put("addressLine1", lines.isEmpty() ? "" : lines.get(0));
        for (int i = 1; i < lines.size(); i++) {
            json.put("addressLine" + (i + 1), lines.get(i));
        }
        String postcode = postcode(address);
        json.put("city", city(address));
        json.put("postalCode", postcode.length() <= LONGEST_POSTCODE ? postcode : "");
        json.put("countryCode", country(address));
        return json;
    }

    /** Name and first name are required of an organisation, too. */
    @Assumption("payment.organisation-in-older-shape")
    private static Map<String, Object> legacy(Payer payer, PostalAddress address) {
        boolean person = payer.kind() == Payer.Kind.PERSON;
        Map<String, Object> json = new LinkedHashMap<>();
        if (person) {
            putPerson(json, payer);
        } else {
            String name = Letters.din(payer.name(), Datatype.A);
            json.put("name", name.isEmpty() ? "-" : name);
            json.put("firstName", "-");
        }
        json.put("isOrganization", !person);
        if (!person) {
            json.put("organizationName", Letters.din(payer.name(), Datatype.D));
        }
        json.put("address", legacy(address));
        return json;
    }

    private static void putPerson(Map<String, Object> json, Payer payer) {
        json.put("name", Letters.din(payer.name(), Datatype.A));
        json.put("firstName", Letters.din(Letters.narrow(payer.firstName().orElse("")), Datatype.A));
    }

    /** The older address knows German postcodes only; any other goes into the lines, where a French one is not taken for a German one. */
    @Assumption("payment.foreign-postcode-in-lines")
    private static Map<String, Object> legacy(PostalAddress address) {
        boolean german = country(address).equals(GERMANY) && address.postcode().matches("[0-9]{5}");
        List<String> lines = new ArrayList<>(lines(address));
        if (!german) {
            lines.add((postcode(address) + " " + city(address)).strip());
        }
        lines.removeIf(String::isEmpty);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("addressLine", lines);
        if (german) {
            json.put("postalCode", address.postcode());
        }
        json.put("city", city(address));
        json.put("country", country(address));
        json.values().removeIf(""::equals);
        return json;
    }

    private static List<String> lines(PostalAddress address) {
        return address.lines().stream()
                .map(line -> Letters.din(line, Datatype.B))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String postcode(PostalAddress address) {
        return Letters.din(address.postcode(), Datatype.B);
    }

    private static String city(PostalAddress address) {
        return Letters.din(address.city(), Datatype.B);
    }

    private static String country(PostalAddress address) {
        return address.country().matches("[A-Z]{2}") ? address.country() : "";
    }
}
