// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit.store;

import java.time.Clock;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;
import org.ozgsdk.testkit.StoreContract;

/** The contract in memory. */
class InMemoryStoreTest extends StoreContract {

    @Override
    protected Store open(Clock clock) {
        return new InMemoryStore(clock);
    }
}
