// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment;

import java.util.Optional;
import org.ozgsdk.core.Money;

/**
 * Which payment is asked about, and what is known of it.
 *
 * @param requestId our id of the attempt
 * @param transactionId the payment service's id
 * @param reference business reference as far as known
 * @param asked the amount that was asked for; stands in the evidence where the service does not repeat it
 * @param paidNotified true if a genuine notification said that it was paid; a second proof where the status alone is none (ePayBL)
 */
public record StatusQuestion(
        String requestId, String transactionId, Optional<String> reference, Money asked, boolean paidNotified) {}
