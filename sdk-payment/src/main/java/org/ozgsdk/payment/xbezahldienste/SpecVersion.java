// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.xbezahldienste;

/** A version of XBezahldienste. They do not understand each other: all objects forbid unknown members, and the total is spelled differently. */
public enum SpecVersion {
    /** 1.0.0, as ePay21 speaks it: the total is {@code grosAmount}, with one s. */
    V1_0("1.0.0", "grosAmount"),
    /** 1.1.0: {@code grossAmount}; payers in the older shape. */
    V1_1("1.1.0", "grossAmount"),
    /** 1.2.0: says its version in a header, tells methods and maintenance, payers in the newer shape. */
    V1_2("1.2.0", "grossAmount");

    private final String number;
    private final String total;

    SpecVersion(String number, String total) {
        this.number = number;
        this.total = total;
    }

    /** {@return the number as in the header {@code X-XBezahldienste-Version}} */
    public String number() {
        return number;
    }

    String total() {
        return total;
    }

    boolean isNew() {
        return this == V1_2;
    }
}
