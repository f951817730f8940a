// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.Observer;
import org.ozgsdk.core.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a request as often as it makes sense and is allowed, within the time of the whole call. */
final class Tries {

    private static final Logger LOG = LoggerFactory.getLogger(Tries.class);

    private final Wire wire;
    private final RetryPolicy policy;
    private final Clock clock;
    private final Pacer pacer;
    private final Observer observer;
    private final RetryBudgets budgets = new RetryBudgets();

    Tries(Wire wire, RetryPolicy policy, Clock clock, Pacer pacer, Observer observer) {
        this.wire = wire;
        this.policy = policy;
        this.clock = clock;
        this.pacer = pacer;
        this.observer = observer;
    }

    Response send(Request request, Duration timeout) {
        return send(request, null, timeout);
    }

    Response send(Request request, @Nullable ContentReader reader, Duration timeout) {
        RetryBudget budget = budgets.of(request.uri().getAuthority());
        long end = pacer.nanos() + timeout.toNanos();
        for (int number = 1; ; number++) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted(request, null);
            }
            Try outcome = attempt(request, reader, number, Duration.ofNanos(end - pacer.nanos()));
            if (outcome.failure() == null) {
                budget.answered(number > 1);
                return outcome.answer();
            }
            Duration wait = waitBeforeNext(request, outcome.failure(), number, budget, end);
            LOG.debug("{} {}: try {} failed, next in {} ms", request.method(), host(request), number, wait.toMillis());
            pause(request, wait);
        }
    }

    /** {@return how long to wait, never less than the other side asked} or throws what the caller gets. */
    private Duration waitBeforeNext(Request request, Failure failure, int number, RetryBudget budget, long end) {
        if (!RetryPolicy.isRepeatable(request)) {
            throw failure.exception()
                    .apply("A " + request.method() + " is never repeated: find out whether it happened.");
        }
        if (!failure.passing()) {
            throw failure.exception().apply("Not repeated.");
        }
        if (number >= policy.attempts()) {
            throw failure.exception().apply("Gave up after " + number + (number == 1 ? " try." : " tries."));
        }
        // The jitter comes on top of what was asked, so that a crowd of clients does not return at the same instant.
        Duration wait = failure.asked().orElse(Duration.ZERO).plus(policy.jitter(number, failure.throttled()));
        if (wait.compareTo(Duration.ofNanos(end - pacer.nanos())) >= 0) {
            throw failure.exception()
                    .apply("Gave up after try " + number
                            + ": the wait before the next would not fit into the whole call's timeout.");
        }
        if (!budget.take()) {
            throw failure.exception()
                    .apply("Not repeated: most calls to this host fail, so its retry budget is used up.");
        }
        return wait;
    }

    private Try attempt(Request request, @Nullable ContentReader reader, int number, Duration timeLeft) {
        long begin = pacer.nanos();
        int status = 0;
        try {
            Response answer = wire.exchange(request, reader, timeLeft);
            status = answer.status();
            return RetryPolicy.isFault(status)
                    ? new Try(answer, Failure.of(request, answer, RetryAfter.of(answer, clock.instant())))
                    : new Try(answer, null);
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted(request, e);
            }
            return new Try(Response.NONE, IoFailures.of(request, e));
        } finally {
            observe(new Observer.HttpAttempt(
                    request.method(), host(request), number, status, Duration.ofNanos(pacer.nanos() - begin)));
        }
    }

    private void observe(Observer.HttpAttempt attempt) {
        try {
            observer.attempted(attempt);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The observer {} failed; the call goes on.",
                    observer.getClass().getName(),
                    e);
        }
    }

    private void pause(Request request, Duration wait) {
        try {
            pacer.pause(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(request, null);
        }
    }

    private static UnavailableException interrupted(Request request, @Nullable IOException cause) {
        return new UnavailableException(
                request + ": the calling thread was interrupted.",
                null,
                Optional.ofNullable(cause).map(SafeCause::of).orElse(null));
    }

    private static String host(Request request) {
        return request.uri().getHost();
    }

    private record Try(Response answer, @Nullable Failure failure) {}
}
