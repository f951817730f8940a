// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One synthetic entry of a directory: an authority for an area, with or without a route. */
public record Town(String ars, int number, String name, List<String> signatures, Map<String, String> parameters) {

    /** Long enough to be taken for whole, and of the form of a compact JWS. */
    public static String signature(int number) {
        return "eyJ0b3duIjoi" + number + "In0." + "A".repeat(300) + "." + "B".repeat(683);
    }

    public static Town joined(String ars, int number, String name) {
        return new Town(ars, number, name, List.of(signature(number)), Map.of());
    }

    public static Town notJoined(String ars, int number, String name) {
        return new Town(ars, number, name, List.of(), Map.of());
    }

    public Town with(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new Town(ars, number, name, signatures, more);
    }

    /** Entries of one area belong to one editor and share one service description. */
    public String entryId() {
        return "L999005.LB." + ars;
    }

    public String unitId() {
        return "L999005.OE.M_" + number;
    }

    public String onlineServiceId() {
        return "L999005.OD." + number;
    }

    public String website() {
        return "https://muster-" + number + ".example/";
    }
}
