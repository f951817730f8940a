// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import java.util.List;

/**
 * The specialist systems of all offices of one IT provider: fetch, check, keep, accept or reject. Checks run in the order of FIT-Connect's verification
 * rules ("Prüfung empfangener Einreichungen") and with other code than the sender's. Safe for use by many threads; rounds never overlap.
 */
public interface Office {

    /**
     * Works through everything that waits for pickup now. Happens by itself in the interval of {@link Sandbox.Builder#officeInterval}.
     *
     * @return the number of applications answered in this round
     */
    int work();

    /** {@return everything fetched so far, oldest first, accepted or not} */
    List<ReceivedApplication> received();
}
