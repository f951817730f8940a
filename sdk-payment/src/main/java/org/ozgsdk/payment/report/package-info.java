// SPDX-License-Identifier: Apache-2.0
/**
 * What authority and person get to see of payments: the list of what must be looked at, and the receipt.
 *
 * <pre>{@code
 * Reconciliation report = Reconciliation.of(PaymentLedger.open(store, "xbezahldienste"), clock);
 * report.table(); // for people; report.json() for programs
 * new PaymentReceipt("Stadtkasse Musterstadt", "Gewerbeanmeldung", fee.items(), payment.evidence().orElseThrow()).text();
 * }</pre>
 */
package org.ozgsdk.payment.report;
