// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a payment is looked at again, by its age: every 10 seconds in the first minute, every minute until 11, every 5 minutes until 71, every half hour for a
 * day, then every six hours (sheet payment, 2.2). What counts is the age and not the number of reads, so that a person who reloads a page slows nothing down.
 */
final class Schedule {

    /** Longer than any call of the transport may take by default. */
    static final Duration SENDING_TAKES = Duration.ofMinutes(2);

    /** After that an attempt that was stored but never sent is closed. */
    static final Duration NEVER_SENT = Duration.ofDays(1);

    /** After that a pending attempt is unconfirmed unless set otherwise. */
    static final Duration EXPIRES = Duration.ofDays(1);

    /**
     * After that an attempt which the payment service still calls open is closed (direct debit and prepayment need days).
     */
    static final Duration CLOSES = Duration.ofDays(30);

    /** After that a payment which was notified as paid is asked about again where nobody answered. */
    static final Duration AFTER_A_NOTICE = Duration.ofMinutes(5);

    private static final Duration TAKEN_BACK = Duration.ofDays(60);

    /** A failed or cancelled attempt is read again, since late truth wins and nobody else would tell. */
    private static final List<Duration> AFTERTHOUGHTS =
            List.of(Duration.ofMinutes(30), Duration.ofHours(6), Duration.ofHours(24));

    private Schedule() {}

    static Optional<Instant> next(Attempt attempt, Instant now) {
        return switch (attempt.status()) {
            case PENDING, EXPIRED_UNCONFIRMED -> Optional.of(now.plus(gap(Duration.between(attempt.createdAt(), now))));
            case INITIATION_UNKNOWN -> Optional.of(now.plus(gap(Duration.between(attempt.createdAt(), now))));
            case FAILED, CANCELLED ->
                AFTERTHOUGHTS.stream()
                        .map(attempt.changedAt()::plus)
                        .filter(now::isBefore)
                        .findFirst();
            default -> Optional.empty();
        };
    }

    /** Money can be taken back for eight weeks (SEPA direct debit); so long a paid payment is read daily where that tells. */
    static Optional<Instant> nextAfterMoney(Attempt attempt, Instant now) {
        return Optional.of(now.plus(Duration.ofDays(1)))
                .filter(attempt.changedAt().plus(TAKEN_BACK)::isAfter);
    }

    static Duration gap(Duration age) {
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return Duration.ofSeconds(10);
        }
        if (age.compareTo(Duration.ofMinutes(11)) < 0) {
            return Duration.ofMinutes(1);
        }
        if (age.compareTo(Duration.ofMinutes(71)) < 0) {
            return Duration.ofMinutes(5);
        }
        return age.compareTo(Duration.ofMinutes(71).plusDays(1)) < 0 ? Duration.ofMinutes(30) : Duration.ofHours(6);
    }
}
