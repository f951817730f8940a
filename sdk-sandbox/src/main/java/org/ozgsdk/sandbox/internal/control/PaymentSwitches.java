// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.control;

import java.util.EnumSet;
import java.util.Set;
import org.ozgsdk.sandbox.PaymentFault;

/** Which payment faults are on. */
public final class PaymentSwitches {

    private final Set<PaymentFault> on = EnumSet.noneOf(PaymentFault.class);
    private int unavailable;

    synchronized void turnOn(PaymentFault fault) {
        if (fault == PaymentFault.UNAVAILABLE_TWICE) {
            unavailable = 2;
        } else {
            on.add(fault);
        }
    }

    synchronized void clear() {
        on.clear();
        unavailable = 0;
    }

    /** True as long as the fault is on; {@link PaymentFault#UNAVAILABLE_TWICE} is used up by asking. */
    public synchronized boolean strikes(PaymentFault fault) {
        if (fault == PaymentFault.UNAVAILABLE_TWICE && unavailable > 0) {
            unavailable--;
            return true;
        }
        return on.contains(fault);
    }
}
