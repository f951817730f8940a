// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery;

/**
 * An application that is announced, encrypted and uploaded, but not yet submitted (vorbereitete Einreichung). Store its receipt, then hand it to
 * {@link DeliveryChannel#submit}; only the channel that prepared it understands it. It does not outlive the program: after a crash make a new one from the
 * stored receipt with {@link DeliveryChannel#prepare(Submission, Receipt)}. Immutable; {@code toString} shows no content.
 */
public interface Prepared {

    /** {@return the ids and the authentication tags of exactly this preparation; {@code sentAt} is the time of preparing} */
    Receipt receipt();
}
