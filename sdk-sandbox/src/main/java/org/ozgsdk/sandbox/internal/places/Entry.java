// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.places;

import java.util.Optional;
import org.ozgsdk.core.Ars;
import org.ozgsdk.core.LeikaKey;
import org.ozgsdk.sandbox.Place;
import org.ozgsdk.sandbox.internal.delivery.Destination;

/** One service in one area as PVOG holds it. Immutable; joining replaces it. */
record Entry(int number, Ars ars, LeikaKey service, String authority, Town town, Optional<Route> route) {

    /** Invented contact data. */
    record Town(String street, String houseNumber, String zip, String city) {}

    /** The way by FIT-Connect: destination and the portal's signature over it. */
    record Route(Destination destination, String signature) {}

    String serviceId() {
        return editor() + ".LB." + (4700 + number);
    }

    String authorityId() {
        return editor() + ".OE." + number;
    }

    String onlineServiceId() {
        return editor() + ".OD." + number;
    }

    /** An editor's number that belongs to nobody: 999 and the Land. */
    private String editor() {
        return "L9990" + ars.digits().substring(0, 2);
    }

    Place place() {
        return new Place(
                ars, service, authority, route.map(way -> way.destination().id()));
    }
}
