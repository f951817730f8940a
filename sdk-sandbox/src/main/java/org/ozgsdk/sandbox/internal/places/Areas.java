// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.places;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ozgsdk.core.Ars;

/** The few areas the routing service finds by name or postcode: those of the places, and one village of a Verbandsgemeinde. */
final class Areas {

    private static final int FIRST = 1000;

    private Areas() {}

    /** An area; its id is none of a regional key. */
    record Area(String id, String name, String zip, Ars ars) {

        boolean isCalled(AreaName expression) {
            return expression.fits(name) || expression.fits(zip);
        }

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("id", id);
            json.put("name", name);
            json.put("type", type());
            return json;
        }

        private String type() {
            boolean community = !ars.digits().endsWith("000");
            boolean union = !ars.digits().substring(5, 9).equals("0000");
            return community ? "Gemeinde" : union ? "Gemeindeverband" : "Kreis oder kreisfreie Stadt";
        }
    }

    static List<Area> all(PlaceBook places) {
        List<Area> all = new ArrayList<>();
        all.add(new Area("" + FIRST, "Antweiler", "53533", Ars.of("071315001004")));
        for (Entry entry : places.entries()) {
            if (all.stream().noneMatch(area -> area.ars().equals(entry.ars()))) {
                Entry.Town town = entry.town();
                all.add(new Area("" + (FIRST + entry.number()), town.city(), town.zip(), entry.ars()));
            }
        }
        return all;
    }
}
