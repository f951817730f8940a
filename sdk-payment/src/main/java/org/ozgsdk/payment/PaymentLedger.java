// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.util.Optional;
import java.util.function.Consumer;
import org.ozgsdk.core.store.Store;

/** Reads the payments of one payment service from a store without asking anybody and without changing anything: for reports and operators. Safe for use by many threads. */
public final class PaymentLedger {

    private final PaymentRows rows;

    private PaymentLedger(PaymentRows rows) {
        this.rows = rows;
    }

    /**
     * Opens the payments of one name.
     *
     * @param store where they are kept
     * @param name as for {@link Payments.Builder#name}; the provider's id unless another was set
     * @return the ledger
     */
    public static PaymentLedger open(Store store, String name) {
        return new PaymentLedger(new PaymentRows(store, name));
    }

    /**
     * Finds a payment.
     *
     * @param id the payment's id
     * @return the payment, empty if there is none
     */
    public Optional<Payment> find(String id) {
        return rows.ofAttempt(id).flatMap(claim -> claim.attempt(id)).map(Attempt::shown);
    }

    /**
     * Finds all that is known of a claim.
     *
     * @param claim what was to be paid for
     * @return its attempts and its delivery, empty if none was begun
     */
    public Optional<ClaimState> ofClaim(String claim) {
        return rows.ofClaim(claim).map(Claim::shown);
    }

    /**
     * Shows every claim; reads page by page.
     *
     * @param action what to do with each
     */
    public void claims(Consumer<ClaimState> action) {
        rows.forEachClaim(claim -> action.accept(claim.shown()));
    }
}
