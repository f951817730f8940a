// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.control;

import java.util.EnumMap;
import java.util.Map;
import org.ozgsdk.sandbox.DeliveryFault;

/** How often each fault of the delivery service is still to come. Safe for use by many threads. */
public final class DeliverySwitches {

    private final Map<DeliveryFault, Integer> left = new EnumMap<>(DeliveryFault.class);

    synchronized void turnOn(DeliveryFault fault, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("A fault comes at least once, not " + times + " times.");
        }
        left.put(fault, times);
    }

    synchronized void clear() {
        left.clear();
    }

    /** {@return whether the fault comes now; takes one of its times} */
    public synchronized boolean take(DeliveryFault fault) {
        int times = left.getOrDefault(fault, 0);
        if (times > 0) {
            left.put(fault, times - 1);
        }
        return times > 0;
    }
}
