// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

/**
 * A postal address in Germany. {@code toString} shows the place only, since the address of a person is personal data.
 *
 * @param street street without number
 * @param houseNumber house number with its addition
 * @param postcode five digits
 * @param city place name
 */
public record Address(String street, String houseNumber, String postcode, String city) {

    @Override
    public String toString() {
        return "***, " + city;
    }
}
