// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.account;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.sandbox.Persona;

/** What a broker in front of this account (a house's Keycloak) learns by a login and tells on as claims. */
public final class PersonaClaims {

    /** Standard claims of OpenID Connect where there is one, else BundID's FriendlyNames; every house names its mappers itself. */
    @Assumption("oidc.claim-names")
    private static final Map<Attribute, String> NAMES = names();

    private final AccountData data;

    private PersonaClaims(AccountData data) {
        this.data = data;
    }

    /** A means to log in with, and what it is called. */
    public record Way(String word, String german, String english) {}

    /** All means. */
    public static List<Way> ways() {
        return List.of(Means.values()).stream()
                .map(means -> new Way(means.word(), means.german(), means.english()))
                .toList();
    }

    /** A login of somebody by some means; empty if there is no such person or the means is not hers. */
    public static Optional<PersonaClaims> of(String persona, String means, String brokerHost) {
        return Personas.byId(persona)
                .filter(known -> known.means().contains(means))
                .flatMap(known ->
                        Means.of(means).map(way -> new PersonaClaims(new AccountData(known, way, brokerHost))));
    }

    public Persona persona() {
        return data.persona();
    }

    /** 1 to 4. */
    public int level() {
        return data.means().level();
    }

    /** The claims; those with a dot in their name as objects. */
    public Map<String, Object> claims() {
        Map<String, Object> claims = told(attribute -> data.value(attribute).orElseThrow());
        claims.put("trust_levels", told(attribute -> attribute.trust(data.means())));
        return claims;
    }

    private Map<String, Object> told(Function<Attribute, String> value) {
        Map<String, Object> claims = new LinkedHashMap<>();
        Map<String, Object> address = new LinkedHashMap<>();
        NAMES.forEach((attribute, name) -> {
            if (data.value(attribute).isPresent()) {
                boolean inside = name.startsWith("address.");
                (inside ? address : claims).put(name.replace("address.", ""), value.apply(attribute));
            }
        });
        if (!address.isEmpty()) {
            claims.put("address", address);
        }
        return claims;
    }

    private static Map<Attribute, String> names() {
        Map<Attribute, String> names = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            names.put(attribute, attribute.friendlyName());
        }
        names.put(Attribute.GIVEN_NAME, "given_name");
        names.put(Attribute.SURNAME, "family_name");
        names.put(Attribute.MAIL, "email");
        names.put(Attribute.PHONE, "phone_number");
        names.put(Attribute.POSTAL_ADDRESS, "address.street_address");
        names.put(Attribute.POSTAL_CODE, "address.postal_code");
        names.put(Attribute.LOCALITY, "address.locality");
        names.put(Attribute.COUNTRY, "address.country");
        names.remove(Attribute.LEVEL);
        return names;
    }
}
