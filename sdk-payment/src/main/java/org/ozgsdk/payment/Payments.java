// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Money;
import org.ozgsdk.core.OzgException;
import org.ozgsdk.core.PaymentEvidence;
import org.ozgsdk.core.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The payments at one payment service, kept in a store so that they survive a crash. Immutable, safe for use by many threads and, over a shared store, by many
 * processes.
 *
 * <p>What it holds to, whatever breaks: the intent is stored before anything is sent; a claim never has two live attempts; a request whose outcome nobody knows is
 * never sent again under another id by itself; PAID comes from an authenticated read at the payment service alone, with id, amount and currency that fit; an answer that does
 * not fit is {@link PaymentStatus#MISMATCH} and stays so; money that shows up late is money. A browser that comes back proves nothing: call {@link #check} then.
 *
 * <p>Call {@link #poll} every few seconds from a scheduler: who pays and closes the browser causes no event anywhere. Do not call these methods inside a
 * transaction that could be rolled back after the payment service was asked: with a {@code JdbcStore} use a data source in auto-commit.
 */
public final class Payments {

    private static final Logger LOG = LoggerFactory.getLogger(Payments.class);
    private final PaymentProvider provider;
    private final Ledger ledger;
    private final NoticeRows notices;
    private final Sender sender;
    private final Looking looking;
    private final RefundDesk refundDesk;
    private final Duration awaitInterval;
    private final Supplier<String> ids;

    private Payments(Builder builder) {
        this.provider = builder.provider;
        this.ledger = new Ledger(new PaymentRows(builder.store, builder.name), builder.clock, builder.events);
        this.notices = new NoticeRows(builder.store, builder.name, ledger);
        Verdict verdict = new Verdict(builder.expiresAfter, provider.tellsChargeBacks());
        this.sender = new Sender(provider, ledger, verdict);
        this.looking = new Looking(provider, ledger, sender, notices, verdict);
        this.refundDesk = new RefundDesk(provider, ledger);
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
     * at {@link Payment#amount}; the earlier attempt must end first). Only after FAILED, CANCELLED, REJECTED, CLOSED_UNPAID or ABANDONED_NEEDS_REVIEW a new attempt is
     * made.
     *
     * @param order what is to be paid; its claim is 1 to 200 of ASCII letters, digits and {@code . _ : ~ -}
     * @return the payment: usually PENDING with a page; INITIATION_UNKNOWN or REJECTED without
     * @throws OzgException if nothing could be sent (set-up, no access) or stored; calling again goes on where it stopped
     */
    public Payment start(PaymentOrder order) {
        while (true) {
            Optional<Claim> known = ledger.rows.ofClaim(order.claim());
            Optional<Attempt> live = known.flatMap(Claim::live);
            if (live.isPresent() && live.get().status() != PaymentStatus.CREATED) {
                Attempt standing =
                        live.get().isUnderWay() ? sender.send(live.get().id()) : live.get();
                if (standing.status().allowsNewAttempt()) {
                    continue; // it never arrived, or was given up: nobody saw its page
                }
                return standing.shown();
            }
            Attempt intent = Attempt.created(live.map(Attempt::id).orElseGet(ids), order, ledger.now());
            if (store(known, live, intent).isPresent()) {
                ledger.rows.open(order.claim());
                return sender.send(intent.id()).shown();
            }
        }
    }

    private Optional<Claim> store(Optional<Claim> known, Optional<Attempt> live, Attempt intent) {
        if (known.isEmpty()) {
            return ledger.rows.begin(intent);
        }
        return live.isPresent() ? ledger.rows.change(known.get(), intent) : ledger.rows.add(known.get(), intent);
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
        return looking.look(id).shown();
    }

    /**
     * Reads a payment from the store without asking anybody.
     *
     * @param id the payment's id
     * @return the payment, empty if there is none
     */
    public Optional<Payment> find(String id) {
        return ledger.find(id).map(Attempt::shown);
    }

    /**
     * Reads the payment that stands for a claim from the store: the paid one, else the live one, else the newest.
     *
     * @param claim what was to be paid for
     * @return the payment, empty if none was begun
     */
    public Optional<Payment> ofClaim(String claim) {
        return ledger.rows.ofClaim(claim).map(Claim::deciding).map(Attempt::shown);
    }

    /**
     * Asks about every payment that is due: every 10 seconds in its first minute, then ever more rarely until day 30. One that cannot be asked about stays as it is and
     * is due again later; the failure is logged.
     *
     * @return the payments whose status changed by this call
     */
    public List<Payment> poll() {
        List<Payment> changed = new ArrayList<>();
        looking.poll(changed);
        return List.copyOf(changed);
    }

    /**
     * Takes a notification of the payment service. It is stored before it is acknowledged, changes no status by itself and leads to an authenticated read; the same
     * one again has no effect and gets the same reply.
     *
     * @param request the request as it came
     * @return what to answer, as this payment service expects it
     * @throws IllegalArgumentException if this payment service never notifies
     */
    public NotificationReply notified(NotificationRequest request) {
        Notifications notifications = provider.notifications()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the payment service " + provider.id() + " sends no notifications"));
        Notifications.Notice notice = notifications.read(request);
        NotificationOutcome outcome = notices.take(notice);
        if (notice instanceof Notifications.Notice.Refused refused) {
            LOG.warn("A notification of {} was refused: {}", provider.id(), refused.why());
        }
        if (outcome == NotificationOutcome.PROCESSED && notice instanceof Notifications.Notice.Genuine genuine) {
            looking.lookAfterNotice(genuine.requestId());
        }
        return notifications.reply(outcome);
    }

    /**
     * Gives money back. The same key again never sends again: it gives what became of the first.
     *
     * @param id the payment's id
     * @param key the program's own id of this giving back, for instance of the decision
     * @param kind the way
     * @param amount how much; all of it unless PARTIAL
     * @return the payment with its refunds; look at their state
     * @throws IllegalArgumentException if there is no such payment, it is not paid, the amount is more than is left, the key was used for another giving back, or the
     *     payment service does not give money back in this way
     * @throws OzgException if nothing was sent
     */
    public Payment refund(String id, String key, Refunds.Kind kind, Money amount) {
        return refundDesk.refund(id, key, kind, amount).shown();
    }

    /**
     * Notes what a person found out about money given back whose outcome nobody knew.
     *
     * @param id the payment's id
     * @param key the key of that giving back
     * @param gone true if the money went back, false if it did not
     * @return the payment
     * @throws IllegalArgumentException if there is no such payment, or no giving back of that key with an unknown outcome
     */
    public Payment decideRefund(String id, String key, boolean gone) {
        return refundDesk.decide(id, key, gone).shown();
    }

    /**
     * Settles a payment by the word of a person or of the bank's statement. A person may decide what MISMATCH and ABANDONED_NEEDS_REVIEW leave open, and may confirm
     * any unpaid payment.
     *
     * @param id the payment's id
     * @param evidence what proves it, with source BANK or PERSON and the amount that was asked for
     * @return the payment, PAID
     * @throws IllegalArgumentException if there is no such payment, it cannot become paid from where it stands, or the evidence is of another source or amount
     */
    public Payment confirm(String id, PaymentEvidence evidence) {
        return ByHand.confirm(ledger, id, evidence).shown();
    }

    /**
     * Closes a payment that a person found to be unpaid: a MISMATCH, an abandoned or an expired one.
     *
     * @param id the payment's id
     * @param why for the record, in technical words, no personal data
     * @return the payment, CLOSED_UNPAID
     * @throws IllegalArgumentException if there is no such payment or it cannot be closed from where it stands
     */
    public Payment closeUnpaid(String id, String why) {
        return ByHand.closeUnpaid(ledger, id, why).shown();
    }

    /**
     * Reads the claims that are paid and wait for their delivery. The mark "delivery due" is written in one step with PAID, so a crash loses none. Hand each over in a
     * way that does no harm when repeated, then call {@link #delivered}.
     *
     * @param atMost the most to read
     * @return the claims, in the order of their keys
     */
    public List<ClaimState> deliveriesDue(int atMost) {
        List<ClaimState> due = new ArrayList<>();
        ledger.rows.forEachDue(mark -> {
            ledger.rows
                    .ofClaim(mark.key())
                    .filter(claim -> claim.delivery() == ClaimState.Delivery.DUE)
                    .ifPresent(claim -> due.add(claim.shown()));
            return due.size() < atMost;
        });
        return List.copyOf(due);
    }

    /**
     * Notes that what waited for a claim's money was handed over. Calling it again changes nothing.
     *
     * @param claim what was paid for
     * @throws IllegalArgumentException if nothing was ever begun for this claim
     */
    public void delivered(String claim) {
        ledger.rows.delivered(claim);
    }

    /**
     * Shows every claim in the store, for reports; reads page by page.
     *
     * @param action what to do with each
     */
    public void claims(Consumer<ClaimState> action) {
        ledger.rows.forEachClaim(claim -> action.accept(claim.shown()));
    }

    /**
     * Removes payers from payments that are settled, whose delivery is not due and whose last change is old enough. What is not settled keeps its payer.
     *
     * @param age how old the last change must be at least
     * @return how many claims were changed
     */
    public int forgetPayers(Duration age) {
        return Retention.forgetPayers(ledger, age);
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

    /** Set-up of {@link Payments}. Not thread-safe. */
    public static final class Builder {

        private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,36}");

        private final PaymentProvider provider;
        private final Store store;
        private String name;
        private Clock clock = Clock.systemUTC();
        private PaymentEvents events = event -> {};
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
         * Sets who hears of what a person should know. Default: nobody; it is logged in any case.
         *
         * @param listener safe for use by many threads
         * @return this
         */
        public Builder events(PaymentEvents listener) {
            this.events = listener;
            return this;
        }

        /**
         * Sets when a pending payment becomes EXPIRED_UNCONFIRMED, and one whose request nobody can find is given up. Default 24 hours. A pending one is still asked about until day 30, and still forbids a new attempt until then.
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
