// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.xoev;

/**
 * The software that makes messages; it stands in the attributes of each, so that a reader knows whom to ask.
 *
 * @param name attribute {@code produkt}
 * @param manufacturer attribute {@code produkthersteller}
 * @param version attribute {@code produktversion}
 */
public record Product(String name, String manufacturer, String version) {

    /** Refuses empty texts. */
    public Product {
        if (name.isBlank() || manufacturer.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("Name, manufacturer and version of the product must not be empty.");
        }
    }
}
