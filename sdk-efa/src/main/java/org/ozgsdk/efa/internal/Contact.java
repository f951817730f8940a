// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.efa.internal;

import java.util.Optional;
import org.ozgsdk.core.text.PlainText;

/** Lets through telephone numbers and mail addresses of authorities that look like ones, so that nothing else gets into a link. */
public final class Contact {

    private Contact() {}

    /**
     * Checks a telephone number.
     *
     * @param raw the number as it came
     * @return the number, empty if it has other letters than digits, blanks and {@code + ( ) / -}, fewer than 3 digits or more than 40 characters
     */
    public static Optional<String> phone(String raw) {
        String text = PlainText.of(raw, 41);
        boolean letters = text.chars().allMatch(c -> (c >= '0' && c <= '9') || " +()/-".indexOf(c) >= 0);
        long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
        return letters && digits >= 3 && text.length() <= 40 ? Optional.of(text) : Optional.empty();
    }

    /**
     * Checks a mail address.
     *
     * @param raw the address as it came
     * @return the address, empty if it has not one {@code @} between two parts of harmless letters
     */
    public static Optional<String> email(String raw) {
        String text = raw.strip();
        int at = text.indexOf('@');
        boolean shape = at > 0 && at == text.lastIndexOf('@') && text.indexOf('.', at) > at + 1 && text.length() <= 200;
        return shape && text.chars().allMatch(Contact::mayStandInMail) ? Optional.of(text) : Optional.empty();
    }

    private static boolean mayStandInMail(int c) {
        return Character.isLetterOrDigit(c) || "@._+-".indexOf(c) >= 0;
    }
}
