// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.places;

import java.util.List;
import java.util.Locale;

/** One search expression for areas: at least 2 characters, a star at its begin or end stands for any (OpenAPI 2.0.0). */
record AreaName(String text, boolean openBegin, boolean openEnd) {

    static AreaName of(String expression) {
        boolean openBegin = expression.startsWith("*");
        boolean openEnd = expression.endsWith("*") && expression.length() > 1;
        String text = expression.substring(openBegin ? 1 : 0, expression.length() - (openEnd ? 1 : 0));
        if (text.strip().length() < 2 || text.indexOf('*') >= 0) {
            throw RoutingApi.malformed("areaSearchexpression needs 2 characters; * only at its begin or end.");
        }
        return new AreaName(text.strip().toLowerCase(Locale.GERMAN), openBegin, openEnd);
    }

    /** Says whether the whole name or one word of it is meant. */
    boolean fits(String name) {
        String whole = name.toLowerCase(Locale.GERMAN);
        return matches(whole) || List.of(whole.split("[ ()]+", -1)).stream().anyMatch(this::matches);
    }

    private boolean matches(String word) {
        if (openBegin) {
            return openEnd ? word.contains(text) : word.endsWith(text);
        }
        return openEnd ? word.startsWith(text) : word.equals(text);
    }
}
