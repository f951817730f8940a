// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How a call measures its time and waits between tries; tests put a virtual one in. Monotonic, so that a jump of the wall clock neither ends nor prolongs a call. */
interface Pacer {

    Pacer SYSTEM = new Pacer() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration wait) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        }
    };

    long nanos();

    void pause(Duration wait) throws InterruptedException;
}
