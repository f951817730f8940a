// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the browser returns to the online service: it follows an address, or it posts fields there. Immutable. */
public record WayBack(URI address, Map<String, String> fields) {

    public WayBack {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** By GET. */
    public static WayBack to(URI address) {
        return new WayBack(address, Map.of());
    }

    /** By a form the person sends with a button, for there is no script. */
    public static WayBack posting(URI address, Map<String, String> fields) {
        return new WayBack(address, fields);
    }

    boolean isPost() {
        return !fields.isEmpty();
    }
}
