// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.util.List;
import java.util.Optional;

/**
 * Who pays, for the few payment services that must know (invoice, direct debit). Personal data: leave it out wherever it is not asked for;
 * {@link Payments#forgetPayers} removes it in time, and nothing prints it.
 *
 * @param kind person or organisation
 * @param name family name, or the organisation's name
 * @param firstName given name; empty for an organisation
 * @param address postal address; empty if not needed
 */
public record Payer(Kind kind, String name, Optional<String> firstName, Optional<PostalAddress> address) {

    /** Who it is. */
    public enum Kind {
        /** A natural person. */
        PERSON,
        /** An organisation. */
        ORGANISATION
    }

    /** Refuses a person without a given name and an organisation with one. */
    public Payer {
        if ((kind == Kind.PERSON) != firstName.isPresent()) {
            throw new IllegalArgumentException("a person has a given name, an organisation has none");
        }
    }

    @Override
    public String toString() {
        return "Payer[" + kind + ", ***]";
    }

    /**
     * A postal address of any country.
     *
     * @param lines one to three lines before the place, for instance street and number
     * @param postcode postal code as that country writes it
     * @param city place name
     * @param country ISO 3166-1 alpha-2, for instance {@code DE}
     */
    public record PostalAddress(List<String> lines, String postcode, String city, String country) {

        /** Copies the lines and refuses an address without any. */
        public PostalAddress {
            lines = List.copyOf(lines);
            if (lines.isEmpty() || lines.size() > 3 || country.length() != 2) {
                throw new IllegalArgumentException("an address has one to three lines and a country of two letters");
            }
        }

        @Override
        public String toString() {
            return "PostalAddress[***, " + country + "]";
        }
    }
}
