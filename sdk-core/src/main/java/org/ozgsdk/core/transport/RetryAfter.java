// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How long the other side asked to wait: {@code Retry-After} in seconds or as a date (RFC 9110, 10.2.3), and on a 429 also {@code RateLimit-Reset} in seconds
 * (FIT-Connect, rate limiting); of both the longer. What cannot be read counts as not said; more than {@link #MOST} counts as {@link #MOST}; a date in the past
 * as no wait.
 */
final class RetryAfter {

    /** Nobody's application shall sleep for years because of a faulty header. */
    static final Duration MOST = Duration.ofHours(24);

    /** The three forms a recipient must understand, RFC 9110, 5.6.7. */
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US),
            DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.US),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US));

    private RetryAfter() {}

    static Optional<Duration> of(Response answer, Instant now) {
        // The answer's own Date, where it has one, makes a wrong clock on either side harmless.
        Instant sent = answer.header("Date").flatMap(RetryAfter::date).orElse(now);
        Optional<Duration> after = answer.header("Retry-After").flatMap(value -> wait(value, sent));
        Optional<Duration> reset = RetryPolicy.isThrottled(answer.status())
                ? answer.header("RateLimit-Reset").flatMap(RetryAfter::seconds)
                : Optional.empty();
        if (after.isPresent() && reset.isPresent()) {
            return after.get().compareTo(reset.get()) >= 0 ? after : reset;
        }
        return after.or(() -> reset);
    }

    private static Optional<Duration> wait(String value, Instant sent) {
        return seconds(value).or(() -> date(value).map(until -> capped(Duration.between(sent, until))));
    }

    private static Optional<Duration> seconds(String value) {
        String digits = value.trim();
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        String significant = digits.substring(leadingZeros(digits));
        if (significant.length() > 9) {
            return Optional.of(MOST);
        }
        return Optional.of(capped(Duration.ofSeconds(significant.isEmpty() ? 0 : Long.parseLong(significant))));
    }

    private static int leadingZeros(String digits) {
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return zeros;
    }

    private static Optional<Instant> date(String value) {
        String text = value.trim();
        for (DateTimeFormatter format : DATES) {
            try {
                return Optional.of(LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                // not this form
            }
        }
        return Optional.empty();
    }

    private static Duration capped(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(MOST) > 0 ? MOST : wait;
    }
}
