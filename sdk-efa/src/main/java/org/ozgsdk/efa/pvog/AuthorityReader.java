// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.pvog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ozgsdk.core.Address;
import org.ozgsdk.core.Authority;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.core.text.PlainText;
import org.ozgsdk.efa.internal.Contact;
import org.ozgsdk.efa.internal.SafeUri;

/** Reads address and contact of a unit. Nothing here is worth an error: what is missing or looks wrong is left out. */
final class AuthorityReader {

    /** Address kinds a person can go or write to, best first: visitors, house, post, delivery. PO boxes (003, 004) have no street. Source: xzufi.anschrifttyp. */
    private static final List<String> KINDS = List.of("002", "001", "006", "005");

    private static final String PHONE = "02";
    private static final int MAX_TEXT = 120;

    private AuthorityReader() {}

    static Authority read(String id, String name, JsonObject detail, Environment environment) {
        List<JsonObject> places = detail.looseObjects("location");
        List<JsonObject> contacts = places.stream()
                .flatMap(place -> place.looseObjects("communications").stream())
                .toList();
        return new Authority(
                id,
                name,
                address(places),
                contacts.stream()
                        .filter(contact -> Loose.code(contact, "code")
                                .filter(PHONE::equals)
                                .isPresent())
                        .flatMap(contact -> Loose.text(contact, "value").flatMap(Contact::phone).stream())
                        .findFirst(),
                // The code of mail addresses is not known for sure, their shape is.
                contacts.stream()
                        .flatMap(contact -> Loose.text(contact, "value").flatMap(Contact::email).stream())
                        .findFirst(),
                detail.looseObjects("internetAddresses").stream()
                        .flatMap(link -> Loose.text(link, "uri").flatMap(uri -> SafeUri.of(uri, environment)).stream())
                        .findFirst());
    }

    private static Optional<Address> address(List<JsonObject> places) {
        return places.stream()
                .flatMap(place -> place.looseObjects("addresses").stream())
                .filter(address -> KINDS.contains(kind(address))
                        && Loose.text(address, "city").isPresent())
                .min(Comparator.comparingInt(address -> KINDS.indexOf(kind(address))))
                .map(address -> new Address(
                        part(address, "street"),
                        part(address, "houseNumber"),
                        part(address, "zip"),
                        part(address, "city")));
    }

    private static String kind(JsonObject address) {
        return Loose.code(address, "type").orElse("");
    }

    private static String part(JsonObject address, String name) {
        return PlainText.of(Loose.text(address, name).orElse(""), MAX_TEXT);
    }
}
