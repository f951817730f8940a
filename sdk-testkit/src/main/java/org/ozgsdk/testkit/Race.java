// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two threads that do the same at the same moment, of which exactly one may win. */
final class Race {

    private Race() {}

    interface Round {
        Callable<Boolean> prepare(int round) throws Exception;
    }

    static void run(int rounds, Round preparation) throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        CyclicBarrier start = new CyclicBarrier(2);
        try {
            for (int round = 0; round < rounds; round++) {
                Callable<Boolean> attempt = preparation.prepare(round);
                Callable<Boolean> together = () -> {
                    start.await();
                    return attempt.call();
                };
                Future<Boolean> one = two.submit(together);
                Future<Boolean> other = two.submit(together);
                assertThat(one.get() ^ other.get())
                        .as("exactly one wins round %d", round)
                        .isTrue();
            }
        } finally {
            two.shutdownNow();
        }
    }
}
