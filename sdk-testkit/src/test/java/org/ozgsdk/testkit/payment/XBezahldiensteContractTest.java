// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit.payment;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ozgsdk.core.Environment;
import org.ozgsdk.payment.PaymentProvider;
import org.ozgsdk.payment.xbezahldienste.Authentication;
import org.ozgsdk.payment.xbezahldienste.XBezahldienste;
import org.ozgsdk.payment.xbezahldienste.XBezahldiensteEndpoint;
import org.ozgsdk.sandbox.PaymentServiceAccess;
import org.ozgsdk.testkit.PaymentCapability;
import org.ozgsdk.testkit.PaymentCounterpart;
import org.ozgsdk.testkit.PaymentProviderContract;
import org.ozgsdk.testkit.SandboxExtension;

/** XBezahldienste against both payment services of the sandbox. */
class XBezahldiensteContractTest {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.create();

    abstract static class Contract extends PaymentProviderContract {

        abstract PaymentServiceAccess access();

        abstract Authentication authentication(PaymentServiceAccess access);

        @Override
        protected PaymentProvider provider() {
            PaymentServiceAccess access = access();
            return XBezahldienste.builder(new XBezahldiensteEndpoint(
                            Environment.SANDBOX,
                            access.base(),
                            access.originatorId(),
                            "053340002002",
                            authentication(access)))
                    .transport(SANDBOX.transport())
                    .build();
        }

        @Override
        protected PaymentCounterpart counterpart() {
            return new SandboxPayments(SANDBOX);
        }

        /** The standard has no notifications, no refunds and no look-up by our id. */
        @Override
        protected Set<PaymentCapability> capabilities() {
            return Set.of(PaymentCapability.AMOUNT, PaymentCapability.AVAILABILITY);
        }

        @Override
        protected List<String> secrets() {
            return List.of(access().clientSecret().reveal());
        }
    }

    @Nested
    class WithUserNameAndPassword extends Contract {

        @Override
        PaymentServiceAccess access() {
            return SANDBOX.sandbox().paymentService("eins");
        }

        @Override
        Authentication authentication(PaymentServiceAccess access) {
            return new Authentication.Basic(access.clientId(), access.clientSecret());
        }
    }

    @Nested
    class WithTokens extends Contract {

        @Override
        PaymentServiceAccess access() {
            return SANDBOX.sandbox().paymentService("zwei");
        }

        @Override
        Authentication authentication(PaymentServiceAccess access) {
            return new Authentication.ClientCredentials(
                    access.tokenUri().orElseThrow(), access.clientId(), access.clientSecret());
        }
    }
}
