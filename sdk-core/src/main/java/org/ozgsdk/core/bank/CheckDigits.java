// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.bank;

/**
 * Check digits of a Kassenzeichen. There is no national method; the cash office says which is its own. That of ePayBL's HKR method was not found: let ePayBL assign the
 * number there.
 */
public enum CheckDigits {
    /** ISO 7064 MOD 11,10, as on the payment slip BZÜ with 13 digits. */
    MOD_11_10 {
        @Override
        int of(int[] digits) {
            int product = 10;
            for (int digit : digits) {
                int sum = (digit + product) % 10;
                product = (sum == 0 ? 10 : sum) * 2 % 11;
            }
            return (11 - product) % 10;
        }
    },
    /** Method 00 of the Bundesbank: weights 2, 1 from the right, digit sums, modulo 10. */
    BUNDESBANK_00 {
        @Override
        int of(int[] digits) {
            int sum = 0;
            for (int i = 0; i < digits.length; i++) {
                int product = digits[digits.length - 1 - i] * (i % 2 == 0 ? 2 : 1);
                sum += product / 10 + product % 10;
            }
            return (10 - sum % 10) % 10;
        }
    },
    /** Method 01 of the Bundesbank: weights 3, 7, 1 from the right, modulo 10. */
    BUNDESBANK_01 {
        @Override
        int of(int[] digits) {
            int[] weights = {3, 7, 1};
            int sum = 0;
            for (int i = 0; i < digits.length; i++) {
                sum += digits[digits.length - 1 - i] * weights[i % 3];
            }
            return (10 - sum % 10) % 10;
        }
    },
    /** Method 02 of the Bundesbank: weights 2 to 9 from the right, modulo 11; some numbers have no check digit. */
    BUNDESBANK_02 {
        @Override
        int of(int[] digits) {
            int sum = 0;
            for (int i = 0; i < digits.length; i++) {
                sum += digits[digits.length - 1 - i] * (2 + i % 8);
            }
            int remainder = sum % 11;
            if (remainder == 1) {
                throw new IllegalArgumentException("this number has no check digit by method 02: take the next one");
            }
            return remainder == 0 ? 0 : 11 - remainder;
        }
    };

    private static final int LONGEST = 30;

    abstract int of(int[] digits);

    /**
     * Computes the check digit.
     *
     * @param number 1 to 30 digits without one
     * @return the digit
     * @throws IllegalArgumentException if there are other characters, or the method gives this number none
     */
    public char of(String number) {
        if (number.isEmpty() || number.length() > LONGEST || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("a Kassenzeichen with a check digit has 1 to 30 digits before it");
        }
        return (char) ('0' + of(number.chars().map(c -> c - '0').toArray()));
    }

    /**
     * Appends the check digit.
     *
     * @param number digits without one
     * @return the number with it
     * @throws IllegalArgumentException as {@link #of(String)} does
     */
    public String append(String number) {
        return number + of(number);
    }

    /**
     * Says whether the last digit is the right one.
     *
     * @param number at least two digits
     * @return true if it is
     */
    public boolean verify(String number) {
        try {
            return number.length() > 1
                    && append(number.substring(0, number.length() - 1)).equals(number);
        } catch (IllegalArgumentException e) {
            return false; // no number, or one that cannot have a check digit
        }
    }
}
