// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Gives money back as a test says. */
final class ModelRefunds implements Refunds {

    final List<Order> orders = new ArrayList<>();
    volatile boolean dies;
    volatile Outcome next = new Outcome.Done("R-1");

    @Override
    public Set<Kind> kinds() {
        return EnumSet.allOf(Kind.class);
    }

    @Override
    public synchronized Outcome refund(Order order) {
        orders.add(order);
        if (dies) {
            throw new ModelService.Killed();
        }
        return next;
    }
}
