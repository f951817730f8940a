// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.arrangement;

/** How an authority handles a service's fee. */
public enum PaymentPolicy {
    /** It is not paid online. */
    OFF,
    /** The person may pay before submitting, or later. */
    OPTIONAL,
    /** It is paid before submitting. */
    REQUIRED,
    /** The fee is known only later; the authority asks for it itself. */
    LATER
}
