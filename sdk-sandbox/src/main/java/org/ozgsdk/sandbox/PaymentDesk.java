// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.util.List;

/** What the payment services of the sandbox hold. Safe for use by many threads. */
public interface PaymentDesk {

    /** {@return all transactions of all services, oldest first} */
    List<PaymentRecord> list();
}
