// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.arrangement;

import java.time.Clock;
import org.ozgsdk.core.spi.Extension;
import org.ozgsdk.core.transport.Transport;
import org.ozgsdk.payment.PaymentProvider;

/** Makes a payment service's client from an arrangement. Extension point; its id is that of the provider. Stateless, safe for use by many threads. */
public interface PaymentProviderFactory extends Extension {

    /**
     * Makes a client; sends nothing.
     *
     * @param arrangement where and as whom
     * @param transport the way out, with a client certificate where the service wants one
     * @param clock the clock
     * @return the client
     * @throws org.ozgsdk.core.ConfigurationException if a setting is missing or wrong
     */
    PaymentProvider create(PaymentArrangement arrangement, Transport transport, Clock clock);
}
