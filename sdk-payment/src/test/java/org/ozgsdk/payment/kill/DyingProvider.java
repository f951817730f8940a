// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.kill;

import java.util.function.Supplier;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentProvider;
import org.ozgsdk.payment.StatusQuestion;

/** A payment service whose caller dies before and after each call, as a test says. */
final class DyingProvider implements PaymentProvider {

    private final PaymentProvider inner;
    private final Runnable step;

    DyingProvider(PaymentProvider inner, Runnable step) {
        this.inner = inner;
        this.step = step;
    }

    private <T> T around(Supplier<T> call) {
        step.run();
        T result = call.get();
        step.run();
        return result;
    }

    @Override
    public String id() {
        return inner.id();
    }

    @Override
    public Initiation initiate(String requestId, PaymentOrder order) {
        return around(() -> inner.initiate(requestId, order));
    }

    @Override
    public Recovery recover(String requestId, PaymentOrder order) {
        return around(() -> inner.recover(requestId, order));
    }

    @Override
    public StatusReport status(StatusQuestion question) {
        return around(() -> inner.status(question));
    }
}
