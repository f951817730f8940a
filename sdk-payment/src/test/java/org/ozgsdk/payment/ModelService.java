// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.PaymentMethod;
import org.ozgsdk.core.RejectedException;
import org.ozgsdk.core.UnavailableException;

/** A payment service in memory, with the manners of XBezahldienste 1.2: one transaction per requestId, no look-up by it unless switched on. */
final class ModelService implements PaymentProvider {

    enum Sending {
        FINE,
        LOST_ON_THE_WAY,
        ANSWER_LOST,
        REFUSED,
        NO_ACCESS
    }

    enum Lie {
        NONE,
        REQUEST_ID,
        TRANSACTION_ID,
        AMOUNT,
        CURRENCY
    }

    static final class Transaction {
        final String id;
        final PaymentOrder order;
        volatile PaymentStatus state = PaymentStatus.PENDING;

        Transaction(String id, PaymentOrder order) {
            this.id = id;
            this.order = order;
        }
    }

    /** Thrown where the process dies; an Error, so that nothing catches it on the way. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    final Map<String, Transaction> transactions = new LinkedHashMap<>();
    final Set<String> unknown = new HashSet<>();
    final List<String> log = new ArrayList<>();
    volatile Sending sending = Sending.FINE;
    volatile Lie lie = Lie.NONE;
    volatile boolean unavailable;
    volatile boolean echoes = true;
    volatile boolean findsByRequestId;
    volatile boolean tellsChargeBacks;
    volatile boolean paidNotified;
    final ModelRefunds refunds = new ModelRefunds();
    volatile Duration retryAfter = Duration.ZERO;
    volatile Runnable beforeEveryStep = () -> {};
    volatile Consumer<String> afterBooking = requestId -> {};
    int lies;

    @Override
    public String id() {
        return "model";
    }

    @Override
    public synchronized Initiation initiate(String requestId, PaymentOrder order) {
        log.add("initiate " + requestId);
        beforeEveryStep.run();
        switch (sending) {
            case NO_ACCESS -> throw new ConfigurationException("the secret is wrong");
            case LOST_ON_THE_WAY -> {
                return new Initiation.Unknown("timed out");
            }
            case REFUSED -> {
                return new Initiation.Refused("VALIDATION_ERROR", "not so");
            }
            default -> {
                if (transactions.containsKey(requestId)) {
                    return new Initiation.Unknown("PAYMENT_EXISTS");
                }
                Transaction made = new Transaction("T-" + (transactions.size() + 1), order);
                transactions.put(requestId, made);
                beforeEveryStep.run();
                afterBooking.accept(requestId);
                return sending == Sending.ANSWER_LOST
                        ? new Initiation.Unknown("timed out")
                        : new Initiation.Started(made.id, page(made.id), Optional.of("KZ-" + made.id));
            }
        }
    }

    /** The same request again, as XBezahldienste has it. */
    @Override
    public synchronized Recovery recover(String requestId, PaymentOrder order) {
        Transaction known = transactions.get(requestId);
        if (known != null && (sending == Sending.FINE || sending == Sending.ANSWER_LOST)) {
            log.add("recover " + requestId);
            beforeEveryStep.run();
            return findsByRequestId
                    ? new Recovery.Found(
                            new Initiation.Started(known.id, page(known.id), Optional.of("KZ-" + known.id)))
                    : new Recovery.Impossible("PAYMENT_EXISTS");
        }
        Initiation again = initiate(requestId, order);
        if (again instanceof Initiation.Started started) {
            return new Recovery.Found(started);
        }
        return new Recovery.Unclear(again.toString());
    }

    @Override
    public Optional<Notifications> notifications() {
        return Optional.of(new ModelNotifications());
    }

    @Override
    public Optional<Refunds> refunds() {
        return Optional.of(refunds);
    }

    @Override
    public boolean tellsChargeBacks() {
        return tellsChargeBacks;
    }

    @Override
    public synchronized StatusReport status(StatusQuestion question) {
        String requestId = question.requestId();
        paidNotified = question.paidNotified();
        Money asked = question.asked();
        log.add("status " + requestId);
        beforeEveryStep.run();
        if (unavailable) {
            throw new UnavailableException("maintenance", retryAfter, null);
        }
        if (unknown.contains(requestId)) {
            throw new RejectedException("unknown", 404, "UNSPECIFIED", "");
        }
        Transaction found = transactions.get(requestId);
        lies += lie == Lie.NONE ? 0 : 1;
        String id = lie == Lie.TRANSACTION_ID ? "T-4711" : found.id;
        BigDecimal amount = lie == Lie.AMOUNT ? new BigDecimal("1.004") : asked.toEuro();
        return new StatusReport(
                Optional.of(lie == Lie.REQUEST_ID ? "another" : requestId).filter(any -> echoes),
                id,
                found.state,
                found.state.name(),
                Optional.of(amount).filter(any -> echoes),
                Optional.of(lie == Lie.CURRENCY ? "CHF" : "EUR").filter(any -> echoes),
                Optional.of("KZ-" + found.id),
                found.state == PaymentStatus.PAID ? Optional.of(evidence(id, asked)) : Optional.empty());
    }

    private PaymentEvidence evidence(String transactionId, Money amount) {
        return new PaymentEvidence(
                id(),
                transactionId,
                Optional.of("KZ-" + transactionId),
                Instant.parse("2026-11-23T09:00:30Z"),
                PaymentMethod.OTHER,
                Optional.of("Wero"),
                amount,
                Optional.empty());
    }

    static URI page(String transactionId) {
        return URI.create("https://bezahlen.example/" + transactionId);
    }

    /** A person on a page; what is final stays. */
    synchronized boolean decide(URI page, PaymentStatus state) {
        String id = page.getPath().substring(1);
        return transactions.values().stream()
                .filter(transaction -> transaction.id.equals(id))
                .filter(transaction -> transaction.state == PaymentStatus.PENDING)
                .peek(transaction -> transaction.state = state)
                .findFirst()
                .isPresent();
    }

    /** The service finds out late that money came after all. */
    synchronized boolean lateTruth() {
        return transactions.values().stream()
                .filter(transaction ->
                        transaction.state == PaymentStatus.FAILED || transaction.state == PaymentStatus.CANCELLED)
                .peek(transaction -> transaction.state = PaymentStatus.PAID)
                .findFirst()
                .isPresent();
    }

    synchronized long paid() {
        return transactions.values().stream()
                .filter(transaction -> transaction.state == PaymentStatus.PAID)
                .count();
    }

    /** What it would tell of each of its transactions. */
    synchronized List<NotificationRequest> notices() {
        List<NotificationRequest> notices = new ArrayList<>();
        transactions.forEach((requestId, transaction) ->
                notices.add(ModelNotifications.genuine(requestId, transaction.id, transaction.state.name())));
        return notices;
    }
}
