// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.arrangement;

import java.time.Clock;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.spi.Registry;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.PaymentProvider;

/** Makes clients from arrangements, chosen by id. Immutable, safe for use by many threads. */
public final class PaymentProviders {

    private final Registry<PaymentProviderFactory> factories;

    private PaymentProviders(Registry<PaymentProviderFactory> factories) {
        this.factories = factories;
    }

    /**
     * Knows the payment services that come along, those given here, and those installed on the class path.
     *
     * @param own factories of one's own
     * @return the factories
     * @throws ConfigurationException if two have the same id
     */
    public static PaymentProviders with(PaymentProviderFactory... own) {
        Registry.Builder<PaymentProviderFactory> builder = Registry.of(PaymentProviderFactory.class);
        for (PaymentProviderFactory factory : BuiltIn.values()) {
            builder.with(factory);
        }
        for (PaymentProviderFactory factory : own) {
            builder.with(factory);
        }
        return new PaymentProviders(builder.installed().build());
    }

    /**
     * Makes a client.
     *
     * @param arrangement where and as whom
     * @param transport the way out
     * @param clock the clock
     * @return the client
     * @throws ConfigurationException if no such payment service is installed, or a setting is missing or wrong
     */
    public PaymentProvider create(PaymentArrangement arrangement, Transport transport, Clock clock) {
        return factories.require(arrangement.provider()).create(arrangement, transport, clock);
    }
}
