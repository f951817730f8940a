// SPDX-License-Identifier: Apache-2.0
/**
 * Numbers of banks and cash offices: account ({@link org.ozgsdk.core.bank.Iban}), bank ({@link org.ozgsdk.core.bank.Bic}), creditor
 * ({@link org.ozgsdk.core.bank.CreditorId}), references of a payment ({@link org.ozgsdk.core.bank.CreditorReference}, {@link org.ozgsdk.core.bank.EndToEndId}) and the
 * check digits of a Kassenzeichen. All check form and check digits; none knows whether the account exists.
 *
 * <pre>{@code
 * Iban account = Iban.of("DE89 3704 0044 0532 0130 00");
 * CreditorReference.of("4200000000061").printed(); // RF59 4200 0000 0006 1
 * CheckDigits.MOD_11_10.append("100845456115");    // 1008454561158
 * }</pre>
 */
package org.ozgsdk.core.bank;
