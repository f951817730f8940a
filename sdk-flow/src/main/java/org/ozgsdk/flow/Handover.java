// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.flow;

import org.ozgsdk.core.Money;
import org.ozgsdk.delivery.Receipt;

/** What became of handing an application over. */
public sealed interface Handover {

    /**
     * The delivery service has it, now or since an earlier call; it is never submitted twice.
     *
     * @param receipt the proof against which the authority's answer is compared
     */
    record Submitted(Receipt receipt) implements Handover {}

    /** What was reviewed is no longer what is declared: show and warn again (OZG § 9a (2), (3)). */
    record ReviewOutdated() implements Handover {}

    /**
     * The fee is not confirmed as paid; a payment that does not fit is not paid either.
     *
     * @param due what is to be paid
     */
    record NotPaid(Money due) implements Handover {}
}
