// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

/** The person stopped on purpose (cancelled a login, left a payment page). Offer the step again. */
public final class UserAbortedException extends OzgException {

    private static final long serialVersionUID = 1L;

    /**
     * Reports that the person stopped.
     *
     * @param message which step was left
     */
    public UserAbortedException(String message) {
        super(message, null);
    }
}
