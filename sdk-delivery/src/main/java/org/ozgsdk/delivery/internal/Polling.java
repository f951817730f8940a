// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ozgsdk.core.UnavailableException;

/** Asks until an answer will do or the time is over. Waiting is measured with the machine's own counter, since an injected clock may stand still. */
public final class Polling {

    private Polling() {}

    /**
     * Asks again and again.
     *
     * @param <T> kind of answer
     * @param question asked at least once
     * @param done whether an answer will do
     * @param interval pause between two questions
     * @param atMost when to stop
     * @return the last answer
     * @throws UnavailableException if the last question found nobody, or the thread was interrupted
     */
    public static <T> T until(Supplier<T> question, Predicate<T> done, Duration interval, Duration atMost) {
        long start = System.nanoTime();
        while (true) {
            Duration pause = interval;
            try {
                T answer = question.get();
                if (done.test(answer) || isOver(start, pause, atMost)) {
                    return answer;
                }
            } catch (UnavailableException e) {
                pause = e.retryAfter()
                        .filter(asked -> asked.compareTo(interval) > 0)
                        .orElse(interval);
                if (isOver(start, pause, atMost)) {
                    throw e;
                }
            }
            sleep(pause);
        }
    }

    private static boolean isOver(long start, Duration pause, Duration atMost) {
        return Duration.ofNanos(System.nanoTime() - start).plus(pause).compareTo(atMost) > 0;
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Waiting for the outcome was interrupted.", null, e);
        }
    }
}
