// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.transfer;

import java.math.BigInteger;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.bank.Bic;
import org.ozgsdk.core.bank.CreditorReference;
import org.ozgsdk.core.bank.Iban;
import org.ozgsdk.payment.PaymentOrder;
import org.ozgsdk.payment.PaymentProvider;
import org.ozgsdk.payment.PaymentStatus;
import org.ozgsdk.payment.StatusQuestion;

/**
 * Payment by invoice and transfer: no service is asked, the page is one of the program's own that shows account, reference and a code to scan, and money is confirmed from
 * the bank's statement by {@link org.ozgsdk.payment.Payments#confirm}. Sends nothing. Immutable, safe for use by many threads.
 */
public final class BankTransfer implements PaymentProvider {

    /** The id of this provider. */
    public static final String ID = "transfer";

    private final String name;
    private final Iban iban;
    private final Optional<Bic> bic;
    private final Function<String, URI> page;

    /**
     * Makes a way to pay.
     *
     * @param name the payee, at most 70 characters
     * @param iban the payee's account
     * @param bic the payee's bank; empty within the European Economic Area
     * @param page makes the address of the program's own page from the payment's id
     */
    public BankTransfer(String name, Iban iban, Optional<Bic> bic, Function<String, URI> page) {
        this.name = name;
        this.iban = iban;
        this.bic = bic;
        this.page = page;
    }

    @Override
    public String id() {
        return ID;
    }

    /** Nothing is sent; the reference is the order's own, or made of the id, and the same each time. */
    @Override
    public Initiation initiate(String requestId, PaymentOrder order) {
        String reference = reference(requestId, order).value();
        return new Initiation.Started(reference, page.apply(requestId), Optional.of(reference));
    }

    @Override
    public Recovery recover(String requestId, PaymentOrder order) {
        return new Recovery.Found((Initiation.Started) initiate(requestId, order));
    }

    /** Nobody can be asked: it is pending until it is confirmed, or closed after 30 days. */
    @Override
    public StatusReport status(StatusQuestion question) {
        return new StatusReport(
                Optional.of(question.requestId()),
                question.transactionId(),
                PaymentStatus.PENDING,
                "OPEN",
                Optional.empty(),
                Optional.empty(),
                question.reference(),
                Optional.empty());
    }

    /**
     * Makes what the page shows and banking apps scan.
     *
     * @param requestId the payment's id
     * @param order what is to be paid
     * @return account, amount and reference
     */
    public TransferCode code(String requestId, PaymentOrder order) {
        return new TransferCode(name, iban, bic, order.total(), Optional.of(reference(requestId, order)), "");
    }

    private static CreditorReference reference(String requestId, PaymentOrder order) {
        if (order.reference().isPresent()) {
            String own = order.reference().get();
            try {
                return own.startsWith("RF") ? new CreditorReference(own) : CreditorReference.of(own);
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException(
                        "Das Kassenzeichen passt in keine Referenz nach ISO 11649 (1 bis 21 Ziffern und Buchstaben)."
                                + " / The reference fits into none of ISO 11649.",
                        e);
            }
        }
        UUID id = UUID.fromString(requestId);
        BigInteger number = new BigInteger(id.toString().replace("-", ""), 16).shiftRight(24);
        return CreditorReference.of(number.toString(36).toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return "BankTransfer[" + iban + "]";
    }
}
