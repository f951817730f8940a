// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox.internal.payment;

/** How a protocol tells the online service of an end without being asked. XBezahldienste has none. */
@FunctionalInterface
public interface Notifier {

    /**
     * Tells once. Called by several threads, also more than once for one transaction; what it throws is noted and dropped. Whether and when an attempt is
     * repeated is the protocol's rule: see {@link Agenda}.
     *
     * @param transaction as it stands now
     */
    void tell(Transaction transaction);
}
