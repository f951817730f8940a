// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.core.store.StoredEntry;
import org.ozgsdk.payment.PaymentProvider.Initiation;
import org.ozgsdk.payment.PaymentProvider.StatusReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The payments at one payment service, kept in a store so that they survive a crash. Immutable, safe for use by many threads and, over a shared store, by many
 * processes.
 *
 * <p>What it holds to, whatever breaks: the intent is stored before anything is sent; a claim never has two live attempts; a request whose outcome nobody knows is
 * never sent again under another id; PAID comes from an authenticated read at the payment service alone, with id, amount and currency that fit; an answer that does
 * not fit is {@link PaymentStatus#MISMATCH} and stays so; money that shows up late is money. A browser that comes back proves nothing: call {@link #check} then.
 *
 * <p>Call {@link #poll} every few seconds from a scheduler: who pays and closes the browser causes no event anywhere. Do not call these methods inside a
 * transaction that could be rolled back after the payment service was asked: with a {@code JdbcStore} use a data source in auto-commit.
 */
public final class Payments {

    private static final Logger LOG = LoggerFactory.getLogger(Payments.class);
    private static final int LONGEST_DETAIL = 300;

    private final PaymentProvider provider;
    private final PaymentRows rows;
    private final Clock clock;
    private final Verdict verdict;
    private final Duration awaitInterval;
    private final Supplier<String> ids;

    private Payments(Builder builder) {
        this.provider = builder.provider;
        this.rows = new PaymentRows(builder.store, builder.name);
        this.clock = builder.clock;
        this.verdict = new Verdict(builder.expiresAfter);
        this.awaitInterval = builder.awaitInterval;
        this.ids = builder.ids;
    }

    /**
     * Begins the set-up.
     *
     * @param provider the payment service
     * @param store where payments are kept
     * @return a builder, not thread-safe
     */
    public static Builder builder(PaymentProvider provider, Store store) {
        return new Builder(provider, store);
    }

    /**
     * Begins a payment, or gives the one that stands for the claim: the paid one, or the live one with the same page, even if this order asks for another amount (look
     * at {@link Payment#amount}; the earlier attempt must end first). Only after FAILED, CANCELLED, REJECTED or CLOSED_UNPAID a new attempt is made.
     *
     * @param order what is to be paid; its claim is 1 to 200 of ASCII letters, digits and {@code . _ : ~ -}
     * @return the payment: usually PENDING with a page; INITIATION_UNKNOWN or REJECTED without
     * @throws OzgException if nothing could be sent (set-up, no access) or stored; calling again goes on where it stopped
     */
    public Payment start(PaymentOrder order) {
        while (true) {
            Optional<Claim> known = rows.ofClaim(order.claim());
            Optional<Attempt> live = known.flatMap(Claim::live);
            if (live.isPresent() && live.get().status() != PaymentStatus.CREATED) {
                return live.get().isUnderWay()
                        ? send(live.get().id()).shown()
                        : live.get().shown();
            }
            Attempt intent = Attempt.created(live.map(Attempt::id).orElseGet(ids), order, clock.instant());
            if (store(known, live, intent).isPresent()) {
                rows.open(order.claim());
                return send(intent.id()).shown();
            }
        }
    }

    private Optional<Claim> store(Optional<Claim> known, Optional<Attempt> live, Attempt intent) {
        if (known.isEmpty()) {
            return rows.begin(intent);
        }
        return live.isPresent() ? rows.change(known.get(), intent) : rows.add(known.get(), intent);
    }

    /**
     * Asks the payment service where a payment stands, now. This is what a browser's return triggers. A payment whose request has an unknown outcome is looked for
     * again; one that is PAID, REJECTED or MISMATCH is not asked about.
     *
     * @param id the payment's id
     * @return the payment as it is now
     * @throws IllegalArgumentException if there is no such payment
     * @throws OzgException if the payment service could not be asked or refused; the payment stays as it is and is asked about again by {@link #poll}
     */
    public Payment check(String id) {
        return look(rows.ofAttempt(id)
                        .flatMap(claim -> claim.attempt(id))
                        .orElseThrow(() -> new IllegalArgumentException("there is no payment with this id")))
                .shown();
    }

    /**
     * Reads a payment from the store without asking anybody.
     *
     * @param id the payment's id
     * @return the payment, empty if there is none
     */
    public Optional<Payment> find(String id) {
        return rows.ofAttempt(id).flatMap(claim -> claim.attempt(id)).map(Attempt::shown);
    }

    /**
     * Reads the payment that stands for a claim from the store: the paid one, else the live one, else the newest.
     *
     * @param claim what was to be paid for
     * @return the payment, empty if none was begun
     */
    public Optional<Payment> ofClaim(String claim) {
        return rows.ofClaim(claim).map(Claim::deciding).map(Attempt::shown);
    }

    /**
     * Asks about every payment that is due: every 10 seconds in its first minute, then ever more rarely until day 30. One that cannot be asked about stays as it is and
     * is due again later; the failure is logged.
     *
     * @return the payments whose status changed by this call
     */
    public List<Payment> poll() {
        List<Payment> changed = new ArrayList<>();
        rows.forEachOpen(mark -> poll(mark, changed));
        return List.copyOf(changed);
    }

    private void poll(StoredEntry mark, List<Payment> changed) {
        Instant now = clock.instant();
        rows.ofClaim(mark.key()).stream()
                .flatMap(claim -> claim.attempts().stream())
                .filter(attempt -> attempt.isDue(now))
                .forEach(attempt -> tryToLook(attempt)
                        .filter(after -> after.status() != attempt.status())
                        .ifPresent(after -> changed.add(after.shown())));
        if (rows.ofClaim(mark.key()).filter(claim -> !claim.isSettled()).isEmpty()) {
            rows.close(mark);
        }
    }

    private Optional<Attempt> tryToLook(Attempt attempt) {
        try {
            return Optional.of(look(attempt));
        } catch (RuntimeException e) {
            LOG.warn("Payment {} could not be asked about and is due again later: {}", attempt.id(), e.toString());
            return Optional.empty();
        }
    }

    /**
     * Asks again and again until the payment is neither pending nor under way; for programs without a scheduler and for tests.
     *
     * @param id the payment's id
     * @param atMost how long
     * @return the payment as it is then, maybe still PENDING
     * @throws OzgException if the last question failed
     */
    public Payment await(String id, Duration atMost) {
        return Waiting.until(() -> check(id), Payments::isOver, awaitInterval, atMost);
    }

    private static boolean isOver(Payment payment) {
        return switch (payment.status()) {
            case CREATED, INITIATING, INITIATION_UNKNOWN, PENDING -> false;
            default -> true;
        };
    }

    private Attempt look(Attempt attempt) {
        if (attempt.isUnderWay()) {
            return send(attempt.id());
        }
        if (attempt.status() == PaymentStatus.CREATED && attempt.isDue(clock.instant())) {
            return change(attempt.id(), current -> current.neverSent(clock.instant()));
        }
        return Verdict.isReadable(attempt) ? read(attempt) : attempt;
    }

    /** Sends a request, or sends it again under the same id if nobody knows what became of it. Of several who try at once only one does. */
    private Attempt send(String id) {
        while (true) {
            Claim claim = rows.ofAttempt(id).orElseThrow();
            Attempt attempt = claim.attempt(id).orElseThrow();
            if (!attempt.maySend(clock.instant())) {
                return attempt;
            }
            Attempt sending = attempt.sending(clock.instant());
            if (rows.change(claim, sending).isPresent()) {
                return deliver(sending);
            }
        }
    }

    private Attempt deliver(Attempt sending) {
        try {
            Initiation answer = provider.initiate(sending.id(), sending.order());
            return settle(sending, attempt -> answered(attempt, answer));
        } catch (OzgException e) {
            settle(sending, attempt -> attempt.notSent(clock.instant(), detail("nothing was sent: " + e.getMessage())));
            throw e;
        }
    }

    private Attempt answered(Attempt attempt, Initiation answer) {
        Instant now = clock.instant();
        if (answer instanceof Initiation.Started started) {
            return attempt.started(now, started);
        }
        if (answer instanceof Initiation.Refused refused) {
            String why = detail(refused.code() + ": " + refused.detail());
            LOG.warn("The payment service refused payment {}: {}", attempt.id(), refused.code());
            // What refuses the second request may not know of the first.
            return attempt.sends() > 1 ? attempt.unknown(now, why) : attempt.rejected(now, why);
        }
        LOG.warn("Nobody knows whether the request of payment {} arrived.", attempt.id());
        return attempt.unknown(now, detail(((Initiation.Unknown) answer).detail()));
    }

    /** Stores the outcome of a request unless its lease ran out and somebody else took over. */
    private Attempt settle(Attempt sending, UnaryOperator<Attempt> outcome) {
        return change(sending.id(), attempt -> attempt.isSameSending(sending) ? outcome.apply(attempt) : attempt);
    }

    private Attempt read(Attempt attempt) {
        StatusReport report;
        try {
            report = provider.status(attempt.id(), attempt.transactionId().orElseThrow(), attempt.amount());
        } catch (RuntimeException e) {
            Duration wait =
                    e instanceof UnavailableException gone ? gone.retryAfter().orElse(Duration.ZERO) : Duration.ZERO;
            String why = "last question failed: " + e.getClass().getSimpleName();
            change(attempt.id(), current -> verdict.ofSilence(current, why, clock.instant(), wait));
            throw e;
        }
        Attempt after = change(attempt.id(), current -> verdict.of(current, report, clock.instant()));
        if (after.status() != attempt.status()) {
            tell(after);
        }
        return after;
    }

    private void tell(Attempt after) {
        LOG.info("Payment {} is {} now.", after.id(), after.status());
        if (after.status() == PaymentStatus.MISMATCH) {
            LOG.error("Payment {}: {}. Only a person may decide; it is never delivered.", after.id(), after.detail());
        }
        if (after.status() == PaymentStatus.PAID
                && rows.ofAttempt(after.id()).filter(Claim::isPaidTwice).isPresent()) {
            LOG.error("The claim of payment {} was paid more than once: one payment must be returned.", after.id());
        }
    }

    private Attempt change(String id, UnaryOperator<Attempt> step) {
        while (true) {
            Claim claim = rows.ofAttempt(id).orElseThrow();
            Attempt before = claim.attempt(id).orElseThrow();
            Attempt after = step.apply(before);
            if (after.equals(before) || rows.change(claim, after).isPresent()) {
                return after;
            }
        }
    }

    private static String detail(String text) {
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL);
    }

    /** Set-up of {@link Payments}. Not thread-safe. */
    public static final class Builder {

        private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,36}");

        private final PaymentProvider provider;
        private final Store store;
        private String name;
        private Clock clock = Clock.systemUTC();
        private Duration expiresAfter = Schedule.EXPIRES;
        private Duration awaitInterval = Duration.ofSeconds(2);
        private Supplier<String> ids = () -> UUID.randomUUID().toString();

        private Builder(PaymentProvider provider, Store store) {
            this.provider = provider;
            this.store = store;
            this.name = provider.id();
        }

        /**
         * Names this payment service in the store, so that several can share one store, for instance one per authority. Default: the provider's id. It must stay the same
         * as long as payments are kept.
         *
         * @param name 1 to 37 of lower-case letters, digits, dots and hyphens
         * @return this
         * @throws ConfigurationException if it has another form
         */
        public Builder name(String name) {
            if (!NAME.matcher(name).matches()) {
                throw new ConfigurationException(
                        "Payments.Builder.name is 1 to 37 of lower-case letters, digits, dots and hyphens.");
            }
            this.name = name;
            return this;
        }

        /**
         * Sets the clock. Default: the system's.
         *
         * @param clock the clock
         * @return this
         */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Sets when a pending payment becomes EXPIRED_UNCONFIRMED. Default 24 hours. It is still asked about until day 30, and still forbids a new attempt until then.
         *
         * @param age more than zero, less than 30 days
         * @return this
         * @throws ConfigurationException if it is out of range
         */
        public Builder expiresAfter(Duration age) {
            if (age.isNegative() || age.isZero() || age.compareTo(Schedule.CLOSES) >= 0) {
                throw new ConfigurationException(
                        "Payments.Builder.expiresAfter must be more than zero and less than 30 days; found " + age
                                + ".");
            }
            this.expiresAfter = age;
            return this;
        }

        /**
         * Sets the pause between two questions of {@link Payments#await}. Default 2 seconds.
         *
         * @param pause more than zero
         * @return this
         * @throws ConfigurationException if it is not
         */
        public Builder awaitInterval(Duration pause) {
            if (pause.isNegative() || pause.isZero()) {
                throw new ConfigurationException("Payments.Builder.awaitInterval must be more than zero.");
            }
            this.awaitInterval = pause;
            return this;
        }

        Builder ids(Supplier<String> ids) {
            this.ids = ids;
            return this;
        }

        /** {@return the payments} */
        public Payments build() {
            return new Payments(this);
        }
    }
}
