// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import org.ozgsdk.sandbox.internal.http.Reply;

/** A call that a payment service refuses, with the standard's functional code. Details name fields, never values. */
final class PaymentRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String assumption;
    private final String challenge;

    private PaymentRefusal(int status, String code, String detail, String assumption, String challenge) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.assumption = assumption;
        this.challenge = challenge;
    }

    static PaymentRefusal of(int status, String code, String detail) {
        return new PaymentRefusal(status, code, detail, "", "");
    }

    static PaymentRefusal invalid(String detail) {
        return of(400, "VALIDATION_ERROR", detail);
    }

    PaymentRefusal assuming(String id) {
        return new PaymentRefusal(status, code, String.valueOf(getMessage()), id, challenge);
    }

    /** The same refusal, saying how to show who one is. */
    PaymentRefusal challenging(String how) {
        return new PaymentRefusal(status, code, String.valueOf(getMessage()), assumption, how);
    }

    Reply reply() {
        Reply reply = SystemResponse.problem(status, code, String.valueOf(getMessage()));
        Reply told = assumption.isEmpty() ? reply : reply.assuming(assumption);
        return challenge.isEmpty() ? told : told.with("WWW-Authenticate", challenge);
    }
}
