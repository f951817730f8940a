// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

/** The versions of XBezahldienste; none understands the objects of another in all members (payment sheet 0.4). */
enum WireVersion {
    V1_0_0("1.0.0", "grosAmount"),
    V1_1_0("1.1.0", "grossAmount"),
    V1_2_0("1.2.0", "grossAmount");

    private final String number;
    private final String total;

    WireVersion(String number, String total) {
        this.number = number;
        this.total = total;
    }

    String number() {
        return number;
    }

    /** How the total is spelt. */
    String total() {
        return total;
    }

    /** Only since 1.2 a payer has a type, and there are calls for methods and maintenance (payment sheet 3.1, 3.5). */
    boolean isBefore12() {
        return compareTo(V1_2_0) < 0;
    }
}
