// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.girocheckout;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.ozgsdk.core.Assumption;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.payment.PurposeRules;
import org.ozgsdk.payment.Refunds;
import org.ozgsdk.payment.internal.Answers;

/** {@code transaction/refund} for all or a part, {@code transaction/void} before settlement. */
final class GiroRefunds implements Refunds {

    private final GiroApi api;

    GiroRefunds(GiroApi api) {
        this.api = api;
    }

    @Override
    public Set<Kind> kinds() {
        return EnumSet.allOf(Kind.class);
    }

    @Override
    public Outcome refund(Order order) {
        try {
            return outcome(
                    order.kind() == Kind.VOID
                            ? api.post(voidPath(), voidForm(order))
                            : api.post("/transaction/refund", refundForm(order)));
        } catch (UnavailableException | UntrustedException e) {
            return new Outcome.Unknown("after sending: " + e.getClass().getSimpleName());
        }
    }

    private Map<String, String> refundForm(Order order) {
        Map<String, String> form = api.form();
        form.put("merchantTxId", order.requestId() + "-" + order.key());
        form.put("amount", Long.toString(order.amount().cents()));
        form.put("currency", "EUR");
        String purpose = PurposeRules.SEPA.fit(order.purpose());
        if (!purpose.isEmpty()) {
            form.put("purpose", purpose);
        }
        form.put("reference", order.transactionId());
        return form;
    }

    @Assumption("girocheckout.void")
    private static String voidPath() {
        return "/transaction/void";
    }

    private Map<String, String> voidForm(Order order) {
        Map<String, String> form = api.form();
        form.put("merchantTxId", order.requestId() + "-" + order.key());
        form.put("reference", order.transactionId());
        return form;
    }

    private static Outcome outcome(JsonObject answer) {
        String rc = Answers.loose(answer, "rc").orElse("");
        if (!rc.equals("0")) {
            return GiroCodes.provesNothing(rc)
                    ? new Outcome.Unknown("code " + Answers.printable(rc))
                    : new Outcome.Refused(Answers.printable(rc));
        }
        String result = Answers.loose(answer, "resultPayment").orElse("");
        return switch (GiroCodes.state(result)) {
            case PAID -> new Outcome.Done(Answers.loose(answer, "reference").orElse(""));
            case FAILED, CANCELLED -> new Outcome.Refused(Answers.printable(result));
            default -> new Outcome.Unknown("result " + Answers.printable(result));
        };
    }
}
