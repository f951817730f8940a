// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import static org.ozgsdk.payment.PaymentStatus.ABANDONED_NEEDS_REVIEW;
import static org.ozgsdk.payment.PaymentStatus.CANCELLED;
import static org.ozgsdk.payment.PaymentStatus.CHARGED_BACK;
import static org.ozgsdk.payment.PaymentStatus.CLOSED_UNPAID;
import static org.ozgsdk.payment.PaymentStatus.CREATED;
import static org.ozgsdk.payment.PaymentStatus.EXPIRED_UNCONFIRMED;
import static org.ozgsdk.payment.PaymentStatus.FAILED;
import static org.ozgsdk.payment.PaymentStatus.INITIATING;
import static org.ozgsdk.payment.PaymentStatus.INITIATION_UNKNOWN;
import static org.ozgsdk.payment.PaymentStatus.MISMATCH;
import static org.ozgsdk.payment.PaymentStatus.PAID;
import static org.ozgsdk.payment.PaymentStatus.PARTIALLY_REFUNDED;
import static org.ozgsdk.payment.PaymentStatus.PENDING;
import static org.ozgsdk.payment.PaymentStatus.REFUNDED;
import static org.ozgsdk.payment.PaymentStatus.REJECTED;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The graph of a payment as data (payment sheet, 2.1). What was paid is left only by money going back; MISMATCH is left only by a person; PAID is reached late
 * from every unpaid end (late truth wins).
 */
final class Transitions {

    private static final Map<PaymentStatus, Set<PaymentStatus>> ALLOWED = new EnumMap<>(PaymentStatus.class);

    static {
        ALLOWED.put(CREATED, EnumSet.of(INITIATING, CANCELLED));
        ALLOWED.put(
                INITIATING,
                EnumSet.of(INITIATING, CREATED, PENDING, INITIATION_UNKNOWN, REJECTED, ABANDONED_NEEDS_REVIEW));
        ALLOWED.put(INITIATION_UNKNOWN, EnumSet.of(INITIATING, PENDING, REJECTED, ABANDONED_NEEDS_REVIEW));
        ALLOWED.put(PENDING, EnumSet.of(PAID, FAILED, CANCELLED, EXPIRED_UNCONFIRMED, MISMATCH));
        ALLOWED.put(EXPIRED_UNCONFIRMED, EnumSet.of(PAID, FAILED, CANCELLED, CLOSED_UNPAID, MISMATCH));
        ALLOWED.put(FAILED, EnumSet.of(PAID, MISMATCH));
        ALLOWED.put(CANCELLED, EnumSet.of(PAID, MISMATCH));
        ALLOWED.put(REJECTED, EnumSet.of(PAID, MISMATCH));
        ALLOWED.put(CLOSED_UNPAID, EnumSet.of(PAID, FAILED, CANCELLED, MISMATCH));
        ALLOWED.put(ABANDONED_NEEDS_REVIEW, EnumSet.of(PAID, MISMATCH, CLOSED_UNPAID));
        ALLOWED.put(MISMATCH, EnumSet.of(PAID, CLOSED_UNPAID));
        ALLOWED.put(PAID, EnumSet.of(PARTIALLY_REFUNDED, REFUNDED, CHARGED_BACK));
        ALLOWED.put(PARTIALLY_REFUNDED, EnumSet.of(PARTIALLY_REFUNDED, REFUNDED, CHARGED_BACK));
    }

    private Transitions() {}

    static boolean allows(PaymentStatus from, PaymentStatus to) {
        return ALLOWED.getOrDefault(from, Set.of()).contains(to);
    }

    static void check(PaymentStatus from, PaymentStatus to) {
        if (!allows(from, to)) {
            throw new IllegalStateException("a payment does not go from " + from + " to " + to);
        }
    }
}
