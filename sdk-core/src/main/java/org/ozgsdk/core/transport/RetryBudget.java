// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

/**
 * Stops repeats towards a host that fails most calls; first tries always go out. A token bucket as in the standard strategy of the AWS SDK for Java 2, with a
 * smaller bucket because an online service makes few calls: a repeat costs 5 tokens of 50, an answer at the first try brings 1 back, an answer to a repeat
 * brings its 5 back. So an outage, however long, causes at most 10 repeats per host, which is at most 1.2 tries per request from 50 requests on.
 */
final class RetryBudget {

    private static final int CAPACITY = 50;
    private static final int COST = 5;

    private int tokens = CAPACITY;

    synchronized boolean take() {
        if (tokens < COST) {
            return false;
        }
        tokens -= COST;
        return true;
    }

    synchronized void answered(boolean repeated) {
        tokens = Math.min(CAPACITY, tokens + (repeated ? COST : 1));
    }
}
