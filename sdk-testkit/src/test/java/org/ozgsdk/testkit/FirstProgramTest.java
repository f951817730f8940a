// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.store.InMemoryStore;
import org.ozgsdk.core.store.Store;

/** The first program of a user, as docs/recipes/testkit.md shows it. */
class FirstProgramTest {

    @Nested
    // tag::first[]
    class MeteredStoreTest extends StoreContract {

        @Override
        protected Store open(Clock clock) {
            return new MeteredStore(new InMemoryStore(clock));
        }

        @Test
        void everyCallIsCounted() {
            store().find(SPACE, "antrag-4711");

            assertThat(((MeteredStore) store()).calls()).isEqualTo(1);
        }
    }
    // end::first[]
}
