// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.control;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.ozgsdk.sandbox.PaymentFault;

/** Which payment faults are on. */
public final class PaymentSwitches {

    private static final Set<PaymentFault> TWICE =
            EnumSet.of(PaymentFault.UNAVAILABLE_TWICE, PaymentFault.RATE_LIMITED);

    private final Set<PaymentFault> on = EnumSet.noneOf(PaymentFault.class);
    private final Map<PaymentFault, Integer> left = new EnumMap<>(PaymentFault.class);
    private boolean magicAmounts;

    synchronized void turnOn(PaymentFault fault) {
        if (TWICE.contains(fault)) {
            left.put(fault, 2);
        } else {
            on.add(fault);
        }
    }

    synchronized void clear() {
        on.clear();
        left.clear();
        magicAmounts = false;
    }

    synchronized void magicAmounts(boolean asked) {
        magicAmounts = asked;
    }

    /** Whether the cents of an amount choose what happens. */
    public synchronized boolean hasMagicAmounts() {
        return magicAmounts;
    }

    /** True as long as the fault is on; one that comes twice is used up by asking. */
    public synchronized boolean strikes(PaymentFault fault) {
        int times = left.getOrDefault(fault, 0);
        if (times > 0) {
            left.put(fault, times - 1);
        }
        return times > 0 || on.contains(fault);
    }
}
