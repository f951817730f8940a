// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.bank;

import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;

/**
 * An account number of ISO 13616: form, length of the country and check digits are right; whether the account exists is not known. Prints masked, since it is personal
 * data of a payer.
 */
public final class Iban {

    private static final int LONGEST = 42;

    private final String value;

    private Iban(String value) {
        this.value = value;
    }

    /**
     * Reads an IBAN.
     *
     * @param text with or without blanks, capitals
     * @return the IBAN
     * @throws IllegalArgumentException if it is none; the message does not repeat it
     */
    public static Iban of(String text) {
        String plain = text.length() <= LONGEST ? text.replace(" ", "") : text;
        try {
            IbanUtil.validate(plain);
        } catch (Iban4jException e) {
            throw new IllegalArgumentException(
                    "Das ist keine IBAN (Form, Länge oder Prüfziffer). / This is no IBAN.", null);
        }
        return new Iban(plain);
    }

    /** {@return the IBAN without blanks} */
    public String value() {
        return value;
    }

    /** {@return the IBAN in groups of four, as it is printed} */
    public String printed() {
        return Groups.ofFour(value);
    }

    /** {@return the country, two letters} */
    public String country() {
        return value.substring(0, 2);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Iban that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** {@return country and the last four characters only} */
    @Override
    public String toString() {
        return country() + "** **** " + value.substring(value.length() - 4);
    }
}
