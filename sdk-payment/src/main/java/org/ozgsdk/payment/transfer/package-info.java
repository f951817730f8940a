// SPDX-License-Identifier: Apache-2.0
/**
 * Payment by invoice and transfer, and the code that banking apps scan (EPC069-12, "GiroCode") as SVG or PNG.
 *
 * <pre>{@code
 * BankTransfer transfer = new BankTransfer("Stadtkasse Musterstadt", Iban.of("DE89370400440532013000"), Optional.empty(),
 *         id -> URI.create("https://dienst.example/ueberweisung/" + id));
 * Payments payments = Payments.builder(transfer, store).build();
 * Payment payment = payments.start(order);
 * String picture = transfer.code(payment.id(), order).image().svg("Überweisung"); // for the page
 * // the bank's statement shows the reference:
 * payments.confirm(payment.id(), evidence); // with source BANK
 * }</pre>
 */
package org.ozgsdk.payment.transfer;
