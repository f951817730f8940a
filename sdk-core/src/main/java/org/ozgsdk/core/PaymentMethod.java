// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core;

/** How something was paid, in the words that XBezahldienste and FIT-Connect's metadata share. Newer methods are {@link #OTHER} with a detail. */
public enum PaymentMethod {
    /** giropay, ended on 2024-12-31 but still a word of the standards. */
    GIROPAY,
    /** paydirekt. */
    PAYDIRECT,
    /** Credit card. */
    CREDITCARD,
    /** PayPal. */
    PAYPAL,
    /** Invoice and transfer; a word of FIT-Connect only. */
    INVOICE,
    /** Anything else; the detail says what. */
    OTHER
}
