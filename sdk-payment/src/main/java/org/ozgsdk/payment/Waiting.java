// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ozgsdk.core.UnavailableException;

/** Asks until an answer will do or the time is over. Waiting is measured with the machine's own counter, since an injected clock may stand still. */
final class Waiting {

    private Waiting() {}

    static <T> T until(Supplier<T> question, Predicate<T> done, Duration interval, Duration atMost) {
        long start = System.nanoTime();
        while (true) {
            boolean last =
                    Duration.ofNanos(System.nanoTime() - start).plus(interval).compareTo(atMost) > 0;
            try {
                T answer = question.get();
                if (done.test(answer) || last) {
                    return answer;
                }
            } catch (UnavailableException e) {
                if (last) {
                    throw e;
                }
            }
            sleep(interval);
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Waiting for the payment was interrupted.", null, e);
        }
    }
}
