// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.payment.fee;

import org.ozgsdk.core.Money;

/**
 * One line of a fee with its origin.
 *
 * @param rule number of the Tarifstelle
 * @param text what it is for
 * @param citation the legal source
 * @param quantity how often, at least 1
 * @param unit the amount of one, maybe zero
 * @param total quantity times unit
 */
public record FeeLine(String rule, String text, String citation, int quantity, Money unit, Money total) {}
