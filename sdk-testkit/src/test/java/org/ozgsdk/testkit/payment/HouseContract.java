// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit.payment;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ozgsdk.payment.PaymentProvider;
import org.ozgsdk.testkit.PaymentCapability;
import org.ozgsdk.testkit.PaymentCounterpart;
import org.ozgsdk.testkit.PaymentProviderContract;

/** The contract on the house's provider with a flaw. Not named as a test: {@link ContractFindsFlawsTest} starts it. */
class HouseContract extends PaymentProviderContract {

    static HouseProvider.Flaw flaw = HouseProvider.Flaw.NONE;

    private final HouseService service = new HouseService();

    @Override
    protected PaymentProvider provider() {
        return new HouseProvider(service, HouseService.SECRET, flaw);
    }

    @Override
    protected PaymentCounterpart counterpart() {
        return service;
    }

    @Override
    protected Set<PaymentCapability> capabilities() {
        return EnumSet.allOf(PaymentCapability.class);
    }

    @Override
    protected List<String> secrets() {
        return List.of(HouseService.SECRET);
    }
}
