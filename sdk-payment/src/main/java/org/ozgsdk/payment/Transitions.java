// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import static org.ozgsdk.payment.PaymentStatus.CANCELLED;
import static org.ozgsdk.payment.PaymentStatus.CLOSED_UNPAID;
import static org.ozgsdk.payment.PaymentStatus.CREATED;
import static org.ozgsdk.payment.PaymentStatus.EXPIRED_UNCONFIRMED;
import static org.ozgsdk.payment.PaymentStatus.FAILED;
import static org.ozgsdk.payment.PaymentStatus.INITIATING;
import static org.ozgsdk.payment.PaymentStatus.INITIATION_UNKNOWN;
import static org.ozgsdk.payment.PaymentStatus.MISMATCH;
import static org.ozgsdk.payment.PaymentStatus.PAID;
import static org.ozgsdk.payment.PaymentStatus.PENDING;
import static org.ozgsdk.payment.PaymentStatus.REJECTED;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The graph of a payment as data. PAID, REJECTED and MISMATCH are left by nobody; PAID is reached late from every unpaid end (late truth wins). */
final class Transitions {

    private static final Map<PaymentStatus, Set<PaymentStatus>> ALLOWED = new EnumMap<>(Map.of(
            CREATED, EnumSet.of(INITIATING, CLOSED_UNPAID),
            INITIATING, EnumSet.of(INITIATING, CREATED, PENDING, INITIATION_UNKNOWN, REJECTED),
            INITIATION_UNKNOWN, EnumSet.of(INITIATING),
            PENDING, EnumSet.of(PAID, FAILED, CANCELLED, EXPIRED_UNCONFIRMED, MISMATCH),
            EXPIRED_UNCONFIRMED, EnumSet.of(PAID, FAILED, CANCELLED, CLOSED_UNPAID, MISMATCH),
            FAILED, EnumSet.of(PAID, MISMATCH),
            CANCELLED, EnumSet.of(PAID, MISMATCH),
            CLOSED_UNPAID, EnumSet.of(PAID, FAILED, CANCELLED, MISMATCH)));

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
