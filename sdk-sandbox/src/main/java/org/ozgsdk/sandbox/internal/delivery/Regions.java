// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.delivery;

import java.util.Set;
import org.ozgsdk.core.Ars;
import org.ozgsdk.sandbox.internal.http.Refusal;

/** Regions as FIT-Connect writes them: {@code DE} and 2, 3, 5, 9 or 12 digits of an ARS. */
final class Regions {

    private static final Set<Integer> LENGTHS = Set.of(2, 3, 5, 9);

    private Regions() {}

    static Ars area(String region) {
        try {
            String digits = region.startsWith("DE") ? region.substring(2) : "-";
            return Ars.of(LENGTHS.contains(digits.length()) ? digits + "0".repeat(12 - digits.length()) : digits);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(422, "invalid-region", "A region must be DE and the digits of an ARS.");
        }
    }
}
