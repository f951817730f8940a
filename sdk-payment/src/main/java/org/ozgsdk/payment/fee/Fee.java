// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.fee;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ozgsdk.core.Money;
import org.ozgsdk.payment.PaymentItem;

/**
 * What is to be paid in one case, and why.
 *
 * @param total the sum of the lines, never negative
 * @param lines the rules that apply, in the order of the schedule; those that are free included
 * @param trace one German sentence that derives the total, the same for the same input; for review, copy and record
 * @param sample true if an amount was not confirmed with the authority
 */
public record Fee(Money total, List<FeeLine> lines, String trace, boolean sample) {

    private static final int LONGEST_ID = 36;
    private static final int LONGEST_TEXT = 250;

    /** Copies the lines. */
    public Fee {
        lines = List.copyOf(lines);
    }

    /** {@return the lines as they are paid, without free ones; empty if there is nothing to pay and so no payment is begun} */
    public List<PaymentItem> items() {
        List<PaymentItem> items = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (FeeLine line : lines) {
            if (line.unit().compareTo(Money.ZERO) > 0) {
                String words = "Tarifstelle " + line.rule() + " " + line.text();
                items.add(new PaymentItem(
                        id(line.rule(), used),
                        cut(words, LONGEST_TEXT),
                        line.quantity(),
                        line.unit(),
                        line.unitTax(),
                        line.taxRate(),
                        Map.of()));
            }
        }
        return List.copyOf(items);
    }

    /** Payment services take letters, digits, underscores and hyphens (XBezahldienste 1.2, PaymentItem.id). */
    private static String id(String tariff, Set<String> used) {
        String base = cut(tariff.replaceAll("[^A-Za-z0-9_-]", "-"), LONGEST_ID - 4);
        String id = base;
        for (int number = 2; !used.add(id); number++) {
            id = base + "-" + number;
        }
        return id;
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }
}
