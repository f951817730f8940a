// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.store;

import java.time.Clock;

class InMemoryStoreTest extends StoreContract {

    @Override
    Store open(Clock clock) {
        return new InMemoryStore(clock);
    }
}
