// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

import java.time.Instant;
import java.util.Optional;
import org.ozgsdk.sandbox.PaymentRecord;

/** One payment. It ends once: the first outcome is final, whoever comes second changes nothing. */
final class Transaction {

    /** The standard's words, as on the wire. */
    enum Status {
        INITIAL,
        PAYED,
        FAILED,
        CANCELED
    }

    /** Where it stands; method and time only once it is paid. */
    record State(Status status, Optional<String> method, Optional<Instant> paidAt) {

        boolean isFinal() {
            return status != Status.INITIAL;
        }
    }

    private final String service;
    private final String originatorId;
    private final String endPointId;
    private final PaymentRequest request;
    private final String id;
    private final String reference;
    private final String pageKey;
    private State state = new State(Status.INITIAL, Optional.empty(), Optional.empty());

    Transaction(
            String service,
            String originatorId,
            String endPointId,
            PaymentRequest request,
            String id,
            String reference,
            String pageKey) {
        this.service = service;
        this.originatorId = originatorId;
        this.endPointId = endPointId;
        this.request = request;
        this.id = id;
        this.reference = reference;
        this.pageKey = pageKey;
    }

    synchronized State state() {
        return state;
    }

    /** {@return true if this call ended it, false if it had ended before} */
    synchronized boolean end(Status outcome, String method, Instant now) {
        if (state.isFinal()) {
            return false;
        }
        boolean paid = outcome == Status.PAYED;
        state = new State(
                outcome,
                Optional.of(method).filter(any -> paid),
                Optional.of(now).filter(any -> paid));
        return true;
    }

    boolean belongsTo(String otherService, String originator, String endPoint) {
        return service.equals(otherService) && originatorId.equals(originator) && endPointId.equals(endPoint);
    }

    PaymentRecord toRecord() {
        return new PaymentRecord(
                service,
                originatorId,
                endPointId,
                request.id(),
                id,
                state().status().name(),
                request.amount().toPlainString(),
                Optional.of(reference));
    }

    /** The three ids as they stand in a path. */
    String path() {
        return originatorId + "/" + endPointId + "/" + id;
    }

    String service() {
        return service;
    }

    PaymentRequest request() {
        return request;
    }

    String id() {
        return id;
    }

    String reference() {
        return reference;
    }

    String pageKey() {
        return pageKey;
    }
}
