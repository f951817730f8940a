// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import java.util.LinkedHashMap;
import java.util.Map;

/** One budget per host and port; the thousand used last, so that a long row of hosts does not grow the heap. */
final class RetryBudgets {

    private static final int MOST = 1000;

    private final Map<String, RetryBudget> byAuthority = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RetryBudget> eldest) {
            return size() > MOST;
        }
    };

    synchronized RetryBudget of(String authority) {
        return byAuthority.computeIfAbsent(authority, key -> new RetryBudget());
    }
}
