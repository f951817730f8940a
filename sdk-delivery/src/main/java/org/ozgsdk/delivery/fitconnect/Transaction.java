// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.fitconnect;

import java.util.function.Consumer;
import org.ozgsdk.core.store.Store;

/**
 * The caller's database transaction. With it the handler's own writing and the inbox entry are committed together, so a submission is handed over exactly
 * once even if the program dies at any moment. With Spring: {@code work -> template.executeWithoutResult(status -> work.accept(store))}, if the store's
 * DataSource takes part in transactions; without: {@code JdbcStore.on(connection)}.
 */
@FunctionalInterface
public interface Transaction {

    /**
     * Runs the work once inside a transaction, commits when it returns and rolls back when it throws.
     *
     * @param work what to do, with the store that takes part in the transaction; call it once, in this thread, and let its exceptions through
     */
    void run(Consumer<Store> work);

    /**
     * No transaction: the handler is called again if the program dies after it returned and before its decision was stored.
     *
     * @param store the inbox
     * @return the form without transaction
     */
    static Transaction none(Store store) {
        return work -> work.accept(store);
    }
}
